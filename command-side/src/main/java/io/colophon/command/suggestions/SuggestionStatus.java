package io.colophon.command.suggestions;

import io.colophon.contract.Refusal;
import java.util.Arrays;
import java.util.Locale;

/** What somebody thinks of a suggestion. */
enum SuggestionStatus {
    NEW,
    DISMISSED,
    INTERESTED,
    ADDED_TO_LIBRARY;

    /** As the contract writes it: {@code added_to_library}. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal when there is no such status */
    static SuggestionStatus parse(String text) {
        return Arrays.stream(values())
                .filter(status -> status.wireName().equals(text))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("invalid status value"));
    }
}
