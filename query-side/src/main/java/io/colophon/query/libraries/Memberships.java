package io.colophon.query.libraries;

import io.colophon.contract.ColophonEvents;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.libraries.LibraryEvent.MemberAdded;
import io.colophon.contract.libraries.LibraryEvent.MemberRemoved;
import io.colophon.contract.libraries.LibraryEvent.MemberRoleChanged;
import io.colophon.contract.libraries.Role;
import io.colophon.eventstore.Criterion;
import io.colophon.eventstore.EventReader;
import io.colophon.eventstore.Tail;
import io.colophon.eventstore.axon.MessageCodec;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.web.security.Access;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/**
 * Who is a member of which library, in memory on every node, so that a check costs no statement. It is a reading of the log like any
 * view: loaded at start from the events of its types, then fed by the tail, and writes wait for it as they wait for views.
 */
public final class Memberships implements Access, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Memberships.class);

    private static final Set<Class<?>> RECORDS = Set.of(
            LibraryCreated.class,
            LibraryDeleted.class,
            MemberAdded.class,
            MemberRoleChanged.class,
            MemberRemoved.class,
            UserDeleted.class);
    private static final int PAGE = 1_000;

    private final Map<UUID, Map<UUID, Role>> byUser = new ConcurrentHashMap<>();
    private final Sinks.Many<Long> moved = Sinks.many().multicast().directBestEffort();
    private volatile long position;
    private Disposable following = () -> {};

    /** Reads what has happened, and goes on with what happens. */
    public Mono<Void> start(EventReader reader, MessageCodec codec, Tail<RecordedEvent> tail) {
        List<Criterion> mine = List.of(Criterion.of(
                List.of(),
                RECORDS.stream()
                        .map(record -> ColophonEvents.TYPES.of(record).name())
                        .toList()));
        return reader.head()
                .flatMap(head -> Mono.defer(
                                () -> reader.page(mine, position, PAGE).flatMap(codec::decode))
                        .doOnNext(events -> events.forEach(this::apply))
                        .repeat()
                        .takeUntil(events -> events.size() < PAGE)
                        .then(Mono.fromRunnable(() -> position = Math.max(position, head))))
                .doOnSuccess(done -> following = Mono.defer(() -> tail.after(position, PAGE))
                        .doOnNext(this::applyAll)
                        .repeat()
                        .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
                                .maxBackoff(Duration.ofSeconds(10)))
                        .subscribe(events -> {}, failure -> log.error("memberships are no longer followed", failure)))
                .then();
    }

    /** Completes with true when everything up to a position is known here; at once when the records say nothing of members. */
    public Mono<Boolean> await(Set<Class<?>> records, long target) {
        return records.stream().noneMatch(RECORDS::contains)
                ? Mono.just(true)
                : Flux.merge(
                                moved.asFlux(),
                                Mono.fromCallable(() -> position),
                                Flux.interval(Duration.ofMillis(20)).map(n -> position))
                        .filter(at -> at >= target)
                        .next()
                        .map(at -> true);
    }

    @Override
    public Optional<Role> role(UUID userId, UUID libraryId) {
        return Optional.ofNullable(byUser.getOrDefault(userId, Map.of()).get(libraryId));
    }

    @Override
    public Set<UUID> libraries(UUID userId) {
        return Set.copyOf(byUser.getOrDefault(userId, Map.of()).keySet());
    }

    @Override
    public void close() {
        following.dispose();
    }

    private void applyAll(List<RecordedEvent> events) {
        events.forEach(this::apply);
        position = events.getLast().position();
        moved.tryEmitNext(position);
    }

    private void apply(RecordedEvent event) {
        switch (event.payload()) {
            case LibraryCreated e -> put(e.ownerId(), e.libraryId(), Role.LIBRARY_OWNER);
            case LibraryDeleted e -> byUser.values().forEach(roles -> roles.remove(e.libraryId()));
            case MemberAdded e -> put(e.userId(), e.libraryId(), e.role());
            case MemberRoleChanged e ->
                Stream.ofNullable(e.role())
                        .flatMap(change -> Stream.ofNullable(change.to()))
                        .forEach(role -> put(e.userId(), e.libraryId(), role));
            case MemberRemoved e ->
                byUser.getOrDefault(e.userId(), new ConcurrentHashMap<>()).remove(e.libraryId());
            case UserDeleted e -> byUser.remove(e.userId());
            default -> {}
        }
        position = event.position();
    }

    private void put(UUID userId, UUID libraryId, Role role) {
        byUser.computeIfAbsent(userId, id -> new ConcurrentHashMap<>()).put(libraryId, role);
    }
}
