package io.colophon.command.imports;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.command.contributors.NamedContributors;
import io.colophon.command.contributors.SortName;
import io.colophon.command.editions.HeldEditions;
import io.colophon.command.editions.HeldEditions.Held;
import io.colophon.command.jobs.ItemOutcome;
import io.colophon.command.vocabulary.Named;
import io.colophon.contract.CaseFold;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.Credit;
import io.colophon.contract.contributors.ContributorEvent;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.contract.jobs.RunEvent;
import io.colophon.contract.jobs.RunEvent.ItemFailed;
import io.colophon.contract.jobs.RunEvent.ItemSkipped;
import io.colophon.contract.jobs.RunEvent.ItemSucceeded;
import io.colophon.contract.jobs.RunEvent.RunCancelled;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.vocabulary.VocabularyEvent;
import io.colophon.contract.vocabulary.VocabularyEvent.TagAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.TagRemoved;
import io.colophon.contract.vocabulary.VocabularyEvent.TagRevised;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One row of an import (Librarium behaviour, section 16): its book, and its item's end, in one append. A row that was done is not done
 * again, so a run may be gone through as often as need be; a bad row fails alone.
 *
 * @param vocabulary the media types and genres as of {@code vocabularyAt}
 */
record ImportRow(
        UUID runId,
        int number,
        UUID libraryId,
        UUID addedBy,
        RowReading row,
        boolean skipDuplicates,
        Vocabulary vocabulary,
        Instant at)
        implements Command<ItemOutcome, ImportRow.State> {

    /** @param position up to where the log has been read for it */
    record Vocabulary(Named mediaTypes, Named genres, long position) {

        static final Class<?>[] RECORDS = {
            VocabularyEvent.MediaTypeAdded.class,
            VocabularyEvent.MediaTypeRevised.class,
            VocabularyEvent.MediaTypeRemoved.class,
            VocabularyEvent.GenreAdded.class,
            VocabularyEvent.GenreRenamed.class,
            VocabularyEvent.GenreRemoved.class
        };

        static final Vocabulary NONE = new Vocabulary(Named.NONE, Named.NONE, 0);

        Vocabulary after(DomainEvent event, long at) {
            return switch (event) {
                case VocabularyEvent.GenreAdded e -> new Vocabulary(mediaTypes, genres.after(e), at);
                case VocabularyEvent.GenreRenamed e -> new Vocabulary(mediaTypes, genres.after(e), at);
                case VocabularyEvent.GenreRemoved e -> new Vocabulary(mediaTypes, genres.after(e), at);
                default -> new Vocabulary(mediaTypes.after(event), genres, at);
            };
        }
    }

    record State(
            boolean ended,
            boolean cancelled,
            boolean libraryExists,
            HeldEditions held,
            NamedContributors contributors,
            Named tags,
            Vocabulary vocabulary) {

        State withTags(DomainEvent event) {
            return new State(ended, cancelled, libraryExists, held, contributors, tags.after(event), vocabulary);
        }

        State with(boolean nowEnded, boolean nowCancelled, boolean nowExists) {
            return new State(nowEnded, nowCancelled, nowExists, held, contributors, tags, vocabulary);
        }
    }

    @Override
    public Boundary boundary(Tagger tagger) {
        Boundary boundary = Boundary.of(RunEvent.item(runId, number))
                .or(Tagger.id(RunEvent.WHOLE, runId), RunCancelled.class)
                .or(Tagger.id(LibraryEvent.EXISTENCE, libraryId), LibraryCreated.class, LibraryDeleted.class);
        HeldEditions.within(boundary, libraryId, row.isbn(), tagger);
        row.credits().forEach(credit -> NamedContributors.within(boundary, credit.name(), tagger));
        row.tags()
                .forEach(tag -> boundary.or(
                        tagger.folded(VocabularyEvent.tagName(libraryId), tag),
                        TagAdded.class,
                        TagRevised.class,
                        TagRemoved.class));
        return boundary.orTypesSince(vocabulary.position(), Vocabulary.RECORDS);
    }

    @Override
    public State initial() {
        return new State(false, false, false, HeldEditions.NONE, NamedContributors.NONE, Named.NONE, vocabulary);
    }

    @Override
    public State evolve(State s, DomainEvent event) {
        return switch (event) {
            case ItemSucceeded e -> s.with(true, s.cancelled, s.libraryExists);
            case ItemSkipped e -> s.with(true, s.cancelled, s.libraryExists);
            case ItemFailed e -> s.with(true, s.cancelled, s.libraryExists);
            case RunCancelled e -> s.with(s.ended, true, s.libraryExists);
            case LibraryCreated e -> s.with(s.ended, s.cancelled, true);
            case LibraryDeleted e -> s.with(s.ended, s.cancelled, false);
            case ContributorEvent e ->
                new State(s.ended, s.cancelled, s.libraryExists, s.held, s.contributors.after(e), s.tags, s.vocabulary);
            case TagAdded e -> s.withTags(event);
            case TagRevised e -> s.withTags(event);
            case TagRemoved e -> s.withTags(event);
            case VocabularyEvent e ->
                new State(
                        s.ended,
                        s.cancelled,
                        s.libraryExists,
                        s.held,
                        s.contributors,
                        s.tags,
                        s.vocabulary.after(e, 0));
            default ->
                new State(
                        s.ended,
                        s.cancelled,
                        s.libraryExists,
                        s.held.after(event),
                        s.contributors,
                        s.tags,
                        s.vocabulary);
        };
    }

    @Override
    public Decision<ItemOutcome> decide(State state, Tagger tagger) {
        if (state.cancelled) {
            return Decision.nothing(ItemOutcome.CANCELLED);
        }
        if (state.ended) {
            return Decision.nothing(ItemOutcome.ENDED);
        }
        if (!state.libraryExists) {
            return Decision.nothing(ItemOutcome.NO_LIBRARY);
        }
        if (row.title().isEmpty()) {
            return Decision.of(ItemOutcome.ENDED, new ItemSkipped(runId, number, "no title", null, at));
        }
        try {
            return state.held.with(row.isbn()).map(this::duplicate).orElseGet(() -> added(state));
        } catch (Refusal refusal) {
            return Decision.of(
                    ItemOutcome.ENDED, new ItemFailed(runId, number, "creating book: " + refusal.getMessage(), at));
        }
    }

    private Decision<ItemOutcome> duplicate(Held held) {
        String duplicate = "duplicate ISBN " + row.isbn();
        return skipDuplicates
                ? Decision.of(
                        ItemOutcome.ENDED,
                        new ItemSkipped(runId, number, message(duplicate + " — skipped"), held.bookId(), at))
                : Decision.of(
                        ItemOutcome.ENDED,
                        held.oneMore(),
                        new ItemSucceeded(
                                runId, number, message(duplicate + " — copy count incremented"), held.bookId(), at));
    }

    private Decision<ItemOutcome> added(State state) {
        UUID bookId = id("row/" + number);
        List<DomainEvent> events = new ArrayList<>();
        List<Credit> credits = credits(state, events);
        List<UUID> tagIds = tags(state, events);
        UUID mediaType = row.mediaTypeAmong(
                        state.vocabulary.mediaTypes().entries().entrySet(),
                        type -> type.getValue().name(),
                        type -> type.getValue().shown())
                .map(Map.Entry::getKey)
                .orElseThrow(() -> Refusal.invalid("there is no media type"));
        List<UUID> genres =
                row
                        .genresAmong(state.vocabulary.genres().entries().entrySet(), genre -> genre.getValue()
                                .name())
                        .stream()
                        .map(Map.Entry::getKey)
                        .toList();
        events.add(new BookAdded(
                bookId,
                libraryId,
                row.checkedTitle(),
                row.checkedSubtitle(),
                row.description(),
                mediaType,
                credits,
                tagIds,
                genres,
                addedBy));
        events.add(row.edition().added(id("edition/" + number), bookId, libraryId));
        events.add(new ItemSucceeded(runId, number, message("imported \"" + row.title() + "\""), bookId, at));
        return new Decision<>(ItemOutcome.ENDED, events);
    }

    /** Everybody who is credited, found by name in any case, or new. */
    private List<Credit> credits(State state, List<DomainEvent> events) {
        Map<String, UUID> known = state.contributors.byName();
        List<Credit> credits = new ArrayList<>();
        for (RowReading.Credit credit : row.checkedCredits()) {
            String folded = CaseFold.fold(credit.name());
            UUID id = known.computeIfAbsent(folded, name -> {
                UUID made = id("contributor/" + number + "/" + name);
                events.add(
                        new ContributorAdded(made, row.checkedContributor(credit), SortName.of(credit.name()), false));
                return made;
            });
            credits.add(new Credit(id, credit.role(), credits.size()));
        }
        return credits;
    }

    private List<UUID> tags(State state, List<DomainEvent> events) {
        Map<String, UUID> known = state.tags.entries().entrySet().stream()
                .collect(Collectors.toMap(
                        tag -> CaseFold.fold(tag.getValue().name()), Map.Entry::getKey, (first, later) -> first));
        List<UUID> ids = new ArrayList<>();
        for (String tag : row.checkedTags()) {
            ids.add(known.computeIfAbsent(CaseFold.fold(tag), name -> {
                UUID made = id("tag/" + number + "/" + name);
                events.add(new TagAdded(made, libraryId, row.checkedTag(tag), ""));
                return made;
            }));
        }
        return ids;
    }

    private String message(String text) {
        return String.join(
                "; ", Stream.concat(Stream.of(text), row.notes().stream()).toList());
    }

    /**
     * Ids follow from the run and the row, so a row that is decided again makes the same ones; and one that finds a name given up makes
     * somebody new, not him who bore it.
     */
    private UUID id(String what) {
        return UuidCreator.getNameBasedSha1(runId, what);
    }
}
