package io.colophon.query.series;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.colophon.contract.CaseFold;
import io.colophon.contract.Refusal;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.TagNames;
import io.colophon.query.Views;
import io.colophon.web.Answers;
import io.colophon.web.PathId;
import io.colophon.web.Query;
import io.colophon.web.Reads;
import io.colophon.web.Resource;
import io.colophon.web.WireJson;
import io.colophon.web.clock.SchedulingClock;
import io.colophon.web.openapi.Described;
import io.colophon.web.openapi.JsonOf;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import io.colophon.web.security.Permission;
import io.r2dbc.spi.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reads of series (Librarium behaviour, section 13). */
@RestController
@RequestMapping("/api/v1/libraries/{library}/series")
public class SeriesQueries implements Reads {

    /** {@code $1} is today. */
    private static final String SELECT = "SELECT s.*, " + TagNames.json("s") + " AS tags,"
            + " (SELECT max(v.release_date) FROM {v}.volume v WHERE v.series_id = s.id AND v.release_date <= $1) AS last_release_date,"
            + " (SELECT min(v.release_date) FROM {v}.volume v WHERE v.series_id = s.id AND v.release_date > $1) AS next_release_date"
            + " FROM {v}.series s ";

    private static final String COMPLETED = "completed";

    private final PostgresView series;
    private final Access access;
    private final SchedulingClock clock;

    public SeriesQueries(SeriesProjector projector, Access access, SchedulingClock clock) {
        this.series = projector.store();
        this.access = access;
        this.clock = clock;
    }

    /**
     * @param lastReleaseDate of the volumes that are known, today included; the next one is after today
     * @param tags JSON already
     */
    record Series(
            UUID id,
            UUID libraryId,
            String name,
            String description,
            @Nullable Integer totalCount,
            boolean isComplete,
            String status,
            String originalLanguage,
            @Nullable Integer publicationYear,
            String demographic,
            List<String> genres,
            String url,
            String externalId,
            String externalSource,
            @Nullable LocalDate lastReleaseDate,
            @Nullable LocalDate nextReleaseDate,
            long bookCount,
            @JsonRawValue @JsonOf(TagNames.Tag[].class) String tags,
            String createdAt,
            String updatedAt) {
        static Series of(Row row) {
            String status = Views.text(row, "status");
            String[] genres = row.get("genres", String[].class);
            return new Series(
                    Views.uuid(row, "id"),
                    Views.uuid(row, "library_id"),
                    Views.text(row, "name"),
                    Views.text(row, "description"),
                    row.get("total_count", Integer.class),
                    status.equals(COMPLETED),
                    status,
                    Views.text(row, "original_language"),
                    row.get("publication_year", Integer.class),
                    Views.text(row, "demographic"),
                    genres == null ? List.of() : List.of(genres),
                    Views.text(row, "url"),
                    Views.text(row, "external_id"),
                    Views.text(row, "external_source"),
                    row.get("last_release_date", LocalDate.class),
                    row.get("next_release_date", LocalDate.class),
                    Views.number(row, "book_count"),
                    Views.text(row, "tags"),
                    WireJson.time(Views.instant(row, "created_at")),
                    WireJson.time(Views.instant(row, "updated_at")));
        }
    }

    @Described(
            value = "Series of a library",
            gives = Series[].class,
            query = {"search: part of the name", "tag: the name of a tag"})
    @GetMapping
    Mono<ResponseEntity<byte[]>> list(Caller caller, @PathVariable String library, Query query) {
        return series.list(
                        SELECT + "WHERE s.library_id = $2 AND s.folded LIKE $3 AND " + TagNames.hasTag("s", "$4")
                                + " ORDER BY s.name, s.created",
                        Series::of,
                        LocalDate.now(clock),
                        access.require(caller, library, Permission.SERIES_READ),
                        Views.containing(CaseFold.fold(query.text("search"))),
                        CaseFold.fold(query.text("tag")))
                .map(Answers::value);
    }

    @Described(value = "A series", gives = Series.class)
    @GetMapping("/{series}")
    Mono<ResponseEntity<byte[]>> one(Caller caller, @PathVariable String library, @PathVariable("series") String id) {
        UUID libraryId = access.require(caller, library, Permission.SERIES_READ);
        return one(new Resource(kind(), libraryId, PathId.parse(id, kind())), caller)
                .map(Answers::ok)
                .switchIfEmpty(Mono.error(() -> Refusal.notFound("series")));
    }

    @Override
    public String kind() {
        return "series";
    }

    @Override
    public Class<?> shape() {
        return Series.class;
    }

    @Override
    public Mono<String> one(Resource resource, Caller caller) {
        return all(List.of(resource), caller)
                .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
    }

    @Override
    public Mono<List<String>> all(List<Resource> resources, Caller caller) {
        return series.list(
                        SELECT + "JOIN unnest($2::uuid[], $3::uuid[]) WITH ORDINALITY AS asked(id, library_id, n)"
                                + " ON s.id = asked.id AND s.library_id = asked.library_id ORDER BY asked.n",
                        Series::of,
                        LocalDate.now(clock),
                        resources.stream().map(Resource::id).toArray(UUID[]::new),
                        resources.stream().map(Resource::scope).toArray(UUID[]::new))
                .map(found -> found.stream().map(WireJson::write).toList());
    }
}
