package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.Proof;
import io.colophon.eventstore.TestDatabase;
import io.colophon.eventstore.projection.Projector;
import io.colophon.query.PostgresProjector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a view says is what the log says: built anew, in large batches, it has the same rows as the one that grew event by event. */
class RebuiltEqualsLiveTest {

    private static final long SEED = 20_260;

    static List<Long> seeds() {
        List<Long> seeds = new ArrayList<>();
        for (int i = 0; i < Proof.count(1, 8); i++) {
            seeds.add(SEED + i);
        }
        return seeds;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_view_in_postgresql_is_the_same_row_by_row(long seed) {
        PostgresAddress database = TestDatabase.create();
        try (TestServer server = new TestServer(database, 0, true)) {
            ApiClient administrator = ApiClient.administrator(server, "Ann");
            List<String> views = server.beans(Projector.class)
                    .filter(PostgresProjector.class::isInstance)
                    .map(Projector::view)
                    .toList();
            RandomHistory history = new RandomHistory(seed, server, administrator);
            history.go(Proof.count(300, 2_000));
            // Half of it is there when the builds begin, and the rest comes while they catch up.
            views.forEach(view -> administrator
                    .post("/api/v1/admin/projections/" + view + "/rebuild")
                    .expect(202));
            history.go(Proof.count(300, 2_000));

            SoftAssertions all = new SoftAssertions();
            Map<String, Long> rows = new TreeMap<>();
            for (String view : views) {
                Views.untilCaughtUp(administrator, view);
                all.assertThat(Views.differences(database, view))
                        .as("%s, seed %d", view, seed)
                        .isEmpty();
                rows.put(view, Views.rows(database, view));
            }
            all.assertAll();
            assertThat(history.granted())
                    .as("a history of refusals proves nothing")
                    .isGreaterThan(Proof.count(300, 2_000));
            assertThat(rows.get("books")).as("%s", rows).isGreaterThan(50);
        }
    }
}
