package io.colophon.command.series;

import io.colophon.contract.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What knows the volumes of series outside: the providers of metadata that have them. */
public interface VolumeSource {

    /**
     * A volume as a provider tells of it.
     *
     * @param position null: it has no number, and is not kept
     * @param releaseDate null: not known; so with the texts
     */
    record Volume(
            @Nullable BigDecimal position,
            @Nullable String title,
            @Nullable LocalDate releaseDate,
            @Nullable String coverUrl,
            @Nullable String externalId) {}

    /**
     * @param provider the name of one; empty: the first that is enabled and has volumes
     * @param externalId what the provider calls the series
     * @return empty when there is no such provider; fails with a {@link Refusal} when it can't be asked
     */
    Mono<List<Volume>> volumes(String provider, String externalId);
}
