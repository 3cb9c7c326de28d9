package io.colophon.command.shelves;

import static io.colophon.command.Decisions.given;

import io.colophon.contract.Change;
import io.colophon.contract.Refusal;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.shelves.ShelfEvent.ShelfCreated;
import io.colophon.contract.shelves.ShelfEvent.ShelfDeleted;
import io.colophon.contract.shelves.ShelfEvent.ShelfRevised;
import io.colophon.contract.vocabulary.VocabularyEvent.TagAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.TagRemoved;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShelvesTest {

    private static final UUID LIBRARY = new UUID(1, 1);
    private static final UUID OTHER_LIBRARY = new UUID(1, 2);
    private static final UUID SHELF = new UUID(2, 1);
    private static final UUID TAG = new UUID(3, 1);
    private static final LibraryCreated LIBRARY_CREATED =
            new LibraryCreated(LIBRARY, new UUID(9, 9), "Home", "home", "", false);
    private static final LibraryDeleted LIBRARY_DELETED = new LibraryDeleted(LIBRARY, new UUID(9, 9), List.of());
    private static final TagAdded TAG_ADDED = new TagAdded(TAG, LIBRARY, "best", "");
    private static final TagRemoved TAG_REMOVED = new TagRemoved(TAG, LIBRARY, List.of());
    private static final ShelfCreated CREATED =
            new ShelfCreated(SHELF, LIBRARY, "Poems", "In verse", "#fff", "📚", 2, List.of(TAG));

    private static ShelfDetails details(@Nullable List<UUID> tags) {
        return new ShelfDetails("Poems", "In verse", "#fff", "📚", 2, tags);
    }

    @Test
    void a_library_gets_a_shelf() {
        given(LIBRARY_CREATED, TAG_ADDED)
                .when(new CreateShelf(SHELF, LIBRARY, details(List.of(TAG))))
                .then(CREATED)
                .thenAnswer(SHELF);
        given(LIBRARY_CREATED)
                .when(new CreateShelf(SHELF, LIBRARY, details(null)))
                .then(new ShelfCreated(SHELF, LIBRARY, "Poems", "In verse", "#fff", "📚", 2, List.of()));
    }

    @Test
    void a_library_that_is_not_there_gets_no_shelf() {
        var command = new CreateShelf(SHELF, LIBRARY, details(null));
        given().when(command).thenRefused(Refusal.Kind.NOT_FOUND, "library not found");
        given(LIBRARY_CREATED, LIBRARY_DELETED).when(command).thenRefused(Refusal.Kind.NOT_FOUND, "library not found");
    }

    @Test
    void a_tag_that_is_not_there_or_is_another_librarys_is_refused_with_everything() {
        var create = new CreateShelf(SHELF, LIBRARY, details(List.of(TAG)));
        var revise = new ReviseShelf(SHELF, LIBRARY, details(List.of(TAG)));
        String text = "unknown tag_id: " + TAG;
        given(LIBRARY_CREATED).when(create).thenRefused(Refusal.Kind.INVALID, text);
        given(LIBRARY_CREATED, TAG_ADDED, TAG_REMOVED).when(create).thenRefused(Refusal.Kind.INVALID, text);
        given(LIBRARY_CREATED, new TagAdded(TAG, OTHER_LIBRARY, "best", ""))
                .when(create)
                .thenRefused(Refusal.Kind.INVALID, text);
        given(LIBRARY_CREATED, CREATED).when(revise).thenRefused(Refusal.Kind.INVALID, text);
    }

    @Test
    void a_revision_holds_what_changes() {
        given(LIBRARY_CREATED, TAG_ADDED, CREATED)
                .when(new ReviseShelf(SHELF, LIBRARY, new ShelfDetails("Verse", "", "#fff", "", 0, List.of())))
                .then(new ShelfRevised(
                        SHELF,
                        LIBRARY,
                        new Change<>("Poems", "Verse"),
                        new Change<>("In verse", ""),
                        null,
                        new Change<>("📚", ""),
                        new Change<>(2, 0),
                        new Change<>(List.of(TAG), List.of())));
    }

    @Test
    void tags_that_are_not_spoken_of_stay() {
        given(LIBRARY_CREATED, TAG_ADDED, CREATED)
                .when(new ReviseShelf(SHELF, LIBRARY, details(null)))
                .then(unchanged());
        given(LIBRARY_CREATED, TAG_ADDED, TAG_REMOVED, CREATED)
                .when(new ReviseShelf(SHELF, LIBRARY, details(null)))
                .then(unchanged());
    }

    @Test
    void what_a_revision_replaces_is_what_stood_there_last() {
        given(
                        LIBRARY_CREATED,
                        CREATED,
                        new ShelfRevised(SHELF, LIBRARY, new Change<>("Poems", "Verse"), null, null, null, null, null))
                .when(new ReviseShelf(SHELF, LIBRARY, details(null)))
                .then(new ShelfRevised(SHELF, LIBRARY, new Change<>("Verse", "Poems"), null, null, null, null, null));
    }

    @Test
    void a_shelf_that_is_not_there_or_is_another_librarys_is_not_touched() {
        for (var command : List.of(
                new ReviseShelf(SHELF, LIBRARY, details(null)), new ReviseShelf(SHELF, OTHER_LIBRARY, details(null)))) {
            given(LIBRARY_CREATED, CREATED, new ShelfDeleted(SHELF, LIBRARY))
                    .when(command)
                    .thenRefused(Refusal.Kind.NOT_FOUND, "shelf not found");
        }
        given(LIBRARY_CREATED, CREATED)
                .when(new ReviseShelf(SHELF, OTHER_LIBRARY, details(null)))
                .thenRefused(Refusal.Kind.NOT_FOUND, "shelf not found");
        given(LIBRARY_CREATED, CREATED)
                .when(new DeleteShelf(SHELF, OTHER_LIBRARY))
                .thenRefused(Refusal.Kind.NOT_FOUND, "shelf not found");
        given(LIBRARY_CREATED, CREATED, LIBRARY_DELETED)
                .when(new ReviseShelf(SHELF, LIBRARY, details(null)))
                .thenRefused(Refusal.Kind.NOT_FOUND, "shelf not found");
    }

    @Test
    void a_shelf_is_deleted_once() {
        given(LIBRARY_CREATED, CREATED).when(new DeleteShelf(SHELF, LIBRARY)).then(new ShelfDeleted(SHELF, LIBRARY));
        given(LIBRARY_CREATED, CREATED, new ShelfDeleted(SHELF, LIBRARY))
                .when(new DeleteShelf(SHELF, LIBRARY))
                .thenRefused(Refusal.Kind.NOT_FOUND, "shelf not found");
    }

    private static ShelfRevised unchanged() {
        return new ShelfRevised(SHELF, LIBRARY, null, null, null, null, null, null);
    }
}
