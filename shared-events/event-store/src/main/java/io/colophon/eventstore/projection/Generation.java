package io.colophon.eventstore.projection;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code projection.generation}.
 *
 * @param owner the node that follows the log for it, null when none does
 * @param failure why it stands still, null while it runs
 */
public record Generation(
        GenerationId id,
        int version,
        State state,
        boolean autoSwitch,
        boolean paused,
        long position,
        @Nullable String owner,
        @Nullable String failure) {

    /** {@code STANDBY} was live before; it follows the log, so that a rollback loses nothing. */
    public enum State {
        BUILDING,
        LIVE,
        STANDBY
    }
}
