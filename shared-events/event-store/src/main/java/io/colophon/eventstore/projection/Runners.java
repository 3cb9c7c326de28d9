package io.colophon.eventstore.projection;

import io.colophon.eventstore.Tail;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.Generation.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The generations that this node knows of, as the database last said, with a runner for each of them. */
final class Runners {

    private static final Logger log = LoggerFactory.getLogger(Runners.class);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Map<String, Projector<?>> projectors;
    private final ProjectionControl control;
    private final Tail<RecordedEvent> tail;
    private final boolean follows;
    private final Timing timing;
    private final Map<GenerationId, Runner<?>> runners = new ConcurrentHashMap<>();
    private final Rates rates = new Rates();
    private final Turns looks = new Turns();
    private volatile Map<GenerationId, Generation> known = Map.of();

    /** @param follows whether this node runs projections, or only reads what others project */
    Runners(
            Map<String, Projector<?>> projectors,
            ProjectionControl control,
            Tail<RecordedEvent> tail,
            boolean follows,
            Timing timing) {
        this.projectors = projectors;
        this.control = control;
        this.tail = tail;
        this.follows = follows;
        this.timing = timing;
    }

    /** Reads what there is, and follows it. One look at a time: an older one must not undo what a newer one has seen. */
    Mono<Void> look() {
        return looks.take(control.generations()
                .doOnNext(all -> {
                    known = all.stream().filter(this::isOurs).collect(Collectors.toMap(Generation::id, g -> g));
                    known.values().forEach(this::follow);
                    rates.retain(known.keySet());
                })
                .thenMany(Flux.defer(() -> Flux.fromStream(all())))
                .concatMap(runner -> known.containsKey(runner.id()) ? observe(runner) : stop(runner.id()))
                .then());
    }

    private boolean isOurs(Generation generation) {
        Projector<?> projector = projectors.get(generation.id().view());
        return projector != null && projector.version() == generation.version();
    }

    private void follow(Generation generation) {
        Projector<?> projector = projectors.get(generation.id().view());
        if (projector == null) {
            return;
        }
        if (generation.state() == State.LIVE && projector.store() instanceof LiveSwitch readers) {
            readers.live(generation.id().number());
        }
        runners.computeIfAbsent(generation.id(), id -> {
            Runner<?> runner = new Runner<>(projector, id, control, tail, timing);
            if (follows) {
                runner.start();
            }
            return runner;
        });
    }

    private Mono<Void> observe(Runner<?> runner) {
        if (runner.owned()) {
            rates.observe(runner.id(), runner.progress().position(), System.nanoTime());
        }
        return runner.refresh().onErrorResume(failure -> {
            log.debug("where the view {} is", runner.id(), failure);
            return Mono.empty();
        });
    }

    private Mono<Void> stop(GenerationId id) {
        Runner<?> runner = runners.remove(id);
        return runner == null ? Mono.empty() : runner.stop();
    }

    /** Drops a generation if it stands by, not between two steps of a look, which would follow it again. */
    Mono<Void> drop(Generation generation) {
        GenerationId id = generation.id();
        Projector<?> projector = projectors.get(id.view());
        return looks.take(Mono.defer(() -> stop(id))
                .then(control.remove(id))
                .flatMap(removed ->
                        removed && projector != null ? projector.store().drop(id) : Mono.empty()));
    }

    Stream<Runner<?>> all() {
        return List.copyOf(runners.values()).stream();
    }

    Optional<Runner<?>> find(GenerationId id) {
        return Optional.ofNullable(runners.get(id));
    }

    Optional<Generation> generation(GenerationId id) {
        return Optional.ofNullable(known.get(id));
    }

    List<Generation> known() {
        return List.copyOf(known.values());
    }

    Flux<Generation> of(String view) {
        return Flux.defer(() -> Flux.fromIterable(known()))
                .filter(generation -> generation.id().view().equals(view));
    }

    Flux<Generation> of(String view, State state) {
        return of(view).filter(generation -> generation.state() == state);
    }

    boolean isLive(GenerationId id) {
        return generation(id).filter(found -> found.state() == State.LIVE).isPresent();
    }

    boolean isPaused(GenerationId id) {
        return generation(id).filter(Generation::paused).isPresent();
    }

    /** Events a second, 0 when another node follows the log for it. */
    double rate(GenerationId id) {
        return find(id).filter(Runner::owned).isPresent() ? rates.perSecond(id) : 0;
    }

    /** Completes when a generation has passed a position, whoever follows the log for it. */
    static Mono<Void> passed(Runner<?> runner, long position) {
        return runner.owned()
                ? runner.progress().until(position)
                : runner.refresh()
                        .then(Mono.fromCallable(() -> runner.progress().position() >= position))
                        .filter(there -> there)
                        .repeatWhenEmpty(again -> again.delayElements(PAUSE))
                        .then();
    }
}
