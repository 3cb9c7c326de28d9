package io.colophon.command.editions;

import io.colophon.command.Boundary;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.contract.books.Credit;
import io.colophon.contract.contributors.ContributorEvent;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.contract.contributors.ContributorEvent.ContributorRemoved;
import io.colophon.contract.editions.EditionEvent.CopyAdded;
import io.colophon.contract.editions.EditionEvent.EditionAdded;
import io.colophon.contract.editions.EditionEvent.EditionRemoved;
import io.colophon.contract.editions.EditionEvent.EditionRevised;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A book with its editions, as decisions about an edition know it.
 *
 * @param credits null: there is no such book in the library
 * @param narratorKnown whether the narrator that the decision names is there
 */
public record BookEditions(@Nullable List<Credit> credits, Map<UUID, Edition> editions, boolean narratorKnown) {

    static final String NARRATOR = "narrator";
    public static final BookEditions NONE = new BookEditions(null, Map.of(), false);

    public record Edition(EditionDetails details, int copies) {}

    public static Boundary boundary(UUID libraryId, UUID bookId, @Nullable UUID narrator) {
        Boundary boundary = Boundary.of(
                        Tagger.id(BookEvent.BOOK, bookId),
                        BookAdded.class,
                        BookRevised.class,
                        BookDeleted.class,
                        EditionAdded.class,
                        EditionRevised.class,
                        EditionRemoved.class,
                        CopyAdded.class)
                .or(Tagger.id(LibraryEvent.EXISTENCE, libraryId), LibraryDeleted.class);
        return narrator == null
                ? boundary
                : boundary.or(
                        Tagger.id(ContributorEvent.CONTRIBUTOR, narrator),
                        ContributorAdded.class,
                        ContributorRemoved.class);
    }

    public BookEditions after(DomainEvent event, UUID libraryId) {
        return switch (event) {
            case BookAdded e ->
                e.libraryId().equals(libraryId) ? new BookEditions(e.credits(), editions, narratorKnown) : this;
            case BookRevised e ->
                credits == null ? this : new BookEditions(Change.apply(e.credits(), credits), editions, narratorKnown);
            case BookDeleted e -> new BookEditions(null, Map.of(), narratorKnown);
            case LibraryDeleted e -> new BookEditions(null, Map.of(), narratorKnown);
            case EditionAdded e -> with(e.editionId(), new Edition(EditionDetails.of(e), e.copyCount()));
            case EditionRevised e -> changed(e.editionId(), was -> new Edition(was.details.after(e), e.copyCount()));
            case CopyAdded e ->
                changed(
                        e.editionId(),
                        was -> new Edition(
                                was.details, Objects.requireNonNull(Change.apply(e.copyCount(), was.copies))));
            case EditionRemoved e -> {
                Map<UUID, Edition> left = new LinkedHashMap<>(editions);
                left.remove(e.editionId());
                yield new BookEditions(credits, left, narratorKnown);
            }
            case ContributorAdded e -> new BookEditions(credits, editions, true);
            case ContributorRemoved e -> new BookEditions(credits, editions, false);
            default -> this;
        };
    }

    /** @throws Refusal when there is no such book */
    List<Credit> existing() {
        if (credits == null) {
            throw Refusal.notFound("book");
        }
        return credits;
    }

    /** @throws Refusal when there is no such edition of that book in the library */
    Edition existing(UUID editionId) {
        return Optional.ofNullable(credits == null ? null : editions.get(editionId))
                .orElseThrow(() -> Refusal.notFound("edition"));
    }

    /** A narrator of an edition has a part in the book; the change of the book by which he gets it, if he has not. */
    Optional<BookRevised> credit(UUID libraryId, UUID bookId, @Nullable UUID narrator) {
        List<Credit> before = existing();
        if (narrator == null) {
            return Optional.empty();
        }
        if (!narratorKnown) {
            throw Refusal.invalid("unknown narrator_contributor_id: " + narrator);
        }
        if (before.stream()
                .anyMatch(credit ->
                        credit.contributorId().equals(narrator) && credit.role().equals(NARRATOR))) {
            return Optional.empty();
        }
        List<Credit> now = new ArrayList<>(before);
        now.add(new Credit(narrator, NARRATOR, before.size()));
        return Optional.of(new BookRevised(
                bookId, libraryId, null, null, null, null, new Change<>(before, List.copyOf(now)), null, null));
    }

    private BookEditions changed(UUID id, UnaryOperator<Edition> change) {
        Edition was = editions.get(id);
        return was == null ? this : with(id, change.apply(was));
    }

    private BookEditions with(UUID id, Edition edition) {
        Map<UUID, Edition> now = new LinkedHashMap<>(editions);
        now.put(id, edition);
        return new BookEditions(credits, now, narratorKnown);
    }
}
