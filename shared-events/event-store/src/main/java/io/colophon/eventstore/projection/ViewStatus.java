package io.colophon.eventstore.projection;

import io.colophon.eventstore.projection.ProjectionControl.DeadLetter;
import java.util.List;
import java.util.Optional;

/**
 * Where a generation of a view is.
 *
 * @param head the position of the newest event that this node knows of
 * @param lag how many events the generation is behind it
 * @param rate events a second that it has passed lately; 0 when another node follows the log for it
 * @param node the node that follows the log for it; empty when none does
 * @param failure why it stands still; empty while it runs
 */
public record ViewStatus(
        GenerationId id,
        int version,
        Mode mode,
        long position,
        long head,
        long lag,
        double rate,
        Optional<String> node,
        Optional<String> failure,
        List<DeadLetter> parked) {

    /** A build that is not further behind than this is ready; a switch waits for the rest. */
    static final long READY_WITHIN = 100;

    public enum Mode {
        BUILDING,
        /** Built and caught up; it waits to be switched. */
        READY,
        LIVE,
        STANDBY,
        /** An event could not be applied, or the database not be reached; it tries again. */
        STOPPED,
        PAUSED
    }

    static ViewStatus of(
            Generation generation, Optional<Runner<?>> runner, long head, double rate, List<DeadLetter> parked) {
        long position = runner.map(r -> r.progress().position()).orElse(generation.position());
        Optional<String> failure = runner.flatMap(Runner::failure).or(() -> Optional.ofNullable(generation.failure()));
        return new ViewStatus(
                generation.id(),
                generation.version(),
                mode(generation, failure.isPresent(), head - position),
                position,
                head,
                Math.max(0, head - position),
                rate,
                Optional.ofNullable(generation.owner()),
                failure,
                parked);
    }

    private static Mode mode(Generation generation, boolean failed, long lag) {
        if (generation.paused()) {
            return Mode.PAUSED;
        }
        if (failed) {
            return Mode.STOPPED;
        }
        return switch (generation.state()) {
            case LIVE -> Mode.LIVE;
            case STANDBY -> Mode.STANDBY;
            case BUILDING -> lag <= READY_WITHIN ? Mode.READY : Mode.BUILDING;
        };
    }
}
