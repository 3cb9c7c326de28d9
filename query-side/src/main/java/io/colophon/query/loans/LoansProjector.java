package io.colophon.query.loans;

import io.colophon.contract.CaseFold;
import io.colophon.contract.Change;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.loans.LoanEvent;
import io.colophon.contract.vocabulary.VocabularyEvent.TagAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.TagRemoved;
import io.colophon.contract.vocabulary.VocabularyEvent.TagRevised;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.eventstore.projection.ViewSession.Null;
import io.colophon.query.PostgresProjector;
import io.colophon.query.Views;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The view {@code loans}. Events change columns; the answers of all loans that a batch touched are then written once. The title comes
 * with the loan, so of books only those that are lent are looked at.
 */
public final class LoansProjector implements PostgresProjector {

    private static final int PAGE = 500;

    private final PostgresView view;

    public LoansProjector(PostgresView view) {
        this.view = view;
    }

    @Override
    public String view() {
        return "loans";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public PostgresView store() {
        return view;
    }

    @Override
    public Set<Class<?>> handles() {
        return Stream.concat(
                        Arrays.stream(LoanEvent.class.getPermittedSubclasses()),
                        Stream.of(
                                BookRevised.class,
                                BookDeleted.class,
                                TagAdded.class,
                                TagRevised.class,
                                TagRemoved.class,
                                LibraryDeleted.class))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The book, not the loan: else the deletion of a book could overtake a parked loan of it, which would then stay for ever. */
    @Override
    public Optional<String> parkingKey(RecordedEvent event) {
        return event.payload() instanceof LoanEvent || event.payload() instanceof BookEvent
                ? Views.tag(event, BookEvent.BOOK)
                : Optional.empty();
    }

    @Override
    public Mono<Void> apply(ViewSession session, List<RecordedEvent> events) {
        return Flux.fromIterable(events)
                .concatMap(event -> change(session, event))
                .flatMapIterable(touched -> touched)
                .distinct()
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .buffer(PAGE)
                .concatMap(loans -> LoanAnswer.write(session, loans))
                .then();
    }

    /** Changes columns; says whose answers are to be written anew. */
    private static Mono<List<UUID>> change(ViewSession session, RecordedEvent event) {
        return switch (event.payload()) {
            case LoanEvent e ->
                LoanRows.change(session, e, Views.time(event.timestamp()), event.position())
                        .thenReturn(List.of(e.loanId()));
            case BookRevised e -> retitle(session, e);
            case BookDeleted e ->
                LoanRows.forget(session, "book_id", e.bookId()).thenReturn(List.of());
            case TagAdded e -> add(session, e).thenReturn(List.of());
            case TagRevised e ->
                revise(session, e)
                        .then(touched(session, "SELECT loan_id AS id FROM {v}.loan_tag WHERE tag_id = $1", e.tagId()));
            case TagRemoved e ->
                session.run("DELETE FROM {v}.tag WHERE id = $1", e.tagId())
                        .then(touched(
                                session,
                                "DELETE FROM {v}.loan_tag WHERE tag_id = $1 RETURNING loan_id AS id",
                                e.tagId()));
            case LibraryDeleted e ->
                LoanRows.forget(session, "library_id", e.libraryId())
                        .then(session.run("DELETE FROM {v}.tag WHERE library_id = $1", e.libraryId()))
                        .thenReturn(List.of());
            default -> Mono.just(List.of());
        };
    }

    private static Mono<List<UUID>> retitle(ViewSession session, BookRevised e) {
        String title = Change.apply(e.title(), null);
        return title == null
                ? Mono.just(List.of())
                : touched(session, "UPDATE {v}.loan SET title = $2 WHERE book_id = $1 RETURNING id", e.bookId(), title);
    }

    private static Mono<Void> add(ViewSession session, TagAdded e) {
        return session.run(
                "INSERT INTO {v}.tag (id, library_id, name, folded, color) VALUES ($1, $2, $3, $4, $5)"
                        + " ON CONFLICT (id) DO UPDATE SET name = $3, folded = $4, color = $5",
                e.tagId(),
                e.libraryId(),
                e.name(),
                CaseFold.fold(e.name()),
                e.color());
    }

    private static Mono<Void> revise(ViewSession session, TagRevised e) {
        String name = Change.apply(e.name(), null);
        return session.run(
                "UPDATE {v}.tag SET name = coalesce($2, name), folded = coalesce($3, folded), color = coalesce($4, color)"
                        + " WHERE id = $1",
                e.tagId(),
                Null.or(name, String.class),
                Null.or(name == null ? null : CaseFold.fold(name), String.class),
                Null.or(Change.apply(e.color(), null), String.class));
    }

    private static Mono<List<UUID>> touched(ViewSession session, String sql, Object... parameters) {
        return session.list(sql, row -> Views.uuid(row, "id"), parameters);
    }
}
