package io.colophon.query.sync;

import io.colophon.eventstore.projection.ViewSession;
import io.colophon.query.Views;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** The names that records show, the feed's own copy of them. */
final class FeedNames {

    private FeedNames() {}

    private record Name(UUID id, String name) {}

    static Mono<Map<UUID, String>> load(ViewSession session, Collection<UUID> ids) {
        return session.list(
                        "SELECT id, name FROM {v}.name WHERE id = ANY($1)",
                        row -> new Name(Views.uuid(row, "id"), Views.text(row, "name")),
                        (Object) ids.toArray(UUID[]::new))
                .map(names -> names.stream().collect(Collectors.toMap(Name::id, Name::name)));
    }

    static Mono<Void> put(ViewSession session, Map<UUID, String> names) {
        List<UUID> ids = List.copyOf(names.keySet());
        return ids.isEmpty()
                ? Mono.empty()
                : session.run(
                        "INSERT INTO {v}.name SELECT * FROM unnest($1::uuid[], $2::text[])"
                                + " ON CONFLICT (id) DO UPDATE SET name = excluded.name",
                        ids.toArray(UUID[]::new),
                        ids.stream().map(names::get).toArray(String[]::new));
    }

    static Mono<Void> remove(ViewSession session, UUID id) {
        return session.run("DELETE FROM {v}.name WHERE id = $1", id);
    }
}
