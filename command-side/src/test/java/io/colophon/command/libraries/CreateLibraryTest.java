package io.colophon.command.libraries;

import static io.colophon.command.Decisions.given;
import static io.colophon.contract.Refusal.Kind.NOT_FOUND;

import io.colophon.command.Decisions;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.identity.IdentityEvent.UserRegistered;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.shelves.ShelfEvent.ShelfCreated;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CreateLibraryTest {

    private static final UUID ANN = new UUID(1, 1);
    private static final UUID BOB = new UUID(1, 2);
    private static final UUID FIRST = new UUID(2, 1);
    private static final UUID SECOND = new UUID(2, 2);
    private static final UUID FAVOURITES = new UUID(3, 1);

    private static final UserRegistered ANN_IS_THERE =
            new UserRegistered(ANN, "ann", "ann@example.org", "Ann", "hash", false);
    private static final LibraryCreated BOBS = created(FIRST, BOB, "home");
    private static final CreateLibrary CREATE =
            new CreateLibrary(SECOND, ANN, "Home", List.of("home", "home-2"), "", false, FAVOURITES);

    private static LibraryCreated created(UUID library, UUID owner, String slug) {
        return new LibraryCreated(library, owner, "Home", slug, "", false);
    }

    private static ShelfCreated favourites() {
        return new ShelfCreated(FAVOURITES, SECOND, "Favourites", "", "", "⭐", 0, List.of());
    }

    @Test
    void it_begins_with_a_shelf_of_favourites() {
        given(ANN_IS_THERE)
                .when(CREATE)
                .then(created(SECOND, ANN, "home"), favourites())
                .thenAnswer(Optional.of("home"));
    }

    @Test
    void a_slug_that_is_taken_is_numbered_and_one_that_was_given_up_is_not() {
        given(ANN_IS_THERE, BOBS).when(CREATE).then(created(SECOND, ANN, "home-2"), favourites());
        given(ANN_IS_THERE, BOBS, created(new UUID(2, 3), BOB, "home-2"))
                .when(CREATE)
                .then()
                .thenAnswer(Optional.empty());
        given(
                        ANN_IS_THERE,
                        BOBS,
                        new LibraryDeleted(FIRST, BOB, List.of(Decisions.TAGGER.exact(LibraryEvent.SLUG, "home"))))
                .when(CREATE)
                .then(created(SECOND, ANN, "home"), favourites());
    }

    @Test
    void nobody_owns_a_library_whose_account_is_gone() {
        given(ANN_IS_THERE, new UserDeleted(ANN, List.of())).when(CREATE).thenRefused(NOT_FOUND, "user not found");
        given().when(CREATE).thenRefused(NOT_FOUND, "user not found");
    }
}
