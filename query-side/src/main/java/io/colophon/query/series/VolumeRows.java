package io.colophon.query.series;

import io.colophon.contract.Change;
import io.colophon.contract.series.SeriesEvent.VolumeAnnounced;
import io.colophon.contract.series.SeriesEvent.VolumeRevised;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.eventstore.projection.ViewSession.Null;
import io.colophon.query.Views;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Writes what is known of volumes. */
final class VolumeRows {

    private VolumeRows() {}

    static Mono<Void> announce(ViewSession session, VolumeAnnounced e, RecordedEvent event) {
        return session.run(
                "INSERT INTO {v}.volume VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8) ON CONFLICT (id) DO NOTHING",
                e.volumeId(),
                e.seriesId(),
                e.position(),
                e.title(),
                Null.or(e.releaseDate(), LocalDate.class),
                e.coverUrl(),
                e.externalId(),
                Views.time(event.timestamp()));
    }

    static Mono<Void> revise(ViewSession session, VolumeRevised e, RecordedEvent event) {
        return session.run(
                "UPDATE {v}.volume SET title = coalesce($2, title), release_date = CASE WHEN $3 THEN $4 ELSE release_date END,"
                        + " cover_url = coalesce($5, cover_url), external_id = coalesce($6, external_id), updated_at = $7"
                        + " WHERE id = $1",
                e.volumeId(),
                Null.or(after(e.title()), String.class),
                e.releaseDate() != null,
                Null.or(after(e.releaseDate()), LocalDate.class),
                Null.or(after(e.coverUrl()), String.class),
                Null.or(after(e.externalId()), String.class),
                Views.time(event.timestamp()));
    }

    private static <T> @Nullable T after(@Nullable Change<T> change) {
        return change == null ? null : change.to();
    }
}
