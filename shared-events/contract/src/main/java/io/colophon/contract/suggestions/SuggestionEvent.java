package io.colophon.contract.suggestions;

import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tags;
import io.colophon.contract.identity.IdentityEvent;
import io.colophon.eventstore.json.EventType;
import io.colophon.eventstore.json.Personal;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of the suggestions that somebody gets. Nobody else is shown them, and all that they say is kept by his key. */
public sealed interface SuggestionEvent extends DomainEvent {

    String SUGGESTION = "suggestion";
    /** On all of somebody's suggestions: the way to know them without all else that he did. */
    String SUGGESTED_TO = "suggested-to";

    enum Kind {
        /** A book that his library lacks. */
        BUY,
        /** One that it has. */
        READ_NEXT;

        /** As the contract writes it: {@code read_next}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What else must not be suggested again. */
    enum Scope {
        BOOK,
        AUTHOR
    }

    UUID suggestionId();

    UUID userId();

    @Override
    default void tags(Tags tags) {
        tags.id(SUGGESTION, suggestionId()).id(SUGGESTED_TO, userId()).id(IdentityEvent.USER, userId());
    }

    /**
     * It is new.
     *
     * @param author empty where nobody is known, like ISBN, cover and reason
     * @param bookId the book of his library that it is about; null where the library lacks it
     * @param editionId its primary edition, if it has one
     */
    @EventType("suggestions.SuggestionMade")
    record SuggestionMade(
            UUID suggestionId,
            UUID userId,
            UUID runId,
            Kind kind,
            @Personal(subject = "userId") String title,
            @Personal(subject = "userId") String author,
            @Personal(subject = "userId") String isbn,
            @Personal(subject = "userId") String coverUrl,
            @Personal(subject = "userId") String reasoning,
            @Nullable UUID bookId,
            @Nullable UUID editionId,
            @Nullable UUID libraryId)
            implements SuggestionEvent {}

    /** Its person said what he thinks of it. */
    @EventType("suggestions.SuggestionJudged")
    record SuggestionJudged(
            UUID suggestionId,
            UUID userId,
            @Personal(subject = "userId") @Nullable Change<String> status) implements SuggestionEvent {}

    /** It gave way to newer ones. */
    @EventType("suggestions.SuggestionDropped")
    record SuggestionDropped(UUID suggestionId, UUID userId) implements SuggestionEvent {}

    /** Its person wants no such thing again. */
    @EventType("suggestions.SuggestionBlocked")
    record SuggestionBlocked(
            UUID suggestionId,
            UUID userId,
            Scope scope,
            @Personal(subject = "userId") String title,
            @Personal(subject = "userId") String author)
            implements SuggestionEvent {}
}
