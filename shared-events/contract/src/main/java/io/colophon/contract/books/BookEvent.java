package io.colophon.contract.books;

import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tags;
import io.colophon.contract.contributors.ContributorEvent;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.vocabulary.VocabularyEvent;
import io.colophon.eventstore.json.EventType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to books. */
public sealed interface BookEvent extends DomainEvent {

    String BOOK = "book";

    UUID bookId();

    UUID libraryId();

    /** @param credits in the order in which they were given */
    @EventType("books.BookAdded")
    record BookAdded(
            UUID bookId,
            UUID libraryId,
            String title,
            String subtitle,
            String description,
            UUID mediaTypeId,
            List<Credit> credits,
            List<UUID> tagIds,
            List<UUID> genreIds,
            UUID addedBy)
            implements BookEvent {
        @Override
        public void tags(Tags tags) {
            tags.id(BOOK, bookId)
                    .id(LibraryEvent.LIBRARY, libraryId)
                    .id(VocabularyEvent.MEDIA_TYPE_USE, mediaTypeId)
                    .ids(ContributorEvent.CONTRIBUTOR_USE, contributors(credits));
        }
    }

    @EventType("books.BookRevised")
    record BookRevised(
            UUID bookId,
            UUID libraryId,
            @Nullable Change<String> title,
            @Nullable Change<String> subtitle,
            @Nullable Change<String> description,
            @Nullable Change<UUID> mediaTypeId,
            @Nullable Change<List<Credit>> credits,
            @Nullable Change<List<UUID>> tagIds,
            @Nullable Change<List<UUID>> genreIds)
            implements BookEvent {
        @Override
        public void tags(Tags tags) {
            tags.id(BOOK, bookId).id(LibraryEvent.LIBRARY, libraryId).ids(VocabularyEvent.MEDIA_TYPE_USE, mediaTypeId);
            if (credits != null) {
                tags.ids(ContributorEvent.CONTRIBUTOR_USE, contributors(credits.from()));
                tags.ids(ContributorEvent.CONTRIBUTOR_USE, contributors(credits.to()));
            }
        }
    }

    /**
     * Its editions, loans and places are gone with it.
     *
     * @param contributorIds everybody who had a part in it or narrated one of its editions
     * @param released the tags of the ISBNs of all its editions
     */
    @EventType("books.BookDeleted")
    record BookDeleted(UUID bookId, UUID libraryId, UUID mediaTypeId, List<UUID> contributorIds, List<String> released)
            implements BookEvent {
        @Override
        public void tags(Tags tags) {
            tags.id(BOOK, bookId)
                    .id(LibraryEvent.LIBRARY, libraryId)
                    .id(VocabularyEvent.MEDIA_TYPE_USE, mediaTypeId)
                    .ids(ContributorEvent.CONTRIBUTOR_USE, contributorIds)
                    .all(released);
        }
    }

    private static List<UUID> contributors(@Nullable List<Credit> credits) {
        return credits == null
                ? List.of()
                : credits.stream().map(Credit::contributorId).distinct().toList();
    }
}
