package io.colophon.query.identity;

import io.colophon.contract.CaseFold;
import io.colophon.contract.Change;
import io.colophon.contract.identity.IdentityEvent;
import io.colophon.contract.identity.IdentityEvent.PreferencesPatched;
import io.colophon.contract.identity.IdentityEvent.ProfileRevised;
import io.colophon.contract.identity.IdentityEvent.UserDeactivated;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.identity.IdentityEvent.UserDemoted;
import io.colophon.contract.identity.IdentityEvent.UserPromoted;
import io.colophon.contract.identity.IdentityEvent.UserReactivated;
import io.colophon.contract.identity.IdentityEvent.UserRegistered;
import io.colophon.contract.identity.IdentityEvent.UserSignedIn;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.query.PostgresProjector;
import io.colophon.query.Views;
import io.colophon.web.WireJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;

/** The view {@code users}: accounts without what proves who somebody is. */
public final class UsersProjector implements PostgresProjector {

    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    private final PostgresView view;

    public UsersProjector(PostgresView view) {
        this.view = view;
    }

    @Override
    public String view() {
        return "users";
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
                UserRegistered.class,
                ProfileRevised.class,
                PreferencesPatched.class,
                UserSignedIn.class,
                UserPromoted.class,
                UserDemoted.class,
                UserDeactivated.class,
                UserReactivated.class,
                UserDeleted.class);
    }

    @Override
    public Optional<String> parkingKey(RecordedEvent event) {
        return Views.tag(event, IdentityEvent.USER);
    }

    @Override
    public Mono<Void> apply(ViewSession session, List<RecordedEvent> events) {
        return Flux.fromIterable(events)
                .concatMap(event -> apply(session, event))
                .then();
    }

    private static Mono<Void> apply(ViewSession session, RecordedEvent event) {
        return switch (event.payload()) {
            case UserRegistered e -> register(session, e, event);
            case ProfileRevised e -> revise(session, e);
            case PreferencesPatched e -> patch(session, e);
            case UserSignedIn e ->
                session.run(
                        "UPDATE {v}.account SET last_login_at = $2 WHERE id = $1",
                        e.userId(),
                        Views.time(event.timestamp()));
            case UserPromoted e -> session.run("UPDATE {v}.account SET admin = true WHERE id = $1", e.userId());
            case UserDemoted e -> session.run("UPDATE {v}.account SET admin = false WHERE id = $1", e.userId());
            case UserDeactivated e -> session.run("UPDATE {v}.account SET active = false WHERE id = $1", e.userId());
            case UserReactivated e -> session.run("UPDATE {v}.account SET active = true WHERE id = $1", e.userId());
            case UserDeleted e -> session.run("DELETE FROM {v}.account WHERE id = $1", e.userId());
            default -> Mono.empty();
        };
    }

    private static Mono<Void> register(ViewSession session, UserRegistered e, RecordedEvent event) {
        return session.run(
                "INSERT INTO {v}.account (id, username, email, display_name, admin, active, created_at, preferences, position, search)"
                        + " VALUES ($1, $2, $3, $4, $5, true, $6, '{}', $7, $8)"
                        + " ON CONFLICT (id) DO UPDATE SET username = $2, email = $3, display_name = $4, admin = $5, active = true,"
                        + " created_at = $6, last_login_at = NULL, preferences = '{}', position = $7, search = $8",
                e.userId(),
                e.username(),
                e.email(),
                e.displayName(),
                e.admin(),
                Views.time(event.timestamp()),
                event.position(),
                search(e.username(), e.displayName(), e.email()));
    }

    private static Mono<Void> revise(ViewSession session, ProfileRevised e) {
        return session.list(
                        "SELECT username, display_name, email FROM {v}.account WHERE id = $1",
                        row -> List.of(
                                Views.text(row, "username"), Views.text(row, "display_name"), Views.text(row, "email")),
                        e.userId())
                .flatMapMany(Flux::fromIterable)
                .concatMap(row -> {
                    String displayName = changed(e.displayName(), row.get(1));
                    String email = changed(e.email(), row.get(2));
                    return session.run(
                            "UPDATE {v}.account SET display_name = $2, email = $3, search = $4 WHERE id = $1",
                            e.userId(),
                            displayName,
                            email,
                            search(row.get(0), displayName, email));
                })
                .then();
    }

    private static Mono<Void> patch(ViewSession session, PreferencesPatched e) {
        Map<String, Change<Object>> keys = e.keys() == null ? Map.of() : e.keys();
        UUID id = e.userId();
        return session.list(
                        "SELECT preferences FROM {v}.account WHERE id = $1", row -> Views.text(row, "preferences"), id)
                .flatMapMany(Flux::fromIterable)
                .concatMap(before -> {
                    Map<String, Object> merged = WireJson.writer().readValue(before, OBJECT);
                    keys.forEach((key, change) -> merged.put(key, change.to()));
                    return session.run(
                            "UPDATE {v}.account SET preferences = $2 WHERE id = $1", id, WireJson.write(merged));
                })
                .then();
    }

    private static String changed(@Nullable Change<String> change, String before) {
        String after = Change.apply(change, before);
        return after == null ? "" : after;
    }

    private static String search(String username, String displayName, String email) {
        return CaseFold.fold(username + "\n" + displayName + "\n" + email);
    }
}
