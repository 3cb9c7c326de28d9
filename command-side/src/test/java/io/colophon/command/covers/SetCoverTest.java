package io.colophon.command.covers;

import static io.colophon.command.Decisions.given;

import io.colophon.contract.Change;
import io.colophon.contract.Refusal;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.contract.covers.CoverEvent.CoverAdded;
import io.colophon.contract.covers.CoverEvent.CoverRemoved;
import io.colophon.contract.covers.CoverEvent.CoverReplaced;
import io.colophon.contract.covers.Image;
import io.colophon.contract.covers.PhotoEvent.PhotoAdded;
import io.colophon.contract.covers.PhotoEvent.PhotoRemoved;
import io.colophon.contract.covers.PhotoEvent.PhotoReplaced;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SetCoverTest {

    private static final UUID LIBRARY = new UUID(1, 1);
    private static final UUID OTHER_LIBRARY = new UUID(1, 2);
    private static final UUID BOOK = new UUID(2, 1);
    private static final UUID ADA = new UUID(3, 1);
    private static final Image RED = new Image("aa", "image/png", 70, 1, 1);
    private static final Image BLUE = new Image("bb", "image/png", 71, 1, 1);
    private static final BookAdded ADDED = book(LIBRARY);
    private static final CoverAdded IN_RED = new CoverAdded(BOOK, LIBRARY, RED, "");

    private static BookAdded book(UUID library) {
        return new BookAdded(
                BOOK, library, "Emma", "", "", new UUID(5, 1), List.of(), List.of(), List.of(), new UUID(4, 1));
    }

    private static SetCover cover(Image image) {
        return new SetCover(BOOK, LIBRARY, image, "");
    }

    @Test
    void a_book_gets_a_cover_then_another_then_none() {
        CoverReplaced replaced = new CoverReplaced(BOOK, LIBRARY, new Change<>(RED, BLUE), "");
        given(ADDED).when(cover(RED)).then(IN_RED);
        given(ADDED, IN_RED).when(cover(BLUE)).then(replaced);
        given(ADDED, IN_RED, replaced).when(new RemoveCover(BOOK, LIBRARY)).then(new CoverRemoved(BOOK, LIBRARY, BLUE));
        given(ADDED, IN_RED, replaced, new CoverRemoved(BOOK, LIBRARY, BLUE))
                .when(cover(RED))
                .then(IN_RED);
    }

    @Test
    void the_same_picture_again_is_a_write_that_changes_nothing() {
        given(ADDED, IN_RED).when(cover(RED)).then(new CoverReplaced(BOOK, LIBRARY, null, ""));
    }

    @Test
    void a_book_without_a_cover_loses_none() {
        given(ADDED).when(new RemoveCover(BOOK, LIBRARY)).then();
    }

    @Test
    void a_book_that_is_not_in_the_library_gets_no_cover() {
        given().when(cover(RED)).thenRefused(Refusal.Kind.NOT_FOUND, "book not found");
        given(book(OTHER_LIBRARY)).when(cover(RED)).thenRefused(Refusal.Kind.NOT_FOUND, "book not found");
        given(ADDED, new BookDeleted(BOOK, LIBRARY, new UUID(5, 1), List.of(), List.of()))
                .when(cover(RED))
                .thenRefused(Refusal.Kind.NOT_FOUND, "book not found");
    }

    @Test
    void a_contributor_has_one_photo_at_most() {
        ContributorAdded ada = new ContributorAdded(ADA, "Ada", "Ada", false);
        PhotoAdded photo = new PhotoAdded(ADA, RED, "");
        given(ada).when(new SetPhoto(ADA, RED, "")).then(photo);
        given(ada, photo).when(new SetPhoto(ADA, BLUE, "")).then(new PhotoReplaced(ADA, new Change<>(RED, BLUE), ""));
        given(ada, photo).when(new RemovePhoto(ADA)).then(new PhotoRemoved(ADA, RED));
        given(ada).when(new RemovePhoto(ADA)).then();
        given().when(new SetPhoto(ADA, RED, "")).thenRefused(Refusal.Kind.NOT_FOUND, "contributor not found");
    }
}
