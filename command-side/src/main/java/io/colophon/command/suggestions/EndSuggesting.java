package io.colophon.command.suggestions;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.command.jobs.ItemOutcome;
import io.colophon.command.jobs.NotedRun;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.jobs.RunEvent.ItemFailed;
import io.colophon.contract.jobs.RunEvent.ItemSucceeded;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Ends the one item of a run of suggestions, and tells the end in the run.
 *
 * @param failure why there are no suggestions, or no more of them; empty where all went well
 * @param content what is told of an end where all went well
 */
record EndSuggesting(UUID runId, UUID userId, int number, String failure, Map<String, Object> content, Instant at)
        implements Command<ItemOutcome, NotedRun> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return NotedRun.boundary(runId, userId);
    }

    @Override
    public NotedRun initial() {
        return NotedRun.UNKNOWN;
    }

    @Override
    public NotedRun evolve(NotedRun state, DomainEvent event) {
        return state.after(event);
    }

    /** Only who holds the run ends its item, and the item before the run, so that both are open or neither is. */
    @Override
    public Decision<ItemOutcome> decide(NotedRun state, Tagger tagger) {
        if (state.personGone()) {
            return Decision.nothing(ItemOutcome.NO_LIBRARY);
        }
        if (!state.goesOn()) {
            return Decision.nothing(ItemOutcome.CANCELLED);
        }
        return failure.isEmpty()
                ? Decision.of(
                        ItemOutcome.ENDED,
                        state.note(runId, userId, Story.END, content, at),
                        new ItemSucceeded(runId, number, "suggested", null, at))
                : Decision.of(
                        ItemOutcome.ENDED,
                        state.note(runId, userId, Story.ERROR, Map.of("message", failure), at),
                        new ItemFailed(runId, number, failure, at));
    }
}
