package io.colophon.query.sync;

import io.colophon.contract.Change;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.contract.books.Credit;
import io.colophon.contract.editions.EditionEvent.EditionAdded;
import io.colophon.eventstore.axon.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One life of a book: what its record shows, without anybody's name, and where in the log that changed.
 *
 * @param life position of its beginning
 * @param latest position of its last change that everybody sees
 * @param position of the last event that is in it; older ones are not applied again
 * @param end null while it lives
 */
record FeedLife(
        long life,
        UUID bookId,
        UUID libraryId,
        Facts facts,
        long latest,
        long position,
        @Nullable End end) {

    /** @param addedBy null: nobody that is known */
    record Facts(
            String title,
            String description,
            List<Credit> credits,
            List<UUID> tagIds,
            List<UUID> genreIds,
            @Nullable UUID addedBy,
            List<Edition> editions,
            Instant createdAt,
            Instant updatedAt) {

        /** The edition whose numbers and publisher the record shows. */
        Optional<Edition> primary() {
            return editions.stream().filter(Edition::primary).findFirst();
        }
    }

    /** What a record may show of an edition. */
    record Edition(
            UUID id,
            boolean primary,
            String isbn13,
            String isbn10,
            String publisher,
            @Nullable Integer year,
            String language,
            @Nullable Integer pageCount) {}

    record End(long position, Instant at) {}

    /** A change that everybody sees; {@code previous} is the one before it in the same life, 0 for the first. */
    record Changed(UUID libraryId, long position, long life, long previous) {}

    static FeedLife begin(BookAdded e, RecordedEvent event) {
        return new FeedLife(
                event.position(),
                e.bookId(),
                e.libraryId(),
                new Facts(
                        e.title(),
                        e.description(),
                        e.credits(),
                        e.tagIds(),
                        e.genreIds(),
                        e.addedBy(),
                        List.of(),
                        event.timestamp(),
                        event.timestamp()),
                event.position(),
                event.position(),
                null);
    }

    boolean lives() {
        return end == null;
    }

    /** The life after an event about its book; its {@code latest} moves when the record does. */
    FeedLife after(RecordedEvent event) {
        if (position >= event.position()) {
            return this;
        }
        return switch (event.payload()) {
            case BookRevised e -> changed(revised(e, event.timestamp()), event.position());
            case EditionAdded e -> withEditions(appended(facts.editions, edition(e)), event);
            case BookDeleted e ->
                new FeedLife(
                        life,
                        bookId,
                        libraryId,
                        facts,
                        latest,
                        event.position(),
                        new End(event.position(), event.timestamp()));
            default -> this;
        };
    }

    /** The same book with a name that it shows changed. */
    FeedLife renamed(Instant at, long by) {
        return position >= by ? this : changed(withEditions(facts.editions, at), by);
    }

    private FeedLife changed(Facts now, long by) {
        return new FeedLife(life, bookId, libraryId, now, by, by, end);
    }

    private FeedLife withEditions(List<Edition> editions, RecordedEvent event) {
        Facts shown = withEditions(editions, event.timestamp());
        return shown.primary().equals(facts.primary())
                ? new FeedLife(
                        life, bookId, libraryId, withEditions(editions, facts.updatedAt), latest, event.position(), end)
                : changed(shown, event.position());
    }

    private Facts withEditions(List<Edition> editions, Instant at) {
        return new Facts(
                facts.title,
                facts.description,
                facts.credits,
                facts.tagIds,
                facts.genreIds,
                facts.addedBy,
                editions,
                facts.createdAt,
                at);
    }

    private Facts revised(BookRevised e, Instant at) {
        return new Facts(
                to(e.title(), facts.title),
                to(e.description(), facts.description),
                to(e.credits(), facts.credits),
                to(e.tagIds(), facts.tagIds),
                to(e.genreIds(), facts.genreIds),
                facts.addedBy,
                facts.editions,
                facts.createdAt,
                at);
    }

    private static Edition edition(EditionAdded e) {
        return new Edition(
                e.editionId(),
                e.primary(),
                e.isbn13(),
                e.isbn10(),
                e.publisher(),
                e.publishDate() == null ? null : e.publishDate().getYear(),
                e.language(),
                e.pageCount());
    }

    /** Everything whose name the record shows; none after the end. */
    Set<UUID> names() {
        Set<UUID> ids = new LinkedHashSet<>();
        if (lives()) {
            facts.credits.forEach(credit -> ids.add(credit.contributorId()));
            ids.addAll(facts.tagIds);
            ids.addAll(facts.genreIds);
            Optional.ofNullable(facts.addedBy).ifPresent(ids::add);
        }
        return ids;
    }

    private static <T> T to(@Nullable Change<T> change, T before) {
        return Objects.requireNonNull(Change.apply(change, before));
    }

    private static <T> List<T> appended(List<T> list, T one) {
        List<T> all = new ArrayList<>(list);
        all.add(one);
        return List.copyOf(all);
    }
}
