package io.colophon.command.lookup;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a provider knows of a person: what {@code metadata/apply} takes. A text that it does not know is empty.
 *
 * @param bornDate midnight of the day, RFC 3339
 */
record ContributorProfile(
        String provider,
        String externalId,
        String name,
        String bio,
        @Nullable String bornDate,
        @Nullable String diedDate,
        String nationality,
        String photoUrl,
        List<Work> works) {

    /** A day as the contract writes it. */
    static @Nullable String midnight(@Nullable LocalDate day) {
        return day == null ? null : day + "T00:00:00Z";
    }

    record Work(
            String title,
            @JsonProperty("isbn_13") String isbn13,
            @JsonProperty("isbn_10") String isbn10,
            @Nullable Integer publishYear,
            String coverUrl) {}
}
