package io.colophon.command.suggestions;

import static io.colophon.command.Decisions.given;
import static io.colophon.command.suggestions.Suggestions.ADA;
import static io.colophon.command.suggestions.Suggestions.id;
import static io.colophon.command.suggestions.Suggestions.judged;
import static io.colophon.command.suggestions.Suggestions.made;

import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.suggestions.SuggestionEvent.Kind;
import io.colophon.contract.suggestions.SuggestionEvent.Scope;
import io.colophon.contract.suggestions.SuggestionEvent.SuggestionBlocked;
import io.colophon.contract.suggestions.SuggestionEvent.SuggestionDropped;
import io.colophon.contract.suggestions.SuggestionEvent.SuggestionMade;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {

    private static final SuggestionMade DUNE = made(1, Kind.BUY, "Dune", "Frank Herbert");

    private static JudgeSuggestion judge(int number, SuggestionStatus status) {
        return new JudgeSuggestion(ADA, id(number), status);
    }

    private static BlockSuggestion block(String scope) {
        return new BlockSuggestion(ADA, id(1), scope);
    }

    @Test
    void somebody_says_what_he_thinks_of_a_suggestion_and_says_it_anew() {
        given(DUNE).when(judge(1, SuggestionStatus.INTERESTED)).then(judged(1, "new", "interested"));
        given(DUNE, judged(1, "new", "interested"))
                .when(judge(1, SuggestionStatus.ADDED_TO_LIBRARY))
                .then(judged(1, "interested", "added_to_library"));
        given(DUNE).when(judge(1, SuggestionStatus.NEW)).then(judged(1, "new", "new"));
    }

    @Test
    void nobody_judges_what_he_did_not_get_or_what_gave_way() {
        JudgeSuggestion stranger = new JudgeSuggestion(new UUID(0, 2), id(1), SuggestionStatus.NEW);
        given(DUNE).when(stranger).thenRefused(Refusal.Kind.NOT_FOUND, "suggestion not found");
        given(DUNE, new SuggestionDropped(id(1), ADA))
                .when(judge(1, SuggestionStatus.DISMISSED))
                .thenRefused(Refusal.Kind.NOT_FOUND, "suggestion not found");
        given(DUNE, new UserDeleted(ADA, List.of()))
                .when(judge(1, SuggestionStatus.DISMISSED))
                .thenRefused(Refusal.Kind.NOT_FOUND, "suggestion not found");
    }

    @Test
    void a_title_is_new_once_of_each_kind_whatever_its_case() {
        SuggestionMade again = made(2, Kind.BUY, "DUNE", "");
        given(DUNE, judged(1, "new", "dismissed"), again)
                .when(judge(1, SuggestionStatus.NEW))
                .thenRefused(Refusal.Kind.CONFLICT, "another new suggestion has this title");
        given(DUNE, judged(1, "new", "dismissed"), made(2, Kind.READ_NEXT, "Dune", ""))
                .when(judge(1, SuggestionStatus.NEW))
                .then(judged(1, "dismissed", "new"));
    }

    @Test
    void what_becomes_new_again_takes_the_place_of_the_oldest() {
        DomainEvent[] full = IntStream.rangeClosed(0, KnownSuggestions.POOL)
                .boxed()
                .flatMap(n -> n == 0
                        ? List.<DomainEvent>of(made(0, Kind.BUY, "Title 0", ""), judged(0, "new", "interested"))
                                .stream()
                        : List.<DomainEvent>of(made(n, Kind.BUY, "Title " + n, "")).stream())
                .toArray(DomainEvent[]::new);
        given(full)
                .when(judge(0, SuggestionStatus.NEW))
                .then(new SuggestionDropped(id(1), ADA), judged(0, "interested", "new"));
    }

    @Test
    void a_block_dismisses_its_suggestion() {
        given(DUNE)
                .when(block("book"))
                .then(
                        new SuggestionBlocked(id(1), ADA, Scope.BOOK, "Dune", "Frank Herbert"),
                        judged(1, "new", "dismissed"));
        given(DUNE, judged(1, "new", "dismissed"))
                .when(block("author"))
                .then(
                        new SuggestionBlocked(id(1), ADA, Scope.AUTHOR, "Dune", "Frank Herbert"),
                        judged(1, "dismissed", "dismissed"));
    }

    @ParameterizedTest
    @CsvSource({
        "series, series blocks not yet supported from this endpoint",
        "planet, invalid scope value",
        "'', invalid scope value"
    })
    void what_can_t_be_blocked_is_refused_where_there_is_such_a_suggestion(String scope, String text) {
        given(DUNE).when(block(scope)).thenRefused(Refusal.Kind.INVALID, text);
        given().when(block(scope)).thenRefused(Refusal.Kind.NOT_FOUND, "suggestion not found");
    }

    @Test
    void an_author_whom_nobody_knows_is_not_blocked() {
        given(made(1, Kind.BUY, "Dune", ""))
                .when(block("author"))
                .thenRefused(Refusal.Kind.INVALID, "cannot block by author: author unknown");
    }
}
