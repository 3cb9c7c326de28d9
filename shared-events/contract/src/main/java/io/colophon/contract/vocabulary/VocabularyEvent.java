package io.colophon.contract.vocabulary;

import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tags;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.eventstore.json.EventType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to media types and genres, which the instance shares, and to the tags of a library. */
public sealed interface VocabularyEvent extends DomainEvent {

    String MEDIA_TYPE = "media-type";
    /** On the events of books that are of a type, whose own events carry {@link #MEDIA_TYPE}. */
    String MEDIA_TYPE_USE = "media-type-use";

    String MEDIA_TYPE_NAME = "media-type-name";
    String GENRE = "genre";
    String GENRE_NAME = "genre-name";
    String TAG = "tag";

    /** Tag names are unique as written within a library, but an import finds them in any case. */
    static String tagName(UUID libraryId) {
        return "tag-name:" + libraryId;
    }

    @EventType("vocabulary.MediaTypeAdded")
    record MediaTypeAdded(UUID mediaTypeId, String name, String displayName, String description)
            implements VocabularyEvent {
        @Override
        public void tags(Tags tags) {
            tags.id(MEDIA_TYPE, mediaTypeId).exact(MEDIA_TYPE_NAME, name);
        }
    }

    /** The name itself never changes. */
    @EventType("vocabulary.MediaTypeRevised")
    record MediaTypeRevised(
            UUID mediaTypeId,
            @Nullable Change<String> displayName,
            @Nullable Change<String> description) implements VocabularyEvent {
        @Override
        public void tags(Tags tags) {
            tags.id(MEDIA_TYPE, mediaTypeId);
        }
    }

    @EventType("vocabulary.MediaTypeRemoved")
    record MediaTypeRemoved(UUID mediaTypeId, List<String> released) implements VocabularyEvent {
        @Override
        public void tags(Tags tags) {
            tags.id(MEDIA_TYPE, mediaTypeId).all(released);
        }
    }

    @EventType("vocabulary.GenreAdded")
    record GenreAdded(UUID genreId, String name) implements VocabularyEvent {
        @Override
        public void tags(Tags tags) {
            tags.id(GENRE, genreId).folded(GENRE_NAME, name);
        }
    }

    @EventType("vocabulary.GenreRenamed")
    record GenreRenamed(UUID genreId, @Nullable Change<String> name) implements VocabularyEvent {
        @Override
        public void tags(Tags tags) {
            tags.id(GENRE, genreId).folded(GENRE_NAME, name);
        }
    }

    @EventType("vocabulary.GenreRemoved")
    record GenreRemoved(UUID genreId, List<String> released) implements VocabularyEvent {
        @Override
        public void tags(Tags tags) {
            tags.id(GENRE, genreId).all(released);
        }
    }

    @EventType("vocabulary.TagAdded")
    record TagAdded(UUID tagId, UUID libraryId, String name, String color) implements VocabularyEvent {
        @Override
        public void tags(Tags tags) {
            tags.id(TAG, tagId).id(LibraryEvent.LIBRARY, libraryId).folded(tagName(libraryId), name);
        }
    }

    @EventType("vocabulary.TagRevised")
    record TagRevised(
            UUID tagId,
            UUID libraryId,
            @Nullable Change<String> name,
            @Nullable Change<String> color) implements VocabularyEvent {
        @Override
        public void tags(Tags tags) {
            tags.id(TAG, tagId).id(LibraryEvent.LIBRARY, libraryId).folded(tagName(libraryId), name);
        }
    }

    @EventType("vocabulary.TagRemoved")
    record TagRemoved(UUID tagId, UUID libraryId, List<String> released) implements VocabularyEvent {
        @Override
        public void tags(Tags tags) {
            tags.id(TAG, tagId).id(LibraryEvent.LIBRARY, libraryId).all(released);
        }
    }
}
