package io.colophon.command.suggestions;

import io.colophon.command.Decision;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.suggestions.SuggestionEvent.SuggestionDropped;
import io.colophon.contract.suggestions.SuggestionEvent.SuggestionJudged;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Somebody says what he thinks of a suggestion. One that becomes new again takes its place among the new ones. */
record JudgeSuggestion(UUID userId, UUID suggestionId, SuggestionStatus status) implements SuggestionsCommand<UUID> {

    @Override
    public Decision<UUID> decide(KnownSuggestions state, Tagger tagger) {
        KnownSuggestions.Known known = state.existing(suggestionId);
        List<DomainEvent> events = new ArrayList<>();
        if (status == SuggestionStatus.NEW && !known.isNew(known.kind())) {
            if (state.hasNew(known.kind(), known.title())) {
                throw Refusal.conflict("another new suggestion has this title");
            }
            state.tooMany(known.kind()).forEach(id -> events.add(new SuggestionDropped(id, userId)));
        }
        events.add(new SuggestionJudged(suggestionId, userId, Change.between(known.status(), status.wireName())));
        return new Decision<>(suggestionId, events);
    }
}
