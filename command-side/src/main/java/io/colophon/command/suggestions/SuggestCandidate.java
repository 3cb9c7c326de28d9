package io.colophon.command.suggestions;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.command.jobs.NotedRun;
import io.colophon.command.suggestions.Reply.Candidate;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.jobs.RunEvent.RunNoted;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.suggestions.SuggestionEvent.Kind;
import io.colophon.contract.suggestions.SuggestionEvent.SuggestionDropped;
import io.colophon.contract.suggestions.SuggestionEvent.SuggestionMade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes a suggestion of what a model named, if it is new and nothing speaks against it, and tells in the run what became of it. Answers
 * with what was told; nothing where the run does not go on.
 */
record SuggestCandidate(UUID runId, UUID userId, UUID suggestionId, Candidate candidate, Finding finding, Instant at)
        implements Command<Optional<RunNoted>, SuggestCandidate.State> {

    static final String DUPLICATE = "duplicate";
    static final String BLOCKED = "blocked";
    static final String NOT_IN_LIBRARY = "not_in_library";

    /** @param bookGone the book, or all of its library */
    record State(NotedRun run, KnownSuggestions suggestions, boolean bookGone) {}

    @Override
    public Boundary boundary(Tagger tagger) {
        Boundary boundary = KnownSuggestions.within(NotedRun.boundary(runId, userId), userId);
        if (finding.bookId() != null) {
            boundary.or(Tagger.id(BookEvent.BOOK, finding.bookId()), BookDeleted.class);
        }
        if (finding.libraryId() != null) {
            boundary.or(Tagger.id(LibraryEvent.EXISTENCE, finding.libraryId()), LibraryDeleted.class);
        }
        return boundary;
    }

    @Override
    public State initial() {
        return new State(NotedRun.UNKNOWN, KnownSuggestions.NONE, false);
    }

    @Override
    public State evolve(State state, DomainEvent event) {
        return new State(
                state.run.after(event),
                state.suggestions.after(event),
                state.bookGone || event instanceof BookDeleted || event instanceof LibraryDeleted);
    }

    @Override
    public Decision<Optional<RunNoted>> decide(State state, Tagger tagger) {
        if (!state.run.goesOn()) {
            return Decision.nothing(Optional.empty());
        }
        String reason = reason(state);
        RunNoted noted = state.run.note(runId, userId, kindOfNote(candidate.kind()), content(reason), at);
        List<DomainEvent> events = new ArrayList<>();
        events.add(noted);
        if (reason.isEmpty()) {
            state.suggestions
                    .tooMany(candidate.kind())
                    .forEach(oldest -> events.add(new SuggestionDropped(oldest, userId)));
            events.add(new SuggestionMade(
                    suggestionId,
                    userId,
                    runId,
                    candidate.kind(),
                    finding.title(),
                    finding.author(),
                    finding.isbn(),
                    finding.coverUrl(),
                    candidate.reason(),
                    finding.bookId(),
                    finding.editionId(),
                    finding.libraryId()));
        }
        return new Decision<>(Optional.of(noted), events);
    }

    private String reason(State state) {
        if (!finding.isGood()) {
            return finding.reason();
        }
        if (state.suggestions.hasNew(candidate.kind(), finding.title())) {
            return DUPLICATE;
        }
        if (state.suggestions.isBlocked(finding.title(), finding.author())) {
            return BLOCKED;
        }
        return state.bookGone ? NOT_IN_LIBRARY : "";
    }

    static String kindOfNote(Kind kind) {
        return kind == Kind.BUY ? Story.DECISION : Story.MATCH;
    }

    private Map<String, Object> content(String reason) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put(Story.TITLE, candidate.title());
        put(content, "author", candidate.author());
        put(content, "isbn", candidate.isbn());
        content.put("ai_reason", candidate.reason());
        content.put(Story.OUTCOME, reason.isEmpty() ? Story.ACCEPTED : "rejected");
        put(content, "reason", reason);
        return content;
    }

    private static void put(Map<String, Object> content, String name, String text) {
        if (!text.isEmpty()) {
            content.put(name, text);
        }
    }
}
