package io.colophon.command.suggestions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** What answers cost, as far as it is known: the makers' list prices in US dollars for a million tokens. Whatever is not here is free, or local. */
final class Prices {

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final int DIGITS = 6;

    private record Price(BigDecimal in, BigDecimal out) {

        static Price of(String in, String out) {
            return new Price(new BigDecimal(in), new BigDecimal(out));
        }
    }

    private static final Map<String, Price> BY_MODEL = Map.of(
            "anthropic/claude-opus-4-7", Price.of("5", "25"),
            "anthropic/claude-opus-4-6", Price.of("5", "25"),
            "anthropic/claude-sonnet-4-6", Price.of("3", "15"),
            "anthropic/claude-haiku-4-5", Price.of("1", "5"),
            "openai/gpt-4o-mini", Price.of("0.15", "0.60"),
            "openai/gpt-4o", Price.of("2.50", "10"),
            "openai/gpt-4.1-mini", Price.of("0.40", "1.60"),
            "openai/gpt-4.1", Price.of("2", "8"));

    private Prices() {}

    /** In dollars, to the millionth. */
    static double of(String provider, String model, long tokensIn, long tokensOut) {
        Price price = BY_MODEL.get(provider + "/" + model);
        return price == null
                ? 0
                : price.in
                        .multiply(BigDecimal.valueOf(tokensIn))
                        .add(price.out.multiply(BigDecimal.valueOf(tokensOut)))
                        .divide(MILLION, DIGITS, RoundingMode.HALF_UP)
                        .doubleValue();
    }
}
