package io.colophon.command.books;

import io.colophon.command.Boundary;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.books.Credit;
import io.colophon.contract.contributors.ContributorEvent;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.contract.contributors.ContributorEvent.ContributorRemoved;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.vocabulary.VocabularyEvent;
import io.colophon.contract.vocabulary.VocabularyEvent.GenreAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.GenreRemoved;
import io.colophon.contract.vocabulary.VocabularyEvent.MediaTypeAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.MediaTypeRemoved;
import io.colophon.contract.vocabulary.VocabularyEvent.TagAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.TagRemoved;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Which of the things that a book refers to are there: its library, media type, contributors, tags (of that library), genres. */
record References(Set<UUID> living) {

    static final References NONE = new References(Set.of());

    static Boundary boundary(BookDetails details, UUID libraryId) {
        Boundary boundary = Boundary.of(
                        Tagger.id(LibraryEvent.EXISTENCE, libraryId), LibraryCreated.class, LibraryDeleted.class)
                .or(
                        Tagger.id(VocabularyEvent.MEDIA_TYPE, details.mediaTypeId()),
                        MediaTypeAdded.class,
                        MediaTypeRemoved.class);
        details.contributors()
                .forEach(id -> boundary.or(
                        Tagger.id(ContributorEvent.CONTRIBUTOR, id), ContributorAdded.class, ContributorRemoved.class));
        details.tagIds()
                .forEach(id -> boundary.or(Tagger.id(VocabularyEvent.TAG, id), TagAdded.class, TagRemoved.class));
        details.genreIds()
                .forEach(id -> boundary.or(Tagger.id(VocabularyEvent.GENRE, id), GenreAdded.class, GenreRemoved.class));
        return boundary;
    }

    References after(DomainEvent event, UUID libraryId) {
        return switch (event) {
            case LibraryCreated e -> with(e.libraryId());
            case LibraryDeleted e -> without(e.libraryId());
            case MediaTypeAdded e -> with(e.mediaTypeId());
            case MediaTypeRemoved e -> without(e.mediaTypeId());
            case ContributorAdded e -> with(e.contributorId());
            case ContributorRemoved e -> without(e.contributorId());
            case TagAdded e -> e.libraryId().equals(libraryId) ? with(e.tagId()) : this;
            case TagRemoved e -> without(e.tagId());
            case GenreAdded e -> with(e.genreId());
            case GenreRemoved e -> without(e.genreId());
            default -> this;
        };
    }

    /** @throws Refusal that names the first thing that is not there */
    void require(BookDetails details, UUID libraryId) {
        if (!living.contains(libraryId)) {
            throw Refusal.notFound("library");
        }
        require(details.mediaTypeId(), "media_type_id");
        details.credits().stream().map(Credit::contributorId).forEach(id -> require(id, "contributor_id"));
        details.tagIds().forEach(id -> require(id, "tag_id"));
        details.genreIds().forEach(id -> require(id, "genre_id"));
        details.narrator().ifPresent(id -> require(id, "narrator_contributor_id"));
    }

    private void require(UUID id, String field) {
        if (!living.contains(id)) {
            throw Refusal.invalid("unknown " + field + ": " + id);
        }
    }

    private References with(UUID id) {
        Set<UUID> after = new HashSet<>(living);
        after.add(id);
        return new References(after);
    }

    private References without(UUID id) {
        Set<UUID> after = new HashSet<>(living);
        after.remove(id);
        return new References(after);
    }
}
