package io.colophon.command.series;

import io.colophon.contract.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a book stands in a series: a number with one decimal at most (Librarium behaviour, section 2). */
final class SeriesPosition {

    private static final BigDecimal TOO_LARGE = new BigDecimal("99999.95");
    private static final BigDecimal NEXT_TO_NOTHING = new BigDecimal("0.05");

    private SeriesPosition() {}

    /**
     * Rounded to one decimal, halves away from zero; none is 0.
     *
     * @throws Refusal beyond 99999.9 on either side
     */
    static double of(@Nullable BigDecimal given) {
        return find(given).orElseThrow(() -> Refusal.invalid("position must be at most 99999.9"));
    }

    /** As {@link #of}; empty beyond 99999.9 on either side. */
    static Optional<Double> find(@Nullable BigDecimal given) {
        // Compared before it is rounded, so that no exponent can ask for a number with a million digits.
        if (given == null || given.abs().compareTo(NEXT_TO_NOTHING) < 0) {
            return Optional.of(0.0);
        }
        return given.abs().compareTo(TOO_LARGE) >= 0
                ? Optional.empty()
                : Optional.of(given.setScale(1, RoundingMode.HALF_UP).doubleValue());
    }
}
