package io.colophon.command.lookup;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One volume of a series as a provider knows it. */
public record VolumeResult(
        BigDecimal position, String title, @Nullable LocalDate releaseDate, String coverUrl, String externalId) {}
