package io.colophon.command.reading;

import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.editions.EditionEvent.EditionAdded;
import io.colophon.contract.editions.EditionEvent.EditionRemoved;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.reading.ReadingEvent.ReadingRecorded;
import io.colophon.contract.reading.ReadingEvent.ReadingRemoved;
import io.colophon.contract.reading.ReadingEvent.ReadingRevised;
import java.util.Optional;

/** Somebody's reading of an edition as decisions about it know it. */
record KnownReading(boolean userDeleted, boolean editionExists, Optional<Reading> reading) {

    static final KnownReading NONE = new KnownReading(false, false, Optional.empty());

    KnownReading after(DomainEvent event, ReadEdition of) {
        return switch (event) {
            case EditionAdded e -> new KnownReading(userDeleted, of.isAt(e), reading);
            case EditionRemoved e -> gone();
            case BookDeleted e -> gone();
            case LibraryDeleted e -> gone();
            case UserDeleted e -> new KnownReading(true, editionExists, Optional.empty());
            case ReadingRecorded e -> with(Optional.of(Reading.of(e)));
            case ReadingRevised e -> with(reading.map(was -> was.after(e)));
            case ReadingRemoved e -> with(Optional.empty());
            default -> this;
        };
    }

    private KnownReading gone() {
        return new KnownReading(userDeleted, false, Optional.empty());
    }

    private KnownReading with(Optional<Reading> now) {
        return new KnownReading(userDeleted, editionExists, now);
    }

    /** @throws Refusal when there is no such edition of that book in the library, or nobody any more who could read it */
    void requireBoth() {
        if (userDeleted) {
            throw Refusal.notFound("user");
        }
        if (!editionExists) {
            throw Refusal.notFound("edition");
        }
    }
}
