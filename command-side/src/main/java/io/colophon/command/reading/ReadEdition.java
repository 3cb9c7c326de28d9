package io.colophon.command.reading;

import io.colophon.command.Boundary;
import io.colophon.contract.Tagger;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.editions.EditionEvent;
import io.colophon.contract.editions.EditionEvent.EditionAdded;
import io.colophon.contract.editions.EditionEvent.EditionRemoved;
import io.colophon.contract.identity.IdentityEvent;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.reading.ReadingEvent;
import java.util.UUID;

/** An edition at its place, and who reads it. */
record ReadEdition(UUID userId, UUID editionId, UUID bookId, UUID libraryId) {

    UUID interactionId() {
        return ReadingEvent.interaction(userId, editionId);
    }

    /** What was noted of it, and what it vanishes with. */
    Boundary boundary() {
        return Boundary.of(Tagger.id(ReadingEvent.INTERACTION, interactionId()))
                .or(Tagger.id(EditionEvent.EDITION, editionId), EditionAdded.class, EditionRemoved.class)
                .or(Tagger.id(BookEvent.BOOK, bookId), BookDeleted.class)
                .or(Tagger.id(LibraryEvent.EXISTENCE, libraryId), LibraryDeleted.class)
                .or(Tagger.id(IdentityEvent.USER, userId), UserDeleted.class);
    }

    boolean isAt(EditionAdded event) {
        return event.bookId().equals(bookId) && event.libraryId().equals(libraryId);
    }
}
