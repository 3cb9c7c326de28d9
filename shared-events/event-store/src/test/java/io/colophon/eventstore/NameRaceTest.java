package io.colophon.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * T2: 64 writers in two processes race for names, while a transaction elsewhere stays open all along. No name is taken twice, and
 * every name is taken.
 */
class NameRaceTest {

    private static final int WRITERS = 64;

    /** One for each shape: a boundary of any event reads all there is. */
    private final PostgresAddress database = TestDatabase.create();

    private final HeldSession idle = HeldSession.thatWrote(database);

    @BeforeEach
    void a_transaction_is_open() {
        assertThat(
                        TestDatabase.query(
                                database,
                                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_xid IS NOT NULL"))
                .isEqualTo("1");
    }

    @AfterEach
    void close() {
        idle.close();
    }

    @ParameterizedTest
    @EnumSource
    void every_name_is_taken_once(BoundaryShape shape) {
        try (var here = new TestStore(database, new TextCodec());
                var there = new TestStore(database, new TextCodec())) {
            NameRace race = new NameRace(shape, names(shape), run(shape, 0));

            long lost = race.among(List.of(here, there), WRITERS);

            assertThat(race.violations(database)).as("names not taken once").isZero();
            assertThat(lost).as("lost races; without any this proves nothing").isPositive();
        }
    }

    @Tag(Proof.TAG)
    @ParameterizedTest
    @EnumSource
    void every_name_is_taken_once_by_one_of_two_processes(BoundaryShape shape) {
        try (var here = new TestStore(database, new TextCodec());
                var there = ForkedJvm.start(RivalProcess.class, database.toString())) {
            assertThat(there.line()).isEqualTo("ready");
            for (int seed = 1; seed <= 5; seed++) {
                NameRace race = new NameRace(shape, names(shape), run(shape, seed));
                there.send(String.join(" ", shape.name(), "" + race.names(), "" + race.run(), "" + WRITERS / 2));

                race.among(List.of(here), WRITERS / 2);

                assertThat(there.line()).isEqualTo("done");
                assertThat(race.violations(database)).as("names not taken once").isZero();
            }
        }
    }

    /** With a boundary of any event each append makes all the other writers read again, so few names cost as much as many. */
    private static int names(BoundaryShape shape) {
        return shape == BoundaryShape.ANY_EVENT ? Proof.count(4, 20) : Proof.count(25, 300);
    }

    private static long run(BoundaryShape shape, int seed) {
        return seed * 10L + shape.ordinal();
    }
}
