package io.colophon.query.libraries;

import io.colophon.contract.Change;
import io.colophon.contract.identity.IdentityEvent.ProfileRevised;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.identity.IdentityEvent.UserRegistered;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.libraries.LibraryEvent.LibraryRevised;
import io.colophon.contract.libraries.LibraryEvent.MemberAdded;
import io.colophon.contract.libraries.LibraryEvent.MemberRemoved;
import io.colophon.contract.libraries.LibraryEvent.MemberRoleChanged;
import io.colophon.contract.libraries.Role;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.eventstore.projection.ViewSession.Null;
import io.colophon.query.PostgresProjector;
import io.colophon.query.Views;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The view {@code libraries}: libraries with their members. */
public final class LibrariesProjector implements PostgresProjector {

    private final PostgresView view;

    public LibrariesProjector(PostgresView view) {
        this.view = view;
    }

    @Override
    public String view() {
        return "libraries";
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
        return Set.of(
                LibraryCreated.class,
                LibraryRevised.class,
                LibraryDeleted.class,
                MemberAdded.class,
                MemberRoleChanged.class,
                MemberRemoved.class,
                UserRegistered.class,
                ProfileRevised.class,
                UserDeleted.class);
    }

    @Override
    public Optional<String> parkingKey(RecordedEvent event) {
        return event.payload() instanceof LibraryEvent ? Views.tag(event, LibraryEvent.LIBRARY) : Optional.empty();
    }

    @Override
    public Mono<Void> apply(ViewSession session, List<RecordedEvent> events) {
        return Flux.fromIterable(events)
                .concatMap(event -> apply(session, event))
                .then();
    }

    private static Mono<Void> apply(ViewSession session, RecordedEvent event) {
        OffsetDateTime at = Views.time(event.timestamp());
        return switch (event.payload()) {
            case LibraryCreated e ->
                session.run(
                                "INSERT INTO {v}.library VALUES ($1, $2, $3, $4, $5, $6, $7, $7) ON CONFLICT (id) DO UPDATE"
                                        + " SET name = $3, description = $5, is_public = $6, updated_at = $7",
                                e.libraryId(),
                                e.ownerId(),
                                e.name(),
                                e.slug(),
                                e.description(),
                                e.isPublic(),
                                at)
                        .then(join(
                                session, e.libraryId(), e.ownerId(), Role.LIBRARY_OWNER, null, at, event.position()));
            case LibraryRevised e -> revise(session, e, at);
            case LibraryDeleted e ->
                session.run("DELETE FROM {v}.member WHERE library_id = $1", e.libraryId())
                        .then(session.run("DELETE FROM {v}.library WHERE id = $1", e.libraryId()));
            case MemberAdded e ->
                join(session, e.libraryId(), e.userId(), e.role(), e.invitedBy(), at, event.position());
            case MemberRoleChanged e -> changeRole(session, e);
            case MemberRemoved e ->
                session.run("DELETE FROM {v}.member WHERE library_id = $1 AND user_id = $2", e.libraryId(), e.userId());
            case UserRegistered e ->
                session.run(
                        "INSERT INTO {v}.person VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO UPDATE"
                                + " SET username = $2, display_name = $3, email = $4",
                        e.userId(),
                        e.username(),
                        e.displayName(),
                        e.email());
            case ProfileRevised e ->
                session.run(
                        "UPDATE {v}.person SET display_name = coalesce($2, display_name), email = coalesce($3, email) WHERE id = $1",
                        e.userId(),
                        Null.or(after(e.displayName()), String.class),
                        Null.or(after(e.email()), String.class));
            case UserDeleted e ->
                session.run("DELETE FROM {v}.member WHERE user_id = $1", e.userId())
                        .then(session.run("DELETE FROM {v}.person WHERE id = $1", e.userId()));
            default -> Mono.empty();
        };
    }

    private static Mono<Void> join(
            ViewSession session,
            UUID libraryId,
            UUID userId,
            Role role,
            @Nullable UUID invitedBy,
            OffsetDateTime at,
            long position) {
        return session.run(
                "INSERT INTO {v}.member VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (library_id, user_id) DO UPDATE"
                        + " SET role = $3, invited_by = $4, joined_at = $5, position = $6",
                libraryId,
                userId,
                role.wireName(),
                Null.or(invitedBy, UUID.class),
                at,
                position);
    }

    private static Mono<Void> revise(ViewSession session, LibraryRevised e, OffsetDateTime at) {
        return session.run(
                "UPDATE {v}.library SET name = coalesce($2, name), description = coalesce($3, description),"
                        + " is_public = coalesce($4, is_public), updated_at = $5 WHERE id = $1",
                e.libraryId(),
                Null.or(after(e.name()), String.class),
                Null.or(after(e.description()), String.class),
                Null.or(after(e.isPublic()), Boolean.class),
                at);
    }

    private static Mono<Void> changeRole(ViewSession session, MemberRoleChanged e) {
        Role role = after(e.role());
        return role == null
                ? Mono.empty()
                : session.run(
                        "UPDATE {v}.member SET role = $3 WHERE library_id = $1 AND user_id = $2",
                        e.libraryId(),
                        e.userId(),
                        role.wireName());
    }

    private static <T> @Nullable T after(@Nullable Change<T> change) {
        return change == null ? null : change.to();
    }
}
