package io.colophon.query.reading;

import io.colophon.contract.Change;
import io.colophon.contract.reading.ReadingEvent;
import io.colophon.contract.reading.ReadingEvent.ReadingRecorded;
import io.colophon.contract.reading.ReadingEvent.ReadingRemoved;
import io.colophon.contract.reading.ReadingEvent.ReadingRevised;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.eventstore.projection.ViewSession.Null;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The columns of interactions, as their own events change them. */
final class InteractionRows {

    private InteractionRows() {}

    static Mono<Void> change(ViewSession session, ReadingEvent event, OffsetDateTime at) {
        return switch (event) {
            case ReadingRecorded e -> record(session, e, at);
            case ReadingRevised e -> revise(session, e, at);
            case ReadingRemoved e ->
                session.run(
                        "DELETE FROM {v}.interaction WHERE edition_id = $1 AND user_id = $2",
                        e.editionId(),
                        e.userId());
        };
    }

    private static Mono<Void> record(ViewSession session, ReadingRecorded e, OffsetDateTime at) {
        return session.run(
                """
                INSERT INTO {v}.interaction VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)
                ON CONFLICT (edition_id, user_id) DO UPDATE SET
                  read_status = excluded.read_status, rating = excluded.rating, notes = excluded.notes, review = excluded.review,
                  date_started = excluded.date_started, date_finished = excluded.date_finished, favorite = excluded.favorite,
                  created_at = excluded.created_at, updated_at = excluded.updated_at
                """,
                e.editionId(),
                e.userId(),
                e.interactionId(),
                e.bookId(),
                e.libraryId(),
                e.readStatus(),
                Null.or(e.rating(), Integer.class),
                e.notes(),
                e.review(),
                Null.or(e.dateStarted(), LocalDate.class),
                Null.or(e.dateFinished(), LocalDate.class),
                e.favorite(),
                at);
    }

    private static Mono<Void> revise(ViewSession session, ReadingRevised e, OffsetDateTime at) {
        return session.run(
                """
                UPDATE {v}.interaction SET
                  updated_at = $3, read_status = coalesce($4, read_status), notes = coalesce($5, notes), review = coalesce($6, review),
                  favorite = coalesce($7, favorite), rating = CASE WHEN $8 THEN $9 ELSE rating END,
                  date_started = CASE WHEN $10 THEN $11 ELSE date_started END,
                  date_finished = CASE WHEN $12 THEN $13 ELSE date_finished END
                WHERE edition_id = $1 AND user_id = $2
                """,
                e.editionId(),
                e.userId(),
                at,
                now(e.readStatus(), String.class),
                now(e.notes(), String.class),
                now(e.review(), String.class),
                now(e.favorite(), Boolean.class),
                e.rating() != null,
                now(e.rating(), Integer.class),
                e.dateStarted() != null,
                now(e.dateStarted(), LocalDate.class),
                e.dateFinished() != null,
                now(e.dateFinished(), LocalDate.class));
    }

    private static <T> Object now(@Nullable Change<T> change, Class<T> type) {
        return Null.or(Change.apply(change, null), type);
    }
}
