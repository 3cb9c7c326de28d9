package io.colophon.command.suggestions;

import io.colophon.contract.DomainEvent;
import io.colophon.contract.identity.IdentityEvent.UserDeactivated;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.identity.IdentityEvent.UserReactivated;
import io.colophon.contract.identity.IdentityEvent.UserRegistered;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.libraries.LibraryEvent.MemberAdded;
import io.colophon.contract.libraries.LibraryEvent.MemberRemoved;
import io.colophon.contract.suggestions.TasteEvent.OptedIn;
import io.colophon.contract.suggestions.TasteEvent.OptedOut;
import io.colophon.contract.suggestions.TasteEvent.TasteDescribed;
import io.colophon.eventstore.json.Personal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Somebody to whom suggestions may be made.
 *
 * @param taste the text of a JSON value; empty where he said nothing
 * @param libraries of which he became a member and is one as far as he is told, the oldest membership first; others' may be gone
 */
record Reader(boolean active, boolean optedIn, String taste, List<UUID> libraries) {

    static final Reader UNKNOWN = new Reader(false, false, "", List.of());

    /** What says nothing of anybody's taste. */
    private static final Set<String> NOTHING = Set.of("", "{}", "null", Personal.ERASED);

    Reader after(DomainEvent event) {
        return switch (event) {
            case UserRegistered e -> new Reader(true, optedIn, taste, libraries);
            case UserReactivated e -> new Reader(true, optedIn, taste, libraries);
            case UserDeactivated e -> new Reader(false, optedIn, taste, libraries);
            case UserDeleted e -> UNKNOWN;
            case OptedIn e -> new Reader(active, true, taste, libraries);
            case OptedOut e -> new Reader(active, false, taste, libraries);
            case TasteDescribed e -> new Reader(active, optedIn, e.profile(), libraries);
            case LibraryCreated e -> with(e.libraryId());
            case MemberAdded e -> with(e.libraryId());
            case MemberRemoved e -> without(e.libraryId());
            case LibraryDeleted e -> without(e.libraryId());
            default -> this;
        };
    }

    private Reader with(UUID libraryId) {
        return new Reader(
                active,
                optedIn,
                taste,
                Stream.concat(libraries.stream(), Stream.of(libraryId))
                        .distinct()
                        .toList());
    }

    private Reader without(UUID libraryId) {
        return new Reader(
                active,
                optedIn,
                taste,
                libraries.stream().filter(id -> !id.equals(libraryId)).toList());
    }

    boolean wantsSuggestions() {
        return active && optedIn;
    }

    boolean saysWhatHeLikes() {
        return !NOTHING.contains(taste.replaceAll("\\s", ""));
    }
}
