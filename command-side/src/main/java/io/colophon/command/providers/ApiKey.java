package io.colophon.command.providers;

import io.colophon.eventstore.json.Personal;
import org.jspecify.annotations.Nullable;

/** A key that a provider gave out. It shows itself to nobody but the provider. */
public record ApiKey(String value) {

    public static final ApiKey NONE = new ApiKey("");

    /** As an event has it; one whose subject was erased is no key any more. */
    public static ApiKey read(@Nullable String stored) {
        return stored == null || stored.equals(Personal.ERASED) ? NONE : new ApiKey(stored);
    }

    public boolean isPresent() {
        return !value.isEmpty();
    }

    /** For an event: null where there is none. */
    public @Nullable String stored() {
        return isPresent() ? value : null;
    }

    @Override
    public String toString() {
        return isPresent() ? "***" : "";
    }
}
