package io.colophon.query.sync;

import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.query.Views;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Who sees which library: one row for each stretch of the log, however many books become visible or hidden by it. */
final class FeedMembers {

    private FeedMembers() {}

    static Mono<Void> gain(ViewSession session, UUID libraryId, UUID userId, RecordedEvent event) {
        return session.run(
                "INSERT INTO {v}.member (user_id, library_id, gained) SELECT $1, $2, $3 WHERE NOT EXISTS"
                        + " (SELECT 1 FROM {v}.member WHERE user_id = $1 AND library_id = $2 AND (lost IS NULL OR lost >= $3))"
                        + " ON CONFLICT DO NOTHING",
                userId,
                libraryId,
                event.position());
    }

    static Mono<Void> lose(ViewSession session, UUID libraryId, UUID userId, RecordedEvent event) {
        return session.run(
                "UPDATE {v}.member SET lost = $3, lost_at = $4 WHERE user_id = $1 AND library_id = $2 AND lost IS NULL AND gained < $3",
                userId,
                libraryId,
                event.position(),
                Views.time(event.timestamp()));
    }

    static Mono<Void> loseAll(ViewSession session, UUID userId, RecordedEvent event) {
        return session.run(
                "UPDATE {v}.member SET lost = $2, lost_at = $3 WHERE user_id = $1 AND lost IS NULL AND gained < $2",
                userId,
                event.position(),
                Views.time(event.timestamp()));
    }

    /** Every book of the library ends, and every membership with them. */
    static Mono<Void> endLibrary(ViewSession session, UUID libraryId, RecordedEvent event) {
        return session.run(
                        "DELETE FROM {v}.use u USING {v}.life l WHERE u.life = l.life AND l.library_id = $1 AND l.ended IS NULL",
                        libraryId)
                .then(session.run("DELETE FROM {v}.total WHERE library_id = $1", libraryId))
                .then(session.run(
                        "UPDATE {v}.life SET ended = $2, ended_at = $3, facts = '', record = ''"
                                + " WHERE library_id = $1 AND ended IS NULL AND life < $2",
                        libraryId,
                        event.position(),
                        Views.time(event.timestamp())))
                .then(session.run(
                        "UPDATE {v}.member SET lost = $2, lost_at = $3 WHERE library_id = $1 AND lost IS NULL AND gained < $2",
                        libraryId,
                        event.position(),
                        Views.time(event.timestamp())));
    }
}
