package io.colophon.command.suggestions;

import static io.colophon.command.Decisions.given;
import static io.colophon.command.suggestions.Suggestions.ADA;
import static io.colophon.command.suggestions.Suggestions.RUN;
import static io.colophon.command.suggestions.Suggestions.id;
import static io.colophon.command.suggestions.Suggestions.judged;
import static io.colophon.command.suggestions.Suggestions.made;

import io.colophon.command.suggestions.Reply.Candidate;
import io.colophon.command.suggestions.RunTerms.Trigger;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.jobs.RunEvent.RunCancelled;
import io.colophon.contract.jobs.RunEvent.RunNoted;
import io.colophon.contract.jobs.RunEvent.RunQueued;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.suggestions.SuggestionEvent.Kind;
import io.colophon.contract.suggestions.SuggestionEvent.Scope;
import io.colophon.contract.suggestions.SuggestionEvent.SuggestionBlocked;
import io.colophon.contract.suggestions.SuggestionEvent.SuggestionDropped;
import io.colophon.contract.suggestions.SuggestionEvent.SuggestionMade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SuggestCandidateTest {

    private static final Instant AT = Instant.parse("2026-04-20T12:00:00Z");
    private static final UUID LIBRARY = new UUID(2, 1);
    private static final UUID BOOK = new UUID(4, 1);
    private static final RunQueued QUEUED =
            new RunTerms(Trigger.USER, "ollama", "llama3", LIBRARY, 5, 5, 6000, 3000).run(RUN, ADA, AT);
    private static final Candidate DUNE = new Candidate(Kind.BUY, "Dune", "Frank Herbert", "9780441172719", "sand");
    private static final Finding FOUND = Finding.toBuy("Dune", "Frank Herbert", "9780441172719", "");
    private static final Candidate EMMA = new Candidate(Kind.READ_NEXT, "EMMA", "", "", "wit");
    private static final Finding OWNED = Finding.toRead("Emma", "Jane Austen", "", BOOK, null, LIBRARY);

    private static SuggestCandidate suggest(Candidate candidate, Finding finding) {
        return new SuggestCandidate(RUN, ADA, id(99), candidate, finding, AT);
    }

    private static SuggestionMade dune() {
        return new SuggestionMade(
                id(99), ADA, RUN, Kind.BUY, "Dune", "Frank Herbert", "9780441172719", "", "sand", null, null, null);
    }

    private static RunNoted duneNoted(int seq, String outcome, String... reason) {
        Map<String, Object> content = new LinkedHashMap<>(Map.of(
                "title", "Dune",
                "author", "Frank Herbert",
                "isbn", "9780441172719",
                "ai_reason", "sand",
                "outcome", outcome));
        Stream.of(reason).forEach(one -> content.put("reason", one));
        return new RunNoted(RUN, ADA, seq, "enrichment_decision", content, AT);
    }

    private static RunNoted emmaNoted(String outcome, String... reason) {
        Map<String, Object> content =
                new LinkedHashMap<>(Map.of("title", "EMMA", "ai_reason", "wit", "outcome", outcome));
        Stream.of(reason).forEach(one -> content.put("reason", one));
        return new RunNoted(RUN, ADA, 0, "read_next_match", content, AT);
    }

    @Test
    void what_was_found_is_suggested_and_told() {
        given(QUEUED).when(suggest(DUNE, FOUND)).then(duneNoted(0, "accepted"), dune());
        given(QUEUED)
                .when(suggest(EMMA, OWNED))
                .then(
                        emmaNoted("accepted"),
                        new SuggestionMade(
                                id(99),
                                ADA,
                                RUN,
                                Kind.READ_NEXT,
                                "Emma",
                                "Jane Austen",
                                "",
                                "",
                                "wit",
                                BOOK,
                                null,
                                LIBRARY));
    }

    @Test
    void what_speaks_against_it_is_told_and_nothing_is_suggested() {
        given(QUEUED)
                .when(suggest(DUNE, Finding.rejected("already_owned")))
                .then(duneNoted(0, "rejected", "already_owned"));
    }

    @Test
    void what_is_new_already_is_no_second_suggestion() {
        given(QUEUED, duneNoted(0, "accepted"), made(1, Kind.BUY, "DUNE", ""))
                .when(suggest(DUNE, FOUND))
                .then(duneNoted(1, "rejected", "duplicate"));
        given(QUEUED, made(1, Kind.READ_NEXT, "Dune", ""))
                .when(suggest(DUNE, FOUND))
                .then(duneNoted(0, "accepted"), dune());
        given(QUEUED, made(1, Kind.BUY, "Dune", ""), judged(1, "new", "dismissed"))
                .when(suggest(DUNE, FOUND))
                .then(duneNoted(0, "accepted"), dune());
    }

    @Test
    void what_he_wants_no_more_of_is_not_suggested() {
        given(QUEUED, new SuggestionBlocked(id(1), ADA, Scope.BOOK, "dune", ""))
                .when(suggest(DUNE, FOUND))
                .then(duneNoted(0, "rejected", "blocked"));
        given(QUEUED, new SuggestionBlocked(id(1), ADA, Scope.AUTHOR, "Children of Dune", "FRANK HERBERT"))
                .when(suggest(DUNE, FOUND))
                .then(duneNoted(0, "rejected", "blocked"));
    }

    @Test
    void the_oldest_of_thirty_new_ones_gives_way() {
        List<DomainEvent> given = new ArrayList<>(List.of(QUEUED));
        IntStream.range(0, KnownSuggestions.POOL).forEach(n -> given.add(made(n, Kind.BUY, "Title " + n, "")));
        given(given.toArray(DomainEvent[]::new))
                .when(suggest(DUNE, FOUND))
                .then(duneNoted(0, "accepted"), new SuggestionDropped(id(0), ADA), dune());
    }

    @Test
    void a_book_that_is_gone_meanwhile_is_not_suggested() {
        BookDeleted deleted = new BookDeleted(BOOK, LIBRARY, new UUID(5, 1), List.of(), List.of());
        given(QUEUED, deleted).when(suggest(EMMA, OWNED)).then(emmaNoted("rejected", "not_in_library"));
        given(QUEUED, new LibraryDeleted(LIBRARY, ADA, List.of()))
                .when(suggest(EMMA, OWNED))
                .then(emmaNoted("rejected", "not_in_library"));
    }

    @Test
    void a_run_that_is_over_suggests_nothing_nor_is_anything_suggested_to_nobody() {
        given(QUEUED, new RunCancelled(RUN, null, ADA, AT))
                .when(suggest(DUNE, FOUND))
                .then()
                .thenAnswer(Optional.empty());
        given(QUEUED, new UserDeleted(ADA, List.of()))
                .when(suggest(DUNE, FOUND))
                .then()
                .thenAnswer(Optional.empty());
    }
}
