package io.colophon.command.vocabulary;

import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.vocabulary.VocabularyEvent.GenreAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.GenreRemoved;
import io.colophon.contract.vocabulary.VocabularyEvent.GenreRenamed;
import io.colophon.contract.vocabulary.VocabularyEvent.MediaTypeAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.MediaTypeRemoved;
import io.colophon.contract.vocabulary.VocabularyEvent.MediaTypeRevised;
import io.colophon.contract.vocabulary.VocabularyEvent.TagAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.TagRemoved;
import io.colophon.contract.vocabulary.VocabularyEvent.TagRevised;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The media types, genres or tags that a boundary tells of, by id, in the order in which they came to be.
 *
 * @param entries the living ones
 */
public record Named(Map<UUID, Entry> entries) {

    public static final Named NONE = new Named(Map.of());

    /**
     * @param shown the display name of a media type, the colour of a tag, empty for a genre
     * @param description of a media type, else empty
     * @param libraryId of a tag, else null
     */
    public record Entry(
            String name,
            String shown,
            String description,
            @Nullable UUID libraryId) {}

    public Named after(DomainEvent event) {
        return switch (event) {
            case MediaTypeAdded e -> with(e.mediaTypeId(), new Entry(e.name(), e.displayName(), e.description(), null));
            case MediaTypeRevised e ->
                changed(
                        e.mediaTypeId(),
                        entry -> new Entry(
                                entry.name,
                                Objects.requireNonNull(Change.apply(e.displayName(), entry.shown)),
                                Objects.requireNonNull(Change.apply(e.description(), entry.description)),
                                null));
            case MediaTypeRemoved e -> without(e.mediaTypeId());
            case GenreAdded e -> with(e.genreId(), new Entry(e.name(), "", "", null));
            case GenreRenamed e ->
                // The boundary of a name may tell of a renaming only, not of the beginning; so with tags.
                with(
                        e.genreId(),
                        new Entry(
                                Objects.requireNonNullElse(Change.apply(e.name(), name(e.genreId())), ""),
                                "",
                                "",
                                null));
            case GenreRemoved e -> without(e.genreId());
            case TagAdded e -> with(e.tagId(), new Entry(e.name(), e.color(), "", e.libraryId()));
            case TagRevised e ->
                with(
                        e.tagId(),
                        revised(
                                Optional.ofNullable(entries.get(e.tagId()))
                                        .orElseGet(() -> new Entry("", "", "", e.libraryId())),
                                e));
            case TagRemoved e -> without(e.tagId());
            default -> this;
        };
    }

    private static Entry revised(Entry entry, TagRevised event) {
        return new Entry(
                Objects.requireNonNull(Change.apply(event.name(), entry.name)),
                Objects.requireNonNull(Change.apply(event.color(), entry.shown)),
                "",
                event.libraryId());
    }

    private @Nullable String name(UUID id) {
        Entry entry = entries.get(id);
        return entry == null ? null : entry.name;
    }

    /** Whether a name is held by another one than {@code except}. */
    boolean taken(String name, UUID except, UnaryOperator<String> normal) {
        return entries.entrySet().stream()
                .anyMatch(entry -> !entry.getKey().equals(except)
                        && normal.apply(entry.getValue().name()).equals(normal.apply(name)));
    }

    private Named with(UUID id, Entry entry) {
        Map<UUID, Entry> after = new LinkedHashMap<>(entries);
        after.put(id, entry);
        return new Named(after);
    }

    private Named changed(UUID id, UnaryOperator<Entry> change) {
        Entry before = entries.get(id);
        return before == null ? this : with(id, change.apply(before));
    }

    private Named without(UUID id) {
        Map<UUID, Entry> after = new LinkedHashMap<>(entries);
        after.remove(id);
        return new Named(after);
    }
}
