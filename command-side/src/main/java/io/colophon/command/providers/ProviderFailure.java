package io.colophon.command.providers;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a provider gave no answer. The text is shown to people and logged, so it quotes neither requests nor answers. */
public final class ProviderFailure extends RuntimeException {

    private final boolean passing;
    private final @Nullable Duration pause;

    private ProviderFailure(String message, boolean passing, @Nullable Duration pause) {
        super(message, null, false, false);
        this.passing = passing;
        this.pause = pause;
    }

    /** Asking again would be no better. */
    public static ProviderFailure lasting(String message) {
        return new ProviderFailure(message, false, null);
    }

    /** Asking again may help. */
    public static ProviderFailure passing(String message) {
        return new ProviderFailure(message, true, null);
    }

    /** @param pause how long the provider asks not to be asked; null when it does not say */
    static ProviderFailure tooOften(@Nullable Duration pause) {
        return new ProviderFailure("asks to be asked less often", true, pause);
    }

    /** What may be shown of any failure: the text of another one may hold what was sent. */
    public static String told(Throwable failure) {
        return failure instanceof ProviderFailure known
                ? known.getMessage()
                : "failed: " + failure.getClass().getSimpleName();
    }

    boolean isPassing() {
        return passing;
    }

    @Nullable
    Duration pause() {
        return pause;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
