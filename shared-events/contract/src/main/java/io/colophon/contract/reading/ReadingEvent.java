package io.colophon.contract.reading;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tags;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.editions.EditionEvent;
import io.colophon.contract.identity.IdentityEvent;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.eventstore.json.EventType;
import io.colophon.eventstore.json.Personal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people note of their reading. It is each one's own: nobody else is shown it, and all that it says is kept by his key. */
public sealed interface ReadingEvent extends DomainEvent {

    String INTERACTION = "interaction";

    /** The version 5 UUID of the user within the edition: everybody has one interaction with an edition, so both together name it. */
    static UUID interaction(UUID userId, UUID editionId) {
        return UuidCreator.getNameBasedSha1(editionId, userId.toString());
    }

    UUID interactionId();

    UUID userId();

    UUID editionId();

    UUID bookId();

    UUID libraryId();

    @Override
    default void tags(Tags tags) {
        tags.id(INTERACTION, interactionId())
                .id(IdentityEvent.USER, userId())
                .id(EditionEvent.EDITION, editionId())
                .id(BookEvent.BOOK, bookId())
                .id(LibraryEvent.LIBRARY, libraryId());
    }

    /**
     * There was nothing of it before, or nothing any more.
     *
     * @param readStatus free text, mostly unread, reading, read or did_not_finish; never empty
     * @param rating from 1 to 10
     */
    @EventType("reading.ReadingRecorded")
    record ReadingRecorded(
            UUID interactionId,
            UUID userId,
            UUID editionId,
            UUID bookId,
            UUID libraryId,
            @Personal(subject = "userId") String readStatus,
            @Personal(subject = "userId") @Nullable Integer rating,
            @Personal(subject = "userId") String notes,
            @Personal(subject = "userId") String review,
            @Personal(subject = "userId") @Nullable LocalDate dateStarted,
            @Personal(subject = "userId") @Nullable LocalDate dateFinished,
            @Personal(subject = "userId") boolean favorite)
            implements ReadingEvent {}

    @EventType("reading.ReadingRevised")
    record ReadingRevised(
            UUID interactionId,
            UUID userId,
            UUID editionId,
            UUID bookId,
            UUID libraryId,
            @Personal(subject = "userId") @Nullable Change<String> readStatus,
            @Personal(subject = "userId") @Nullable Change<Integer> rating,
            @Personal(subject = "userId") @Nullable Change<String> notes,
            @Personal(subject = "userId") @Nullable Change<String> review,
            @Personal(subject = "userId") @Nullable Change<LocalDate> dateStarted,
            @Personal(subject = "userId") @Nullable Change<LocalDate> dateFinished,
            @Personal(subject = "userId") @Nullable Change<Boolean> favorite)
            implements ReadingEvent {}

    /** Its person took back all that he had noted. */
    @EventType("reading.ReadingRemoved")
    record ReadingRemoved(UUID interactionId, UUID userId, UUID editionId, UUID bookId, UUID libraryId)
            implements ReadingEvent {}
}
