package io.colophon.query.contributors;

import io.colophon.contract.CaseFold;
import io.colophon.contract.contributors.ContributorEvent;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.query.PostgresProjector;
import io.colophon.query.Views;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The view {@code contributors}: who can be credited. */
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
        return 1;
    }

    @Override
    public PostgresView store() {
        return view;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(ContributorAdded.class);
    }

    @Override
    public Optional<String> parkingKey(RecordedEvent event) {
        return Views.tag(event, ContributorEvent.CONTRIBUTOR);
    }

    @Override
    public Mono<Void> apply(ViewSession session, List<RecordedEvent> events) {
        List<ContributorAdded> added =
                events.stream().map(event -> (ContributorAdded) event.payload()).toList();
        return session.run(
                "INSERT INTO {v}.contributor (id, name, folded, position) SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[])"
                        + " ON CONFLICT (id) DO UPDATE SET name = excluded.name, folded = excluded.folded",
                added.stream().map(ContributorAdded::contributorId).toArray(UUID[]::new),
                added.stream().map(ContributorAdded::name).toArray(String[]::new),
                added.stream().map(e -> CaseFold.fold(e.name())).toArray(String[]::new),
                events.stream().map(RecordedEvent::position).toArray(Long[]::new));
    }
}
