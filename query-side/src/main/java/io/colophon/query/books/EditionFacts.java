package io.colophon.query.books;

import io.colophon.contract.Change;
import io.colophon.contract.editions.EditionEvent;
import io.colophon.contract.editions.EditionEvent.CopyAdded;
import io.colophon.contract.editions.EditionEvent.EditionAdded;
import io.colophon.contract.editions.EditionEvent.EditionRemoved;
import io.colophon.contract.editions.EditionEvent.EditionRevised;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An edition as the events tell of it.
 *
 * @param details its present values in the shape of its beginning, except the number of copies
 */
record EditionFacts(EditionAdded details, int copies, Instant createdAt, Instant updatedAt) {

    /** The editions of a book, in the order of their making, after an event about one of them. */
    static List<EditionFacts> evolve(List<EditionFacts> before, EditionEvent event, Instant at) {
        return switch (event) {
            case EditionAdded e ->
                Stream.concat(before.stream(), Stream.of(new EditionFacts(e, e.copyCount(), at, at)))
                        .toList();
            case EditionRevised e -> changed(before, e.editionId(), edition -> edition.revised(e, at));
            case CopyAdded e ->
                changed(
                        before,
                        e.editionId(),
                        edition -> new EditionFacts(
                                edition.details, after(e.copyCount(), edition.copies), edition.createdAt, at));
            case EditionRemoved e ->
                before.stream().filter(edition -> !edition.is(e.editionId())).toList();
        };
    }

    private static List<EditionFacts> changed(
            List<EditionFacts> editions, UUID editionId, UnaryOperator<EditionFacts> change) {
        return editions.stream()
                .map(edition -> edition.is(editionId) ? change.apply(edition) : edition)
                .toList();
    }

    private boolean is(UUID editionId) {
        return details.editionId().equals(editionId);
    }

    private EditionFacts revised(EditionRevised e, Instant at) {
        EditionAdded now = new EditionAdded(
                details.editionId(),
                details.bookId(),
                details.libraryId(),
                after(e.format(), details.format()),
                after(e.language(), details.language()),
                after(e.editionName(), details.editionName()),
                after(e.narrator(), details.narrator()),
                after(e.publisher(), details.publisher()),
                Change.apply(e.publishDate(), details.publishDate()),
                e.isbn13(),
                e.isbn10(),
                after(e.description(), details.description()),
                Change.apply(e.durationSeconds(), details.durationSeconds()),
                Change.apply(e.pageCount(), details.pageCount()),
                after(e.primary(), details.primary()),
                Change.apply(e.acquiredAt(), details.acquiredAt()),
                Change.apply(e.narratorContributorId(), details.narratorContributorId()),
                details.copyCount());
        return new EditionFacts(now, e.copyCount(), createdAt, at);
    }

    private static <T> T after(@Nullable Change<T> change, T before) {
        return Objects.requireNonNull(Change.apply(change, before));
    }
}
