package io.colophon.query.contributors;

import io.colophon.contract.CaseFold;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.contract.contributors.ContributorEvent;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.query.PostgresProjector;
import io.colophon.query.Views;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The view {@code contributors}: who can be credited, what is said of him, and who has how many books in which library. */
public final class ContributorsProjector implements PostgresProjector {

    private final PostgresView view;

    public ContributorsProjector(PostgresView view) {
        this.view = view;
    }

    @Override
    public String view() {
        return "contributors";
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public PostgresView store() {
        return view;
    }

    @Override
    public Set<Class<?>> handles() {
        return Stream.concat(
                        ProfileChange.RECORDS.stream(),
                        Stream.of(
                                ContributorAdded.class,
                                BookAdded.class,
                                BookRevised.class,
                                BookDeleted.class,
                                LibraryDeleted.class))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<String> parkingKey(RecordedEvent event) {
        return Stream.of(ContributorEvent.CONTRIBUTOR, BookEvent.BOOK)
                .flatMap(key -> Views.tag(event, key).stream())
                .findFirst();
    }

    /** A contributor is there before the first book that credits him, so those of a batch go first. */
    @Override
    public Mono<Void> apply(ViewSession session, List<RecordedEvent> events) {
        List<Mono<Void>> steps = new ArrayList<>();
        steps.add(add(
                session,
                events.stream()
                        .filter(event -> event.payload() instanceof ContributorAdded)
                        .toList()));
        CreditBatch batch = new CreditBatch();
        for (RecordedEvent event : events) {
            if (!batch.take(event.payload()) && !(event.payload() instanceof ContributorAdded)) {
                CreditBatch full = batch;
                steps.add(Mono.defer(() -> full.apply(session)));
                steps.add(Mono.defer(() -> change(session, event)));
                batch = new CreditBatch();
            }
        }
        CreditBatch last = batch;
        steps.add(Mono.defer(() -> last.apply(session)));
        return Flux.concat(steps).then();
    }

    private static Mono<Void> change(ViewSession session, RecordedEvent event) {
        return event.payload() instanceof LibraryDeleted deleted
                ? deleteLibrary(session, deleted.libraryId())
                : new ProfileChange(session).apply(event);
    }

    private static Mono<Void> add(ViewSession session, List<RecordedEvent> events) {
        if (events.isEmpty()) {
            return Mono.empty();
        }
        List<ContributorAdded> added =
                events.stream().map(event -> (ContributorAdded) event.payload()).toList();
        return session.run(
                "INSERT INTO {v}.contributor (id, name, folded, initial, sort_name, corporate, created_at, updated_at, position)"
                        + " SELECT i, n, f, left(f, 1), s, c, t, t, p"
                        + " FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::boolean[], $6::timestamptz[], $7::bigint[])"
                        + " AS u(i, n, f, s, c, t, p) ON CONFLICT (id) DO NOTHING",
                added.stream().map(ContributorAdded::contributorId).toArray(UUID[]::new),
                added.stream().map(ContributorAdded::name).toArray(String[]::new),
                added.stream().map(e -> CaseFold.fold(e.name())).toArray(String[]::new),
                added.stream().map(ContributorAdded::sortName).toArray(String[]::new),
                added.stream().map(ContributorAdded::corporate).toArray(Boolean[]::new),
                events.stream().map(event -> Views.time(event.timestamp())).toArray(OffsetDateTime[]::new),
                events.stream().map(RecordedEvent::position).toArray(Long[]::new));
    }

    private static Mono<Void> deleteLibrary(ViewSession session, UUID libraryId) {
        return Flux.just("credit", "shown", "total")
                .concatMap(table -> session.run("DELETE FROM {v}." + table + " WHERE library_id = $1", libraryId))
                .then();
    }
}
