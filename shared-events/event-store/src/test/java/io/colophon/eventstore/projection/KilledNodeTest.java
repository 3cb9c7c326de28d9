package io.colophon.eventstore.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.eventstore.ForkedJvm;
import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.Proof;
import io.colophon.eventstore.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** T4 and T11: a process that appends and projects is killed under load, again and again. Nothing is skipped, nothing is double. */
class KilledNodeTest {

    private final PostgresAddress database = TestDatabase.create();

    @Test
    void what_was_acknowledged_is_there_and_in_the_view_once() {
        Random random = new Random(11);
        List<Long> acked = new ArrayList<>();
        for (int kill = 0; kill < Proof.count(2, 20); kill++) {
            try (ForkedJvm process = ForkedJvm.start(NodeProcess.class, database.toString(), "process " + kill)) {
                assertThat(process.nextLine()).isEqualTo("started");
                for (int i = 20 + random.nextInt(300); i > 0; i--) {
                    acked.add(position(process.nextLine()));
                }
                process.kill();
                for (String line = process.line(); line != null && line.matches("acked \\d+"); line = process.line()) {
                    acked.add(position(line));
                }
            }
        }

        try (Node last = Node.started(database, "last")) {
            last.untilCaughtUp(1);
            assertThat(Node.query(
                            database,
                            "SELECT count(*) = max(position) AND count(*) = count(DISTINCT event_id) FROM es.event"))
                    .isEqualTo("t");
            assertThat(acked).doesNotHaveDuplicates();
            assertThat(Node.query(database, "SELECT max(position) FROM es.event"))
                    .satisfies(head -> assertThat(acked).allMatch(position -> position <= Long.parseLong(head)));
            assertThat(Node.effects(database, 1)).isEqualTo(History.each(last.log()));
            assertThat(Node.books(database, 1)).isEqualTo(History.fold(last.log()));
            assertThat(last.status(1).parked()).isEmpty();
        }
    }

    private static long position(String line) {
        return Long.parseLong(line.substring("acked ".length()));
    }
}
