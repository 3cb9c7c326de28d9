package io.colophon.command.suggestions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PricesTest {

    @Test
    void tokens_have_their_price_to_the_millionth_of_a_dollar() {
        assertThat(Prices.of("openai", "gpt-4o-mini", 1_000_000, 1_000_000)).isEqualTo(0.75);
        assertThat(Prices.of("anthropic", "claude-haiku-4-5", 1, 1)).isEqualTo(0.000006);
        assertThat(Prices.of("anthropic", "claude-opus-4-7", 0, 0)).isZero();
    }

    @Test
    void what_is_local_or_unknown_costs_nothing() {
        assertThat(Prices.of("ollama", "gpt-4o", 1_000_000, 1_000_000)).isZero();
        assertThat(Prices.of("openai", "gpt-9", 1_000_000, 1_000_000)).isZero();
    }
}
