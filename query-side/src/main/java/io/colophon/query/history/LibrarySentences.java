package io.colophon.query.history;

import static io.colophon.query.history.Phrases.quoted;

import io.colophon.contract.Change;
import io.colophon.contract.identity.IdentityEvent;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.libraries.LibraryEvent.LibraryRevised;
import io.colophon.contract.libraries.LibraryEvent.MemberAdded;
import io.colophon.contract.libraries.LibraryEvent.MemberRemoved;
import io.colophon.contract.libraries.LibraryEvent.MemberRoleChanged;
import io.colophon.contract.libraries.Role;
import io.colophon.query.history.HistoryItem.Subject;
import java.util.List;

/** What happened to libraries and their members. */
final class LibrarySentences {

    private LibrarySentences() {}

    static HistoryItem of(LibraryEvent event, Telling telling) {
        Subject library = telling.subject(LibraryEvent.LIBRARY, event.libraryId());
        return switch (event) {
            case LibraryCreated e ->
                telling.did(
                        new Subject(LibraryEvent.LIBRARY, e.libraryId(), e.name()),
                        "created the library " + quoted(e.name()),
                        new Fields()
                                .began("name", e.name())
                                .began("slug", e.slug())
                                .began("owner", telling.name(e.ownerId()))
                                .began("is_public", e.isPublic())
                                .began("description", e.description())
                                .list());
            case LibraryRevised e ->
                telling.changed(
                        library,
                        "the library",
                        new Fields()
                                .changed("name", e.name())
                                .changed("is_public", e.isPublic())
                                .changed("description", e.description())
                                .list());
            case LibraryDeleted e ->
                telling.did(library, "deleted the library " + telling.quoted(e.libraryId()), List.of());
            case MemberAdded e ->
                telling.did(
                        telling.subject(IdentityEvent.USER, e.userId()),
                        "added " + telling.person(e.userId()) + " as " + a(e.role()),
                        new Fields().began("role", word(e.role())).list());
            case MemberRoleChanged e -> {
                Role role = Change.apply(e.role(), null);
                String person = telling.person(e.userId());
                yield telling.did(
                        telling.subject(IdentityEvent.USER, e.userId()),
                        role == null ? "left the role of " + person + " as it was" : "made " + person + " " + a(role),
                        new Fields()
                                .changed("role", e.role(), LibrarySentences::word)
                                .list());
            }
            case MemberRemoved e ->
                telling.did(
                        telling.subject(IdentityEvent.USER, e.userId()),
                        telling.isActor(e.userId())
                                ? "left the library"
                                : "removed " + telling.person(e.userId()) + " from the library",
                        List.of());
        };
    }

    private static String a(Role role) {
        return switch (role) {
            case LIBRARY_VIEWER -> "a viewer";
            case LIBRARY_EDITOR -> "an editor";
            case LIBRARY_OWNER -> "an owner";
            case INSTANCE_ADMIN -> "an administrator";
        };
    }

    /** As the API writes it. */
    private static String word(Role role) {
        return role.wireName();
    }
}
