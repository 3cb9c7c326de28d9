package io.colophon.command.vocabulary;

import static io.colophon.command.Decisions.given;

import io.colophon.command.Decisions;
import io.colophon.contract.Change;
import io.colophon.contract.Refusal;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.vocabulary.VocabularyEvent;
import io.colophon.contract.vocabulary.VocabularyEvent.TagAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.TagRemoved;
import io.colophon.contract.vocabulary.VocabularyEvent.TagRevised;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AddTagTest {

    private static final UUID LIBRARY = new UUID(1, 1);
    private static final UUID OTHER_LIBRARY = new UUID(1, 2);
    private static final UUID FIRST = new UUID(2, 1);
    private static final UUID SECOND = new UUID(2, 2);
    private static final LibraryCreated CREATED =
            new LibraryCreated(LIBRARY, new UUID(9, 9), "Home", "home", "", false);

    @Test
    void a_library_gets_a_tag() {
        given(CREATED)
                .when(new AddTag(FIRST, LIBRARY, "Poems", "#fff"))
                .then(new TagAdded(FIRST, LIBRARY, "Poems", "#fff"))
                .thenAnswer(FIRST);
    }

    @Test
    void a_name_is_unique_as_it_is_written() {
        given(CREATED, new TagAdded(FIRST, LIBRARY, "Poems", ""))
                .when(new AddTag(SECOND, LIBRARY, "Poems", ""))
                .thenRefused(Refusal.Kind.CONFLICT, "tag already exists");
        given(CREATED, new TagAdded(FIRST, LIBRARY, "Poems", ""))
                .when(new AddTag(SECOND, LIBRARY, "poems", ""))
                .then(new TagAdded(SECOND, LIBRARY, "poems", ""));
    }

    @Test
    void a_name_is_unique_in_its_library_only() {
        given(CREATED, new TagAdded(FIRST, OTHER_LIBRARY, "Poems", ""))
                .when(new AddTag(SECOND, LIBRARY, "Poems", ""))
                .then(new TagAdded(SECOND, LIBRARY, "Poems", ""));
    }

    @Test
    void a_name_that_was_given_up_is_free_and_one_that_was_taken_by_a_renaming_is_not() {
        TagAdded added = new TagAdded(FIRST, LIBRARY, "Poems", "");
        TagRevised renamed = new TagRevised(FIRST, LIBRARY, new Change<>("Poems", "Verse"), null);
        given(CREATED, added, renamed)
                .when(new AddTag(SECOND, LIBRARY, "Poems", ""))
                .then(new TagAdded(SECOND, LIBRARY, "Poems", ""));
        given(CREATED, added, renamed)
                .when(new AddTag(SECOND, LIBRARY, "Verse", ""))
                .thenRefused(Refusal.Kind.CONFLICT, "tag already exists");
        given(
                        CREATED,
                        added,
                        new TagRemoved(
                                FIRST,
                                LIBRARY,
                                List.of(Decisions.TAGGER.folded(VocabularyEvent.tagName(LIBRARY), "Poems"))))
                .when(new AddTag(SECOND, LIBRARY, "Poems", ""))
                .then(new TagAdded(SECOND, LIBRARY, "Poems", ""));
    }

    @Test
    void a_library_that_is_not_there_gets_no_tag() {
        given().when(new AddTag(FIRST, LIBRARY, "Poems", "")).thenRefused(Refusal.Kind.NOT_FOUND, "library not found");
        given(CREATED, new LibraryDeleted(LIBRARY, new UUID(9, 9), List.of()))
                .when(new AddTag(FIRST, LIBRARY, "Poems", ""))
                .thenRefused(Refusal.Kind.NOT_FOUND, "library not found");
    }
}
