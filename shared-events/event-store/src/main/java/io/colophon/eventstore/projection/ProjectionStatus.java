package io.colophon.eventstore.projection;

import io.colophon.eventstore.projection.Generation.State;
import io.colophon.eventstore.projection.ProjectionControl.DeadLetter;
import java.util.List;
import java.util.Optional;

/**
 * Where a generation is.
 *
 * @param state what it is for readers, also while it is paused or stopped
 * @param mode {@code live}, {@code standby}, {@code building}, {@code ready} (built and caught up), {@code paused}, {@code stopped}
 * @param head the position of the newest event that this node knows of
 * @param rate events a second that it has passed lately; 0 when another node follows the log for it
 * @param node the node that follows the log for it, empty when none does
 */
public record ProjectionStatus(
        GenerationId id,
        int version,
        State state,
        String mode,
        long position,
        long head,
        long lag,
        double rate,
        String node,
        Optional<String> failure,
        List<DeadLetter> parked) {

    /** A build that is not further behind than this is ready. */
    private static final long READY_WITHIN = 100;

    /** @param runner what follows the log for it on this node */
    static ProjectionStatus of(
            Generation generation, Optional<Runner<?>> runner, long head, double rate, List<DeadLetter> parked) {
        long position = position(generation, runner);
        Optional<String> failure = runner.flatMap(Runner::failure).or(() -> Optional.ofNullable(generation.failure()));
        return new ProjectionStatus(
                generation.id(),
                generation.version(),
                generation.state(),
                mode(generation, failure, head - position),
                position,
                head,
                Math.max(0, head - position),
                rate,
                generation.owner() == null ? "" : generation.owner(),
                failure,
                parked);
    }

    /** What a view has only heard of, as it changes nothing in it, is not stored; one that is paused stands where it is stored. */
    private static long position(Generation generation, Optional<Runner<?>> runner) {
        long stored = generation.position();
        return generation.paused() && stored > 0
                ? stored
                : Math.max(stored, runner.map(r -> r.progress().position()).orElse(0L));
    }

    private static String mode(Generation generation, Optional<String> failure, long lag) {
        if (generation.paused()) {
            return "paused";
        }
        if (failure.isPresent()) {
            return "stopped";
        }
        return switch (generation.state()) {
            case LIVE -> "live";
            case STANDBY -> "standby";
            case BUILDING -> lag <= READY_WITHIN ? "ready" : "building";
        };
    }
}
