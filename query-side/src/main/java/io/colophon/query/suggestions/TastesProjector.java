package io.colophon.query.suggestions;

import io.colophon.contract.identity.IdentityEvent;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.suggestions.TasteEvent.OptedIn;
import io.colophon.contract.suggestions.TasteEvent.OptedOut;
import io.colophon.contract.suggestions.TasteEvent.TasteDescribed;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.json.Personal;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.query.PostgresProjector;
import io.colophon.query.Views;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The view {@code tastes}: what people say about suggestions for themselves. Who has said nothing is not in it. */
public final class TastesProjector implements PostgresProjector {

    private final PostgresView view;

    public TastesProjector(PostgresView view) {
        this.view = view;
    }

    @Override
    public String view() {
        return "tastes";
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
        return Set.of(OptedIn.class, OptedOut.class, TasteDescribed.class, UserDeleted.class);
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
            case OptedIn e -> opt(session, e.userId(), true);
            case OptedOut e -> opt(session, e.userId(), false);
            case TasteDescribed e -> describe(session, e);
            case UserDeleted e -> session.run("DELETE FROM {v}.taste WHERE user_id = $1", e.userId());
            default -> Mono.empty();
        };
    }

    private static Mono<Void> opt(ViewSession session, UUID userId, boolean in) {
        return session.run(
                "INSERT INTO {v}.taste (user_id, opt_in, profile) VALUES ($1, $2, '{}')"
                        + " ON CONFLICT (user_id) DO UPDATE SET opt_in = $2",
                userId,
                in);
    }

    private static Mono<Void> describe(ViewSession session, TasteDescribed event) {
        return session.run(
                "INSERT INTO {v}.taste (user_id, opt_in, profile) VALUES ($1, false, $2)"
                        + " ON CONFLICT (user_id) DO UPDATE SET profile = $2",
                event.userId(),
                event.profile().equals(Personal.ERASED) ? "{}" : event.profile());
    }
}
