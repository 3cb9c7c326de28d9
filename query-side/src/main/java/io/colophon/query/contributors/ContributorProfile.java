package io.colophon.query.contributors;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.Views;
import io.colophon.web.WireJson;
import io.colophon.web.openapi.JsonOf;
import io.r2dbc.spi.Row;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What is said of a contributor, as routes send it (Librarium behaviour, section 12).
 *
 * @param externalIds a JSON object: what each provider calls him
 */
record ContributorProfile(
        UUID id,
        String name,
        String sortName,
        boolean isCorporate,
        String bio,
        @Nullable String bornDate,
        @Nullable String diedDate,
        String nationality,
        @JsonRawValue @JsonOf(Map.class) String externalIds,
        @Nullable String photoUrl,
        long bookCount,
        String createdAt,
        String updatedAt) {

    private static final String SELECT = "SELECT c.*, c.external_ids::text AS ids,"
            + " (SELECT coalesce(sum(s.books), 0)::bigint FROM {v}.shown s WHERE s.contributor_id = c.id%s) AS books"
            + " FROM {v}.contributor c WHERE c.id = $1";

    /** With all his books, in whatever library. */
    static Mono<ContributorProfile> anywhere(PostgresView contributors, UUID id) {
        return contributors.first(SELECT.formatted(""), ContributorProfile::of, id);
    }

    /** With his books in one library; he is known there, too, when he has none. */
    static Mono<ContributorProfile> within(PostgresView contributors, UUID libraryId, UUID id) {
        return contributors.first(SELECT.formatted(" AND s.library_id = $2"), ContributorProfile::of, id, libraryId);
    }

    private static ContributorProfile of(Row row) {
        return new ContributorProfile(
                Views.uuid(row, "id"),
                Views.text(row, "name"),
                Views.text(row, "sort_name"),
                Boolean.TRUE.equals(row.get("corporate", Boolean.class)),
                Views.text(row, "bio"),
                midnight(row, "born_date"),
                midnight(row, "died_date"),
                Views.text(row, "nationality"),
                Views.text(row, "ids"),
                photoUrl(row),
                Views.number(row, "books"),
                WireJson.time(Views.instant(row, "created_at")),
                WireJson.time(Views.instant(row, "updated_at")));
    }

    /** Of the columns {@code id}, {@code has_photo} and {@code photo}. */
    static @Nullable String photoUrl(Row row) {
        return Boolean.TRUE.equals(row.get("has_photo", Boolean.class))
                ? "/api/v1/contributors/" + Views.uuid(row, "id") + "/photo?v=" + Views.number(row, "photo")
                : null;
    }

    /** A day as the contract sends it. */
    static @Nullable String midnight(Row row, String column) {
        String day = Views.text(row, column);
        return day.isEmpty() ? null : day + "T00:00:00Z";
    }
}
