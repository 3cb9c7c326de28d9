package io.colophon.command.jobs;

import static io.colophon.command.Decisions.given;

import io.colophon.contract.Refusal;
import io.colophon.contract.jobs.RunEvent.Counts;
import io.colophon.contract.jobs.RunEvent.ItemFailed;
import io.colophon.contract.jobs.RunEvent.ItemSkipped;
import io.colophon.contract.jobs.RunEvent.ItemSucceeded;
import io.colophon.contract.jobs.RunEvent.RunCancelled;
import io.colophon.contract.jobs.RunEvent.RunFailed;
import io.colophon.contract.jobs.RunEvent.RunPartial;
import io.colophon.contract.jobs.RunEvent.RunQueued;
import io.colophon.contract.jobs.RunEvent.RunStarted;
import io.colophon.contract.jobs.RunEvent.RunSucceeded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FinishRunTest {

    private static final UUID RUN = new UUID(1, 1);
    private static final UUID LIBRARY = new UUID(2, 1);
    private static final UUID ANN = new UUID(3, 1);
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final RunQueued QUEUED = queued(RUN);
    private static final RunStarted STARTED = new RunStarted(RUN, AT);
    private static final ItemSucceeded DONE = new ItemSucceeded(RUN, 1, "", null, AT);
    private static final ItemFailed FAILED = new ItemFailed(RUN, 1, "", AT);
    private static final RunQueued FOLLOWER = queued(new UUID(1, 2));

    private static RunQueued queued(UUID run) {
        return new RunQueued(run, LIBRARY, "covers", ANN, 2, Map.of(), "", AT);
    }

    private static FinishRun finish(boolean failsWithItsItems) {
        return new FinishRun(RUN, failsWithItsItems, List.of(FOLLOWER), AT);
    }

    @Test
    void what_follows_a_run_begins_with_its_end_and_once() {
        ItemSkipped skipped = new ItemSkipped(RUN, 2, "", null, AT);
        RunSucceeded over = new RunSucceeded(RUN, LIBRARY, ANN, new Counts(1, 0, 1), AT);
        given(QUEUED, STARTED, DONE).when(finish(true)).then().thenAnswer(false);
        given(QUEUED, STARTED, DONE, skipped)
                .when(finish(true))
                .then(over, FOLLOWER)
                .thenAnswer(true);
        given(QUEUED, STARTED, DONE, skipped, over, FOLLOWER)
                .when(finish(true))
                .then()
                .thenAnswer(true);
        given(QUEUED, STARTED, DONE, skipped, new RunCancelled(RUN, LIBRARY, ANN, AT))
                .when(finish(true))
                .then()
                .thenAnswer(true);
    }

    @Test
    void a_run_all_of_whose_items_failed_has_failed_where_that_is_said_of_its_type() {
        ItemFailed second = new ItemFailed(RUN, 2, "", AT);
        Counts counts = new Counts(0, 2, 0);
        given(QUEUED, STARTED, FAILED, second)
                .when(finish(true))
                .then(new RunFailed(RUN, LIBRARY, ANN, counts, "every item failed", AT), FOLLOWER);
        given(QUEUED, STARTED, FAILED, second)
                .when(finish(false))
                .then(new RunPartial(RUN, LIBRARY, ANN, counts, AT), FOLLOWER);
        given(QUEUED, STARTED, FAILED, new ItemSucceeded(RUN, 2, "", null, AT))
                .when(finish(true))
                .then(new RunPartial(RUN, LIBRARY, ANN, new Counts(1, 1, 0), AT), FOLLOWER);
    }

    @Test
    void a_run_of_another_family_is_none() {
        RunFamily imports = new RunFamily(Set.of("import"), "can't be cancelled", "can't be deleted");
        given(QUEUED)
                .when(new CancelRun(RUN, imports, ANN, AT))
                .thenRefused(Refusal.Kind.NOT_FOUND, "can't be cancelled");
        RunCancelled over = new RunCancelled(RUN, LIBRARY, ANN, AT);
        given(QUEUED, over)
                .when(new DeleteRun(RUN, imports, ANN, AT))
                .thenRefused(Refusal.Kind.NOT_FOUND, "can't be deleted");
        given(QUEUED, over)
                .when(new DeleteFinishedRuns(ANN, imports, AT))
                .then()
                .thenAnswer(0);
    }
}
