package io.colophon.contract.editions;

import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tags;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.contributors.ContributorEvent;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.eventstore.json.EventType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the editions of books. Every event of an edition that has ISBNs carries their tags; those by which a contributor begins
 * or ceases to narrate it carry his.
 */
public sealed interface EditionEvent extends DomainEvent {

    String EDITION = "edition";

    /** An ISBN is compared as it is written, within a library, whichever of the two fields it stands in. */
    static String isbn(UUID libraryId) {
        return "isbn:" + libraryId;
    }

    UUID editionId();

    UUID bookId();

    UUID libraryId();

    /**
     * @param isbn13 as written, not checked; empty when there is none (so isbn10)
     * @param copyCount at least 1
     */
    @EventType("editions.EditionAdded")
    record EditionAdded(
            UUID editionId,
            UUID bookId,
            UUID libraryId,
            String format,
            String language,
            String editionName,
            String narrator,
            String publisher,
            @Nullable LocalDate publishDate,
            String isbn13,
            String isbn10,
            String description,
            @Nullable Integer durationSeconds,
            @Nullable Integer pageCount,
            boolean primary,
            @Nullable LocalDate acquiredAt,
            @Nullable UUID narratorContributorId,
            int copyCount)
            implements EditionEvent {
        @Override
        public void tags(Tags tags) {
            place(tags, this).exact(isbn(libraryId), isbn13).exact(isbn(libraryId), isbn10);
            if (narratorContributorId != null) {
                tags.id(ContributorEvent.CONTRIBUTOR_USE, narratorContributorId);
            }
        }
    }

    /**
     * Who finds an edition by its ISBN may not have read of its beginning, so what he must know of it stands here also when it stayed.
     *
     * @param isbn13 the present one; a change of it is in {@code isbn13Change}
     * @param isbn10 so the other
     * @param copyCount so the number of copies
     */
    @EventType("editions.EditionRevised")
    record EditionRevised(
            UUID editionId,
            UUID bookId,
            UUID libraryId,
            String isbn13,
            String isbn10,
            int copyCount,
            @Nullable Change<String> format,
            @Nullable Change<String> language,
            @Nullable Change<String> editionName,
            @Nullable Change<String> narrator,
            @Nullable Change<String> publisher,
            @Nullable Change<LocalDate> publishDate,
            @Nullable Change<String> isbn13Change,
            @Nullable Change<String> isbn10Change,
            @Nullable Change<String> description,
            @Nullable Change<Integer> durationSeconds,
            @Nullable Change<Integer> pageCount,
            @Nullable Change<Boolean> primary,
            @Nullable Change<LocalDate> acquiredAt,
            @Nullable Change<UUID> narratorContributorId,
            @Nullable Change<Integer> copyCountChange)
            implements EditionEvent {
        @Override
        public void tags(Tags tags) {
            place(tags, this)
                    .exact(isbn(libraryId), isbn13)
                    .exact(isbn(libraryId), isbn10)
                    .exact(isbn(libraryId), isbn13Change)
                    .exact(isbn(libraryId), isbn10Change)
                    .ids(ContributorEvent.CONTRIBUTOR_USE, narratorContributorId);
        }
    }

    /** @param released the tags of its ISBNs, and of the use of its narrator */
    @EventType("editions.EditionRemoved")
    record EditionRemoved(UUID editionId, UUID bookId, UUID libraryId, List<String> released) implements EditionEvent {
        @Override
        public void tags(Tags tags) {
            place(tags, this).all(released);
        }
    }

    /** One more copy of an edition that was there already, because its ISBN was given again. */
    @EventType("editions.CopyAdded")
    record CopyAdded(
            UUID editionId, UUID bookId, UUID libraryId, String isbn13, String isbn10, Change<Integer> copyCount)
            implements EditionEvent {
        @Override
        public void tags(Tags tags) {
            place(tags, this).exact(isbn(libraryId), isbn13).exact(isbn(libraryId), isbn10);
        }
    }

    private static Tags place(Tags tags, EditionEvent event) {
        return tags.id(EDITION, event.editionId())
                .id(BookEvent.BOOK, event.bookId())
                .id(LibraryEvent.LIBRARY, event.libraryId());
    }
}
