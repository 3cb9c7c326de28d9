package io.colophon.command.suggestions;

import io.colophon.command.Decision;
import io.colophon.contract.Change;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.suggestions.SuggestionEvent.Scope;
import io.colophon.contract.suggestions.SuggestionEvent.SuggestionBlocked;
import io.colophon.contract.suggestions.SuggestionEvent.SuggestionJudged;
import java.util.UUID;

/**
 * Somebody wants neither a suggestion nor its like again.
 *
 * @param scope as it was sent; it is looked at after the suggestion is
 */
record BlockSuggestion(UUID userId, UUID suggestionId, String scope) implements SuggestionsCommand<UUID> {

    @Override
    public Decision<UUID> decide(KnownSuggestions state, Tagger tagger) {
        KnownSuggestions.Known known = state.existing(suggestionId);
        return Decision.of(
                suggestionId,
                new SuggestionBlocked(suggestionId, userId, blocked(known.author()), known.title(), known.author()),
                new SuggestionJudged(
                        suggestionId, userId, Change.between(known.status(), SuggestionStatus.DISMISSED.wireName())));
    }

    private Scope blocked(String author) {
        return switch (scope) {
            case "book" -> Scope.BOOK;
            case "author" -> {
                if (author.isEmpty()) {
                    throw Refusal.invalid("cannot block by author: author unknown");
                }
                yield Scope.AUTHOR;
            }
            case "series" -> throw Refusal.invalid("series blocks not yet supported from this endpoint");
            default -> throw Refusal.invalid("invalid scope value");
        };
    }
}
