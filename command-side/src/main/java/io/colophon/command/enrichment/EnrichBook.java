package io.colophon.command.enrichment;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.command.books.KnownBook;
import io.colophon.command.contributors.NamedContributors;
import io.colophon.command.contributors.SortName;
import io.colophon.command.editions.EditionDetails;
import io.colophon.command.jobs.ItemOutcome;
import io.colophon.command.vocabulary.Named;
import io.colophon.contract.CaseFold;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.contract.books.Credit;
import io.colophon.contract.contributors.ContributorEvent;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.contract.covers.Image;
import io.colophon.contract.editions.EditionEvent.EditionRevised;
import io.colophon.contract.enrichment.EnrichmentEvent.BookEnriched;
import io.colophon.contract.jobs.RunEvent.ItemSkipped;
import io.colophon.contract.jobs.RunEvent.ItemSucceeded;
import io.colophon.contract.vocabulary.VocabularyEvent;
import io.colophon.contract.vocabulary.VocabularyEvent.GenreAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.GenreRemoved;
import io.colophon.contract.vocabulary.VocabularyEvent.GenreRenamed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One item of a batch (Librarium behaviour, section 17): what becomes of its book, and the item's end, in one append. An item that was
 * done is not done again, so a batch may be gone through as often as need be.
 *
 * @param found what the providers know of the book; of a batch of covers nothing
 * @param cover a picture that was found and is kept already; it is not used when somebody gave the book one meanwhile
 */
record EnrichBook(
        EnrichedBook.Item item,
        BatchKind kind,
        boolean force,
        ProviderBook found,
        @Nullable FoundCover cover,
        Instant at)
        implements Command<ItemOutcome, EnrichBook.State> {

    /** @param source the host that it came from */
    record FoundCover(Image image, String source) {}

    record State(EnrichedBook known, NamedContributors contributors, Named genres) {}

    @Override
    public Boundary boundary(Tagger tagger) {
        Boundary boundary = item.boundary();
        found.authors().forEach(author -> NamedContributors.within(boundary, author, tagger));
        return found.genres().isEmpty()
                ? boundary
                : boundary.orTypes(GenreAdded.class, GenreRenamed.class, GenreRemoved.class);
    }

    @Override
    public State initial() {
        return new State(EnrichedBook.UNKNOWN, NamedContributors.NONE, Named.NONE);
    }

    @Override
    public State evolve(State s, DomainEvent event) {
        return switch (event) {
            case ContributorEvent e -> new State(s.known, s.contributors.after(e), s.genres);
            case VocabularyEvent e -> new State(s.known, s.contributors, s.genres.after(e));
            default -> new State(s.known.after(event, item.libraryId()), s.contributors, s.genres);
        };
    }

    @Override
    public Decision<ItemOutcome> decide(State state, Tagger tagger) {
        EnrichedBook known = state.known;
        if (known.cancelled()) {
            return Decision.nothing(ItemOutcome.CANCELLED);
        }
        if (known.ended()) {
            return Decision.nothing(ItemOutcome.ENDED);
        }
        if (known.libraryGone()) {
            return Decision.nothing(ItemOutcome.NO_LIBRARY);
        }
        KnownBook book = known.in(item.libraryId()).orElse(null);
        if (book == null) {
            return skipped("book not found", null);
        }
        if (known.isbn().isEmpty()) {
            return skipped("book has no ISBN", item.bookId());
        }
        if (kind == BatchKind.COVERS && cover == null) {
            return skipped("no cover found", item.bookId());
        }
        if (kind == BatchKind.METADATA && found.equals(ProviderBook.NOTHING) && cover == null) {
            return done(List.of(), "no provider knows ISBN " + known.isbn());
        }
        List<DomainEvent> events = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        if (kind == BatchKind.METADATA) {
            revise(book, state, events, changed);
        }
        cover(known, events, changed);
        return done(events, changed.isEmpty() ? "nothing to fill in" : "filled in " + String.join(", ", changed));
    }

    private void revise(KnownBook book, State state, List<DomainEvent> events, List<String> changed) {
        Filling filling = new Filling(force);
        BookRevised revised = new BookRevised(
                item.bookId(),
                item.libraryId(),
                Change.between(book.title(), filling.text(book.title(), found.title())),
                Change.between(book.subtitle(), filling.text(book.subtitle(), found.subtitle())),
                Change.between(book.description(), filling.text(book.description(), found.description())),
                null,
                Change.between(book.credits(), credits(filling, book.credits(), state, events)),
                null,
                Change.between(book.genreIds(), filling.genres(book.genreIds(), genres(state))));
        events.add(revised);
        note(changed, "title", revised.title());
        note(changed, "subtitle", revised.subtitle());
        note(changed, "description", revised.description());
        note(changed, "contributors", revised.credits());
        note(changed, "genres", revised.genreIds());
        state.known.edition().ifPresent(edition -> {
            EditionDetails was = edition.getValue().details();
            EditionDetails now = filling.edition(was, found);
            if (!now.equals(was)) {
                int copies = edition.getValue().copies();
                EditionRevised edited =
                        now.revising(was, edition.getKey(), item.bookId(), item.libraryId(), copies, copies);
                events.add(edited);
                note(changed, "publisher", edited.publisher());
                note(changed, "publish_date", edited.publishDate());
                note(changed, "language", edited.language());
                note(changed, "isbn_13", edited.isbn13Change());
                note(changed, "isbn_10", edited.isbn10Change());
                note(changed, "page_count", edited.pageCount());
            }
        });
        Map<String, String> sources = new TreeMap<>(found.sources());
        sources.keySet().retainAll(changed);
        if (!sources.isEmpty()) {
            events.add(new BookEnriched(item.runId(), item.bookId(), item.libraryId(), sources));
        }
    }

    private static void note(List<String> changed, String field, @Nullable Change<?> change) {
        if (change != null) {
            changed.add(field);
        }
    }

    /** A batch of covers replaces them; one of metadata only by force. */
    private void cover(EnrichedBook known, List<DomainEvent> events, List<String> changed) {
        if (cover != null
                && (kind == BatchKind.COVERS || force || !known.cover().isThere())) {
            events.add(known.cover().replacedBy(cover.image(), cover.source(), item.bookId(), item.libraryId()));
            changed.add("cover");
        }
    }

    /** Authors are found by name in any case, or new. */
    private List<Credit> credits(Filling filling, List<Credit> was, State state, List<DomainEvent> events) {
        Map<String, UUID> byName = state.contributors.byName();
        return filling.credits(
                was,
                found.authors(),
                author -> byName.computeIfAbsent(CaseFold.fold(author), folded -> {
                    UUID made =
                            UuidCreator.getNameBasedSha1(item.runId(), "contributor/" + item.number() + "/" + folded);
                    events.add(new ContributorAdded(made, author, SortName.of(author), false));
                    return made;
                }));
    }

    private List<UUID> genres(State state) {
        Set<String> wanted = found.genres().stream().map(CaseFold::fold).collect(Collectors.toSet());
        return state.genres.entries().entrySet().stream()
                .filter(genre -> wanted.contains(CaseFold.fold(genre.getValue().name())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Decision<ItemOutcome> done(List<DomainEvent> events, String message) {
        return new Decision<>(ItemOutcome.ENDED, events)
                .and(new ItemSucceeded(item.runId(), item.number(), message, item.bookId(), at));
    }

    private Decision<ItemOutcome> skipped(String message, @Nullable UUID subject) {
        return Decision.of(ItemOutcome.ENDED, new ItemSkipped(item.runId(), item.number(), message, subject, at));
    }
}
