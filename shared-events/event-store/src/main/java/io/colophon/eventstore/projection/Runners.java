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
    private final Map<GenerationId, Runner<?>> runners = new ConcurrentHashMap<>();
    private final Rates rates = new Rates();
    private final Turns looks = new Turns();
    private volatile Map<GenerationId, Generation> known = Map.of();

    /** @param follows whether this node runs projections, or only reads what others project */
    Runners(
            Map<String, Projector<?>> projectors,
            ProjectionControl control,
            Tail<RecordedEvent> tail,
            boolean follows) {
        this.projectors = projectors;
        this.control = control;
        this.tail = tail;
        this.follows = follows;
    }

    /** Reads what there is, and follows it. One look at a time: an older one must not undo what a newer one has seen. */
    Mono<Void> look() {
        return looks.take(control.generations()
                .doOnNext(all -> {
                    known = all.stream().filter(this::isOurs).collect(Collectors.toMap(Generation::id, g -> g));
                    known.values().forEach(this::follow);
                    rates.retain(known.keySet());
                })
                .thenMany(Flux.defer(() -> Flux.fromStream(all().filter(runner -> !known.containsKey(runner.id())))))
                .concatMap(runner -> stop(runner.id()))
                .thenMany(Flux.defer(() -> Flux.fromStream(all())))
                .concatMap(this::observe)
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
            Runner<?> runner = new Runner<>(projector, id, control, tail, Runner.Timing.DEFAULT);
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

    Stream<Runner<?>> all() {
        return List.copyOf(runners.values()).stream();
    }

    Optional<Runner<?>> find(GenerationId id) {
        return Optional.ofNullable(runners.get(id));
    }

    Mono<Void> stop(GenerationId id) {
        return Mono.defer(() -> {
            Runner<?> runner = runners.remove(id);
            return runner == null ? Mono.empty() : runner.stop();
        });
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

    /** Events a second, 0 when another node follows the log for it. */
    double rate(GenerationId id) {
        Runner<?> runner = runners.get(id);
        return runner != null && runner.owned() ? rates.perSecond(id) : 0;
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
        Generation generation = known.get(id);
        return generation != null && generation.state() == State.LIVE;
    }

    boolean isPaused(GenerationId id) {
        Generation generation = known.get(id);
        return generation != null && generation.paused();
    }
}
