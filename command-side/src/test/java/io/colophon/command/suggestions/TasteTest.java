package io.colophon.command.suggestions;

import static io.colophon.command.Decisions.given;

import io.colophon.contract.Refusal;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.identity.IdentityEvent.UserRegistered;
import io.colophon.contract.suggestions.TasteEvent.OptedIn;
import io.colophon.contract.suggestions.TasteEvent.OptedOut;
import io.colophon.contract.suggestions.TasteEvent.TasteDescribed;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TasteTest {

    private static final UUID ADA = new UUID(0, 1);
    private static final UserRegistered REGISTERED = new UserRegistered(ADA, "ada", "a@b.c", "Ada", "hash", false);
    private static final UserDeleted DELETED = new UserDeleted(ADA, List.of());

    private static DescribeTaste describe(String json) {
        return new DescribeTaste(ADA, new TasteProfile(json));
    }

    @Test
    void somebody_says_what_he_likes_and_says_it_anew() {
        TasteDescribed first = new TasteDescribed(ADA, "{\"a\":1}");
        given(REGISTERED).when(describe("{\"a\":1}")).then(first);
        given(REGISTERED, first).when(describe("null")).then(new TasteDescribed(ADA, "null"));
        given(REGISTERED, first).when(describe("{\"a\":1}")).then(first);
    }

    @Test
    void somebody_wants_suggestions_or_none_however_often_he_says_it() {
        given(REGISTERED).when(new OptForSuggestions(ADA, true)).then(new OptedIn(ADA));
        given(REGISTERED, new OptedIn(ADA))
                .when(new OptForSuggestions(ADA, true))
                .then(new OptedIn(ADA));
        given(REGISTERED, new OptedIn(ADA))
                .when(new OptForSuggestions(ADA, false))
                .then(new OptedOut(ADA));
    }

    @Test
    void who_is_deleted_says_nothing() {
        given(REGISTERED, DELETED).when(describe("{}")).thenRefused(Refusal.Kind.NOT_FOUND, "user not found");
        given(REGISTERED, DELETED)
                .when(new OptForSuggestions(ADA, true))
                .thenRefused(Refusal.Kind.NOT_FOUND, "user not found");
    }
}
