package io.colophon.eventstore.projection;

import io.colophon.eventstore.EventReader;
import io.colophon.eventstore.Tail;
import io.colophon.eventstore.axon.MessageCodec;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.Generation.State;
import io.colophon.eventstore.projection.ProjectionControl.DeadLetter;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * All views of this process: keeps a runner for each of their generations, switches readers, and tells operators where everything
 * is. Which generation is live is read from the database, so every node follows a switch within a second.
 */
public final class Projections {

    private static final Logger log = LoggerFactory.getLogger(Projections.class);
    /** How far behind the head a build may be for a switch to wait for it, in events. */
    private static final int NEAR = 5_000;

    private static final Duration SWITCH_WITHIN = Duration.ofSeconds(5);

    private final Map<String, Projector<?>> projectors;
    private final ProjectionControl control;
    private final Tail<RecordedEvent> tail;
    private final ParkedEvents parked;
    private final Timing timing;
    private final Runners runners;
    /** Generations that are about to be read. */
    private final Set<GenerationId> arriving = ConcurrentHashMap.newKeySet();

    private Disposable ticker = () -> {};

    /** @param follows whether this node runs projections, or only reads what others project */
    public Projections(
            Collection<? extends Projector<?>> projectors,
            ProjectionControl control,
            Tail<RecordedEvent> tail,
            EventReader reader,
            MessageCodec codec,
            boolean follows) {
        this(projectors, control, tail, reader, codec, follows, Timing.DEFAULT);
    }

    Projections(
            Collection<? extends Projector<?>> projectors,
            ProjectionControl control,
            Tail<RecordedEvent> tail,
            EventReader reader,
            MessageCodec codec,
            boolean follows,
            Timing timing) {
        this.projectors =
                projectors.stream().collect(Collectors.toMap(Projector::view, p -> p, (a, b) -> a, LinkedHashMap::new));
        this.control = control;
        this.tail = tail;
        this.parked = new ParkedEvents(control, reader, codec);
        this.timing = timing;
        this.runners = new Runners(this.projectors, control, tail, follows, timing);
    }

    /** Starts, and completes when every view can be read. */
    public Mono<Void> start() {
        return Flux.fromIterable(projectors.values())
                .concatMap(this::ensure)
                .then(tick())
                .doOnSuccess(done -> ticker = Flux.interval(timing.tick())
                        .onBackpressureDrop()
                        .concatMap(
                                n -> tick().onErrorResume(failure -> {
                                    log.warn("looking after projections: {}", failure.toString());
                                    return Mono.empty();
                                }),
                                1)
                        .subscribe(none -> {}, failure -> log.error("projections are no longer looked after", failure)))
                .then(Mono.defer(this::allLive)
                        .filter(live -> live)
                        .repeatWhenEmpty(again ->
                                again.delayElements(Duration.ofMillis(20)).concatMap(n -> tick().thenReturn(n)))
                        .then());
    }

    public Mono<Void> stop() {
        ticker.dispose();
        return Flux.fromStream(runners.all()).flatMap(Runner::stop).then();
    }

    /**
     * Waits until every live view that handles one of these records has applied the log up to {@code last}.
     *
     * @return false when one has not within the time, or has parked an event of the range
     */
    public Mono<Boolean> await(Set<Class<?>> records, long first, long last, Duration atMost) {
        List<Runner<?>> concerned = runners.all()
                .filter(runner -> runners.isLive(runner.id()) || arriving.contains(runner.id()))
                .filter(runner -> runner.handles(records))
                .toList();
        if (concerned.stream().anyMatch(runner -> runners.isPaused(runner.id()))) {
            return Mono.just(false);
        }
        return Flux.fromIterable(concerned)
                .flatMap(runner -> Runners.passed(runner, last))
                .thenMany(Flux.fromIterable(concerned).concatMap(runner -> runner.parked(first, last)))
                .all(parked -> !parked)
                .timeout(atMost, Mono.just(false));
    }

    /** How far the slowest live view is behind the head of the log, in events. */
    public long lag() {
        long head = tail.head();
        return runners.all()
                .filter(runner -> runners.isLive(runner.id()))
                .mapToLong(runner -> Math.max(0, head - runner.progress().position()))
                .max()
                .orElse(0);
    }

    /** Every generation of the views of this node, by view and number. */
    public Mono<List<ProjectionStatus>> status() {
        return control.generations()
                .flatMapIterable(all -> all)
                .filter(generation -> projectors.containsKey(generation.id().view()))
                .concatMap(generation -> control.deadLetters(generation.id()).map(parked -> status(generation, parked)))
                .collectList();
    }

    /** The same as this node last saw it, without asking the database; what is parked is left out. */
    public List<ProjectionStatus> lastSeen() {
        return runners.known().stream()
                .map(generation -> status(generation, List.of()))
                .toList();
    }

    /**
     * Begins to build a view beside the live one, and drops what stood by. A build that is already there goes on, and is switched as
     * asked now.
     */
    public Mono<Void> rebuild(String view, boolean switchWhenReady) {
        Projector<?> projector = projectors.get(view);
        return projector == null
                ? Mono.empty()
                // First the new one: the number of the one that is dropped must not come again.
                : control.add(view, projector.version(), switchWhenReady)
                        .then(control.generations())
                        .flatMapIterable(all -> all)
                        .filter(generation ->
                                generation.id().view().equals(view) && generation.state() == State.STANDBY)
                        .concatMap(runners::drop)
                        .then(tick());
    }

    /**
     * Makes a build, or the generation that stands by, the live one as soon as it has applied what is in the log now. False: there is
     * none, or it did not come so far within seconds.
     */
    public Mono<Boolean> makeLive(String view, State from) {
        return runners.of(view, from)
                .filter(generation -> !generation.paused())
                .next()
                .flatMap(generation -> arrive(generation.id(), SWITCH_WITHIN))
                .defaultIfEmpty(false);
    }

    /**
     * Switches to a generation once it has applied what is the head of the log now: while others write it is never at the very head,
     * and neither is the live one. Writes that are answered meanwhile wait for both.
     */
    private Mono<Boolean> arrive(GenerationId id, Duration atMost) {
        return Mono.justOrEmpty(runners.find(id))
                .flatMap(runner -> {
                    arriving.add(id);
                    return Runners.passed(runner, tail.head())
                            .then(overtake(runner))
                            .thenReturn(true)
                            .timeout(atMost, Mono.just(false));
                })
                .doOnNext(switched -> log.info("the view {} {}", id, switched ? "is live" : "is not ready to be live"))
                .defaultIfEmpty(false)
                .doFinally(signal -> arriving.remove(id));
    }

    /** The live generation holds still until the other one is as far and is the one that is read: nobody on this node reads backwards. */
    private Mono<Void> overtake(Runner<?> runner) {
        GenerationId id = runner.id();
        return runners.of(id.view(), State.LIVE)
                .concatMap(live -> Mono.justOrEmpty(runners.find(live.id())))
                .next()
                .flatMap(live -> live.holding(
                        Mono.defer(() -> Runners.passed(runner, live.progress().position()))
                                .then(control.makeLive(id))
                                .then(runners.look())
                                .thenReturn(true)))
                .switchIfEmpty(Mono.defer(
                        () -> control.makeLive(id).then(runners.look()).thenReturn(true)))
                .then();
    }

    /** All generations of a view. While they are paused nothing of them moves, and writes do not wait for them. */
    public Mono<Void> pause(String view, boolean paused) {
        return runners.of(view)
                .concatMap(generation -> control.pause(generation.id(), paused))
                .then(tick());
    }

    public boolean knows(String view) {
        return projectors.containsKey(view);
    }

    private Mono<Void> ensure(Projector<?> projector) {
        return control.generations()
                .flatMap(all -> all.stream()
                                .anyMatch(generation -> generation.id().view().equals(projector.view())
                                        && generation.version() == projector.version()
                                        && generation.state() != State.STANDBY)
                        ? Mono.empty()
                        : control.add(projector.view(), projector.version(), true));
    }

    private Mono<Void> tick() {
        return runners.look()
                .thenMany(Flux.defer(() -> Flux.fromIterable(runners.known())))
                .filter(generation -> generation.state() == State.BUILDING && generation.autoSwitch())
                .filter(generation ->
                        runners.find(generation.id()).filter(this::isNear).isPresent())
                .concatMap(generation -> arrive(generation.id(), timing.tick()))
                .then();
    }

    private boolean isNear(Runner<?> runner) {
        return runner.owned()
                && runner.failure().isEmpty()
                && tail.head() - runner.progress().position() <= NEAR;
    }

    private Mono<Boolean> allLive() {
        return control.generations().map(all -> projectors.values().stream().allMatch(projector -> all.stream()
                .anyMatch(generation -> generation.id().view().equals(projector.view())
                        && generation.version() == projector.version()
                        && generation.state() == State.LIVE)));
    }

    private ProjectionStatus status(Generation generation, List<DeadLetter> parked) {
        return ProjectionStatus.of(
                generation, runners.find(generation.id()), tail.head(), runners.rate(generation.id()), parked);
    }

    /**
     * Applies the parked events of a live view again, key by key in order. What fails again stays, with its new cause, and so does
     * what comes after it of the same key.
     *
     * @return false when another node follows the log for the view, or none does: only the one that follows it can do this
     */
    public Mono<Boolean> retryParked(String view) {
        return runners.of(view, State.LIVE)
                .concatMap(generation -> Mono.justOrEmpty(runners.find(generation.id())))
                .filter(Runner::owned)
                .concatMap(runner -> parked.retry(runner).thenReturn(true))
                .any(done -> done);
    }
}
