package io.colophon.query.sync;

import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.query.Views;
import io.colophon.query.sync.FeedLife.Changed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** A name that many records show is another one: each of them is a change, written some hundred at a time. */
final class FeedNameChange {

    private static final int PAGE = 500;

    private final ViewSession session;
    private final FeedRows rows;
    private final RecordedEvent event;

    FeedNameChange(ViewSession session, FeedRows rows, RecordedEvent event) {
        this.session = session;
        this.rows = rows;
        this.event = event;
    }

    Mono<Void> rename(UUID id, String name) {
        return FeedNames.put(session, Map.of(id, name)).then(rewrite(id));
    }

    Mono<Void> remove(UUID id) {
        return FeedNames.remove(session, id)
                .then(rewrite(id))
                .then(session.run("DELETE FROM {v}.use WHERE name_id = $1", id));
    }

    private Mono<Void> rewrite(UUID nameId) {
        return page(nameId, 0)
                .expand(lives -> lives.size() < PAGE ? Mono.empty() : page(nameId, lives.getLast()))
                .concatMap(lives ->
                        lives.isEmpty() ? Mono.<Void>empty() : rows.lives(lives).flatMap(this::rewrite))
                .then();
    }

    private Mono<Void> rewrite(Map<Long, FeedLife> before) {
        List<FeedLife> after = new ArrayList<>();
        List<Changed> changes = new ArrayList<>();
        before.values().forEach(was -> {
            FeedLife is = was.renamed(event.timestamp(), event.position());
            after.add(is);
            if (is.latest() > was.latest()) {
                changes.add(new Changed(is.libraryId(), is.latest(), is.life(), was.latest()));
            }
        });
        return rows.save(before, after, changes);
    }

    private Mono<List<Long>> page(UUID nameId, long after) {
        return session.list(
                "SELECT life FROM {v}.use WHERE name_id = $1 AND life > $2 ORDER BY life LIMIT " + PAGE,
                row -> Views.number(row, "life"),
                nameId,
                after);
    }
}
