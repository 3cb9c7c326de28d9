package io.colophon.command.providers;

import io.colophon.command.Limits;
import io.colophon.contract.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody sends to set up a provider: texts by their names, only those that are to change. A null is an empty one. */
public record SentConfig(Map<String, String> texts) {

    /** Stands for a key wherever one would be shown; sent back, it changes nothing. */
    public static final String HIDDEN = "***";

    private static final int LONGEST_KEY = 4096;

    /** @throws Refusal {@code invalid request body} when a value is no text */
    public static SentConfig of(Map<?, ?> given) {
        Map<String, String> texts = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (value != null && !(value instanceof String)) {
                throw Refusal.invalid("invalid request body");
            }
            texts.put(String.valueOf(name), value == null ? "" : (String) value);
        });
        return new SentConfig(texts);
    }

    /** Null: it stays as it is. */
    public @Nullable String text(String name) {
        return texts.get(name);
    }

    /**
     * It will be the value of a header, where blanks at its ends mean nothing and control characters can't be.
     *
     * @return null: it stays as it is; {@link ApiKey#NONE}: it goes
     */
    public @Nullable ApiKey key(String name) {
        String given = texts.get(name);
        if (given == null || given.equals(HIDDEN)) {
            return null;
        }
        String key = Limits.text(name, given, LONGEST_KEY).strip();
        if (key.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid(name + " must not contain control characters");
        }
        return key.isEmpty() ? ApiKey.NONE : new ApiKey(key);
    }

    /** Of keys it shows none. */
    @Override
    public String toString() {
        return texts.keySet().toString();
    }
}
