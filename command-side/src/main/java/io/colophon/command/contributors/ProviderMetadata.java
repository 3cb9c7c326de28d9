package io.colophon.command.contributors;

import static io.colophon.command.Limits.printable;
import static io.colophon.command.Limits.text;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.colophon.contract.Change;
import io.colophon.contract.Refusal;
import io.colophon.contract.contributors.ContributorEvent.ContributorMetadataApplied;
import io.colophon.contract.contributors.Work;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of a contributor (Librarium behaviour, section 12); what it says nothing of is empty or null, and stays.
 *
 * @param provider empty: none is named
 */
record ProviderMetadata(
        String provider,
        String externalId,
        String bio,
        @Nullable LocalDate bornDate,
        @Nullable LocalDate diedDate,
        String nationality,
        List<Work> works) {

    /** All of them stand in one event. */
    private static final int MOST_WORKS = 2_000;

    /**
     * As clients send it.
     *
     * @param photoUrl of a picture of him, which is fetched when the rest is written; that it can't be fetched changes nothing
     */
    record Request(
            @Nullable String provider,
            @Nullable String externalId,
            @Nullable String bio,
            @Nullable String bornDate,
            @Nullable String diedDate,
            @Nullable String nationality,
            @Nullable String photoUrl,
            @Nullable List<@Nullable Listed> works) {

        record Listed(
                @Nullable String title,
                @JsonProperty("isbn_13") @Nullable String isbn13,
                @JsonProperty("isbn_10") @Nullable String isbn10,
                @Nullable Integer publishYear,
                @Nullable String coverUrl) {

            private static final Listed NOTHING = new Listed(null, null, null, null, null);

            Work checked(UUID workId) {
                return new Work(
                        workId,
                        printable("title", title),
                        printable("isbn_13", isbn13),
                        printable("isbn_10", isbn10),
                        publishYear,
                        printable("cover_url", coverUrl));
            }
        }

        /**
         * @param workIds of the works, in their order
         * @throws Refusal that names the field
         */
        ProviderMetadata checked(Supplier<UUID> workIds) {
            List<@Nullable Listed> listed = works == null ? List.of() : works;
            if (listed.size() > MOST_WORKS) {
                throw Refusal.invalid("works must have at most " + MOST_WORKS + " entries");
            }
            return new ProviderMetadata(
                    printable("provider", provider),
                    printable("external_id", externalId),
                    printable("bio", bio),
                    LifeDate.ofInstant(bornDate),
                    LifeDate.ofInstant(diedDate),
                    text("nationality", nationality, 64),
                    listed.stream()
                            .map(work -> Objects.requireNonNullElse(work, Listed.NOTHING)
                                    .checked(workIds.get()))
                            .toList());
        }
    }

    ContributorMetadataApplied applied(KnownContributor was, UUID contributorId) {
        Profile profile = was.profile();
        return new ContributorMetadataApplied(
                contributorId,
                provider,
                provider.isEmpty() ? null : overwriting(was.externalId(provider), externalId),
                overwriting(profile.bio(), bio),
                bornDate == null ? null : Change.between(profile.bornDate(), bornDate),
                diedDate == null ? null : Change.between(profile.diedDate(), diedDate),
                overwriting(profile.nationality(), nationality));
    }

    private static @Nullable Change<String> overwriting(@Nullable String before, String now) {
        return now.isEmpty() ? null : Change.between(before, now);
    }
}
