package io.colophon.contract.jobs;

import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tags;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.eventstore.json.EventType;
import io.colophon.eventstore.json.Personal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happens in runs, the executions of jobs of every type. A run goes QUEUED, RUNNING, then one of SUCCEEDED, PARTIAL, FAILED,
 * CANCELLED, and stays there. Its items are numbered from 1 without gaps. Times are by the scheduling clock.
 */
public sealed interface RunEvent extends DomainEvent {

    String RUN = "run";
    /** On everything that is about the whole of a run: the way to know it without reading its items. */
    String WHOLE = "run-whole";
    /** Who asked for a run, on everything that is about the whole of it. */
    String REQUESTOR = "requestor";

    /** The tag of one item. */
    static String item(UUID runId, int number) {
        return "run-item=" + runId + "/" + number;
    }

    UUID runId();

    Instant at();

    @Override
    default void tags(Tags tags) {
        tags.id(RUN, runId());
    }

    /**
     * @param type what it does: {@code import}, {@code enrichment}, {@code covers}, {@code suggestions}; later types add values
     * @param total how many items it has
     * @param options of its type, as JSON values
     * @param note what whoever asked should know about the request itself; empty when there is nothing
     */
    @EventType("jobs.RunQueued")
    record RunQueued(
            UUID runId,
            @Nullable UUID libraryId,
            String type,
            UUID requestedBy,
            int total,
            Map<String, Object> options,
            String note,
            Instant at)
            implements RunEvent {
        @Override
        public void tags(Tags tags) {
            whole(tags, runId, libraryId, requestedBy);
        }
    }

    @EventType("jobs.RunStarted")
    record RunStarted(UUID runId, Instant at) implements RunEvent {
        @Override
        public void tags(Tags tags) {
            tags.id(RUN, runId).id(WHOLE, runId);
        }
    }

    /**
     * A step of a run that is told in detail. Its content may say anything of whoever asked for the run.
     *
     * @param seq from 0 without gaps
     * @param kind a name of the run's type
     * @param content JSON values by name
     */
    @EventType("jobs.RunNoted")
    record RunNoted(
            UUID runId,
            UUID requestedBy,
            int seq,
            String kind,
            @Personal(subject = "requestedBy") @Nullable Map<String, Object> content,
            Instant at)
            implements RunEvent {}

    /** @param subject what the item was about, when there is such a thing */
    @EventType("jobs.ItemSucceeded")
    record ItemSucceeded(
            UUID runId,
            int number,
            String message,
            @Nullable UUID subject,
            Instant at) implements RunEvent {
        @Override
        public void tags(Tags tags) {
            item(tags, runId, number);
        }
    }

    @EventType("jobs.ItemSkipped")
    record ItemSkipped(
            UUID runId,
            int number,
            String message,
            @Nullable UUID subject,
            Instant at) implements RunEvent {
        @Override
        public void tags(Tags tags) {
            item(tags, runId, number);
        }
    }

    @EventType("jobs.ItemFailed")
    record ItemFailed(UUID runId, int number, String message, Instant at) implements RunEvent {
        @Override
        public void tags(Tags tags) {
            item(tags, runId, number);
        }
    }

    /** Items that had no end yet stay as they are. */
    @EventType("jobs.RunCancelled")
    record RunCancelled(UUID runId, @Nullable UUID libraryId, UUID requestedBy, Instant at) implements RunEvent {
        @Override
        public void tags(Tags tags) {
            whole(tags, runId, libraryId, requestedBy);
        }
    }

    @EventType("jobs.RunSucceeded")
    record RunSucceeded(UUID runId, @Nullable UUID libraryId, UUID requestedBy, Counts counts, Instant at)
            implements RunEvent {
        @Override
        public void tags(Tags tags) {
            whole(tags, runId, libraryId, requestedBy);
        }
    }

    /** Some items failed, not all. */
    @EventType("jobs.RunPartial")
    record RunPartial(UUID runId, @Nullable UUID libraryId, UUID requestedBy, Counts counts, Instant at)
            implements RunEvent {
        @Override
        public void tags(Tags tags) {
            whole(tags, runId, libraryId, requestedBy);
        }
    }

    @EventType("jobs.RunFailed")
    record RunFailed(UUID runId, @Nullable UUID libraryId, UUID requestedBy, Counts counts, String error, Instant at)
            implements RunEvent {
        @Override
        public void tags(Tags tags) {
            whole(tags, runId, libraryId, requestedBy);
        }
    }

    /** The run is no longer shown; the log keeps it. */
    @EventType("jobs.RunDeleted")
    record RunDeleted(UUID runId, UUID requestedBy, Instant at) implements RunEvent {
        @Override
        public void tags(Tags tags) {
            whole(tags, runId, null, requestedBy);
        }
    }

    /** How the items of a run ended. */
    record Counts(int succeeded, int failed, int skipped) {}

    private static void item(Tags tags, UUID runId, int number) {
        tags.id(RUN, runId).all(List.of(item(runId, number)));
    }

    private static void whole(Tags tags, UUID runId, @Nullable UUID libraryId, UUID requestedBy) {
        tags.id(RUN, runId).id(WHOLE, runId).id(REQUESTOR, requestedBy);
        if (libraryId != null) {
            tags.id(LibraryEvent.LIBRARY, libraryId);
        }
    }
}
