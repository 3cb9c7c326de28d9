package io.colophon.query.series;

import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.Views;
import io.colophon.web.Answers;
import io.colophon.web.PathId;
import io.colophon.web.Reads;
import io.colophon.web.Resource;
import io.colophon.web.WireJson;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import io.colophon.web.security.Permission;
import io.r2dbc.spi.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reads of the volumes of series (Librarium behaviour, section 13); the volumes of a series are one resource, which may be empty. */
@RestController
@RequestMapping("/api/v1/libraries/{library}/series/{series}/volumes")
public class VolumesQueries implements Reads {

    private final PostgresView series;
    private final Access access;

    public VolumesQueries(SeriesProjector projector, Access access) {
        this.series = projector.store();
        this.access = access;
    }

    /** @param position without a needless fraction */
    record Volume(
            UUID id,
            UUID seriesId,
            BigDecimal position,
            String title,
            @Nullable LocalDate releaseDate,
            String coverUrl,
            String externalId,
            String createdAt,
            String updatedAt) {
        static Volume of(Row row) {
            return new Volume(
                    Views.uuid(row, "id"),
                    Views.uuid(row, "series_id"),
                    new BigDecimal(Views.text(row, "number")),
                    Views.text(row, "title"),
                    row.get("release_date", LocalDate.class),
                    Views.text(row, "cover_url"),
                    Views.text(row, "external_id"),
                    WireJson.time(Views.instant(row, "created_at")),
                    WireJson.time(Views.instant(row, "updated_at")));
        }
    }

    @Described(value = "The volumes of a series that are known, there or not", gives = Volume[].class)
    @GetMapping
    Mono<ResponseEntity<byte[]>> list(Caller caller, @PathVariable String library, @PathVariable("series") String id) {
        UUID libraryId = access.require(caller, library, Permission.SERIES_READ);
        return one(new Resource(kind(), libraryId, PathId.parse(id, "series")), caller)
                .map(Answers::ok);
    }

    @Override
    public String kind() {
        return "volumes";
    }

    @Override
    public Class<?> shape() {
        return Volume[].class;
    }

    @Override
    public Mono<String> one(Resource resource, Caller caller) {
        return series.list(
                        "SELECT v.*, v.position::text AS number FROM {v}.volume v JOIN {v}.series s ON s.id = v.series_id"
                                + " WHERE s.id = $1 AND s.library_id = $2 ORDER BY v.position",
                        Volume::of,
                        resource.id(),
                        resource.scope())
                .map(WireJson::write);
    }
}
