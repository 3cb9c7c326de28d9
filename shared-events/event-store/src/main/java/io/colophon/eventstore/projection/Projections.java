package io.colophon.eventstore.projection;

import io.colophon.eventstore.EventReader;
import io.colophon.eventstore.Tail;
import io.colophon.eventstore.axon.MessageCodec;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.Generation.State;
import io.colophon.eventstore.projection.ProjectionControl.DeadLetter;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
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
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration SWITCH_WITHIN = Duration.ofSeconds(5);

    private final Map<String, Projector<?>> projectors;
    private final ProjectionControl control;
    private final Tail<RecordedEvent> tail;
    private final EventReader reader;
    private final MessageCodec codec;
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
        this.projectors =
                projectors.stream().collect(Collectors.toMap(Projector::view, p -> p, (a, b) -> a, LinkedHashMap::new));
        this.control = control;
        this.tail = tail;
        this.reader = reader;
        this.codec = codec;
        this.runners = new Runners(this.projectors, control, tail, follows);
    }

    /** Starts, and completes when every view can be read. */
    public Mono<Void> start() {
        return Flux.fromIterable(projectors.values())
                .concatMap(this::ensure)
                .then(tick())
                .doOnSuccess(done -> ticker = Flux.interval(TICK)
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
                .then(Mono.fromCallable(() ->
                        concerned.stream().noneMatch(runner -> runner.progress().isParked(first, last))))
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

    /** Every generation of the views of this version, by view and number. */
    public Mono<List<ViewStatus>> status() {
        return control.generations()
                .flatMapIterable(all -> all)
                .filter(generation -> projectors.containsKey(generation.id().view()))
                .concatMap(generation -> control.deadLetters(generation.id()).map(parked -> status(generation, parked)))
                .collectList();
    }

    /** The same as this node last saw it, without asking the database; what is parked is left out. */
    public List<ViewStatus> lastSeen() {
        return runners.known().stream()
                .map(generation -> status(generation, List.of()))
                .toList();
    }

    private ViewStatus status(Generation generation, List<DeadLetter> parked) {
        GenerationId id = generation.id();
        return ViewStatus.of(generation, runners.find(id), tail.head(), runners.rate(id), parked);
    }

    /**
     * Begins to build a view beside the live one, and drops what stood by. A build that is already there goes on, and is switched as
     * asked now.
     */
    public Mono<Void> rebuild(String view, boolean switchWhenReady) {
        Projector<?> projector = projectors.get(view);
        return projector == null
                ? Mono.empty()
                : runners.of(view, State.STANDBY)
                        .concatMap(this::drop)
                        .then(control.add(view, projector.version(), switchWhenReady))
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
                .flatMap(generation -> arrive(generation.id()))
                .defaultIfEmpty(false);
    }

    /** Writes that are answered meanwhile wait for both generations, so that nobody reads backwards. */
    private Mono<Boolean> arrive(GenerationId id) {
        return Mono.justOrEmpty(runners.find(id))
                .flatMap(runner -> {
                    arriving.add(id);
                    return Runners.passed(runner, tail.head())
                            .thenReturn(true)
                            .timeout(SWITCH_WITHIN, Mono.just(false));
                })
                .flatMap(there ->
                        there ? control.makeLive(id).then(runners.look()).thenReturn(true) : Mono.just(false))
                .doOnNext(done -> {
                    if (done) {
                        log.info("the view {} is live", id);
                    }
                })
                .defaultIfEmpty(false)
                .doFinally(signal -> arriving.remove(id));
    }

    /** All generations of a view; nothing of them moves until they are resumed. */
    public Mono<Void> pause(String view) {
        return runners.of(view)
                .concatMap(generation -> control.pause(generation.id()))
                .then(tick());
    }

    public Mono<Void> resume(String view) {
        return runners.of(view)
                .concatMap(generation -> control.resume(generation.id()))
                .then(tick());
    }

    /** Whether this node follows the log for the live generation of a view: only there its parked events can be applied again. */
    public boolean follows(String view) {
        return runners.all()
                .anyMatch(runner -> runner.id().view().equals(view) && runners.isLive(runner.id()) && runner.owned());
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
                        runners.find(generation.id()).filter(this::caughtUp).isPresent())
                .concatMap(generation -> arrive(generation.id()))
                .then();
    }

    private boolean caughtUp(Runner<?> runner) {
        return runner.owned()
                && runner.progress().position() >= tail.head() - ViewStatus.READY_WITHIN
                && runner.failure().isEmpty();
    }

    private Mono<Boolean> allLive() {
        return control.generations().map(all -> projectors.values().stream().allMatch(projector -> all.stream()
                .anyMatch(generation -> generation.id().view().equals(projector.view())
                        && generation.version() == projector.version()
                        && generation.state() == State.LIVE)));
    }

    private Mono<Void> drop(Generation generation) {
        Projector<?> projector = projectors.get(generation.id().view());
        return control.remove(generation.id())
                .then(runners.stop(generation.id()))
                .then(projector == null ? Mono.empty() : projector.store().drop(generation.id()));
    }

    /** Applies the parked events of a live view again, key by key in order; what fails again stays, with its new cause. */
    public Mono<Void> retryParked(String view) {
        return runners.of(view, State.LIVE)
                .concatMap(generation -> retryParked(generation.id()))
                .then();
    }

    private Mono<Void> retryParked(GenerationId id) {
        return Mono.justOrEmpty(runners.find(id))
                .flatMapMany(runner -> control.deadLetters(id)
                        .flatMapIterable(letters -> letters.stream()
                                .sorted(Comparator.comparingLong(DeadLetter::position))
                                .toList())
                        .concatMap(letter -> reader.page(letter.position() - 1, 1)
                                .flatMap(codec::decode)
                                .flatMap(events -> runner.retry(events.getFirst(), letter.key()))))
                .then();
    }
}
