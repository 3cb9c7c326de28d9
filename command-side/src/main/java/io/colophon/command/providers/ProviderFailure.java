package io.colophon.command.providers;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a provider gave no answer. The text is shown to people and logged, so it quotes neither requests nor answers. */
public final class ProviderFailure extends RuntimeException {

    private final boolean passing;
    private final boolean untouched;
    private final @Nullable Duration pause;

    private ProviderFailure(String message, boolean passing, boolean untouched, @Nullable Duration pause) {
        super(message, null, false, false);
        this.passing = passing;
        this.untouched = untouched;
        this.pause = pause;
    }

    /** Asking again would be no better. */
    public static ProviderFailure lasting(String message) {
        return new ProviderFailure(message, false, false, null);
    }

    /** Asking again may help. */
    public static ProviderFailure passing(String message) {
        return new ProviderFailure(message, true, false, null);
    }

    /** Asking again may help, and costs nothing: the provider has not begun with what was asked. */
    static ProviderFailure untouched(String message) {
        return new ProviderFailure(message, true, true, null);
    }

    /** @param pause how long the provider asks not to be asked; null when it does not say */
    static ProviderFailure tooOften(@Nullable Duration pause) {
        return new ProviderFailure("asks to be asked less often", true, true, pause);
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

    boolean isUntouched() {
        return untouched;
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
