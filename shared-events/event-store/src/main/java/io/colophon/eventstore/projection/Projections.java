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
import java.util.Optional;
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

    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final Map<String, Projector<?>> projectors;
    private final ProjectionControl control;
    private final Tail<RecordedEvent> tail;
    private final ParkedEvents parked;
    private final boolean follows;
    private final Timing timing;
    private final Map<GenerationId, Runner<?>> runners = new ConcurrentHashMap<>();
    private final Rates rates = new Rates();
    private volatile Map<GenerationId, Generation> known = Map.of();
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
        this.follows = follows;
        this.timing = timing;
    }

    /**
     * Where a generation is.
     *
     * @param mode {@code live}, {@code standby}, {@code building}, {@code ready} (built and caught up), {@code paused}, {@code stopped}
     * @param rate events a second that it has passed lately, on the node that answers
     * @param node the node that follows the log for it, empty when none does
     */
    public record Status(
            GenerationId id,
            int version,
            String mode,
            long position,
            long lag,
            double rate,
            String node,
            Optional<String> failure,
            List<DeadLetter> parked) {}

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
        return Flux.fromIterable(runners.values()).flatMap(Runner::stop).then();
    }

    /**
     * Waits until every live view that handles one of these records has applied the log up to {@code last}.
     *
     * @return false when one has not within the time, or has parked an event of the range
     */
    public Mono<Boolean> await(Set<Class<?>> records, long first, long last, Duration atMost) {
        List<Runner<?>> concerned = runners.values().stream()
                .filter(runner -> state(runner.id()) == State.LIVE && runner.handles(records))
                .toList();
        return Flux.fromIterable(concerned)
                .flatMap(runner -> runner.until(last))
                .thenMany(Flux.fromIterable(concerned).concatMap(runner -> runner.parked(first, last)))
                .all(parked -> !parked)
                .timeout(atMost, Mono.just(false));
    }

    /** How far the slowest live view is behind the head of the log, in events. */
    public long lag() {
        long head = tail.head();
        return runners.values().stream()
                .filter(runner -> state(runner.id()) == State.LIVE)
                .mapToLong(runner -> Math.max(0, head - runner.progress().position()))
                .max()
                .orElse(0);
    }

    public Mono<List<Status>> status() {
        long head = tail.head();
        return control.generations()
                .flatMapIterable(all -> all)
                .filter(generation -> projectors.containsKey(generation.id().view()))
                .concatMap(generation ->
                        control.deadLetters(generation.id()).map(parked -> status(generation, head, parked)))
                .collectList();
    }

    /** Begins to build a view beside the live one. A build that is already there goes on. */
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
                        .concatMap(this::drop)
                        .then(tick());
    }

    /** Makes the build, or else the generation that stands by, the live one. False: there is none that could be. */
    public Mono<Boolean> makeLive(String view, State from) {
        return look().thenMany(Flux.defer(() -> Flux.fromIterable(known.values())))
                .filter(generation -> generation.id().view().equals(view) && generation.state() == from)
                .filterWhen(this::catchesUp, 1)
                .next()
                .flatMap(generation ->
                        control.makeLive(generation.id()).then(tick()).thenReturn(true))
                .defaultIfEmpty(false);
    }

    public Mono<Void> pause(String view, boolean paused) {
        return Flux.fromIterable(known.keySet())
                .filter(id -> id.view().equals(view))
                .concatMap(id -> control.pause(id, paused))
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
        return look().thenMany(Flux.defer(
                        () -> Flux.fromIterable(runners.values()).filter(runner -> !known.containsKey(runner.id()))))
                .concatMap(runner -> {
                    runners.remove(runner.id());
                    return runner.stop();
                })
                .thenMany(Flux.defer(() -> Flux.fromIterable(known.values())
                        .filter(generation -> generation.state() == State.BUILDING && generation.autoSwitch())
                        .filterWhen(this::catchesUp, 1)))
                .concatMap(generation -> control.makeLive(generation.id())
                        .doOnSuccess(done -> log.info("the view {} is live", generation.id()))
                        .then(look()))
                .then(Mono.fromRunnable(() -> runners.values().forEach(rates::look)));
    }

    private Mono<Void> look() {
        return control.generations()
                .doOnNext(all -> {
                    known = all.stream()
                            .filter(this::isOfThisVersion)
                            .collect(Collectors.toMap(Generation::id, generation -> generation));
                    known.values().forEach(this::follow);
                })
                .then();
    }

    private boolean isOfThisVersion(Generation generation) {
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

    /**
     * Whether a generation has applied what is the head of the log now, or does so within a moment. While others write it is
     * never at the very head, and neither is the live one.
     */
    private Mono<Boolean> catchesUp(Generation generation) {
        Runner<?> runner = runners.get(generation.id());
        long head = tail.head();
        return runner == null
                        || runner.failure().isPresent()
                        || head
                                        - Math.max(
                                                generation.position(),
                                                runner.progress().position())
                                > NEAR
                ? Mono.just(false)
                : runner.until(head).thenReturn(true).timeout(A_MOMENT, Mono.just(false));
    }

    private Mono<Boolean> allLive() {
        return control.generations().map(all -> projectors.values().stream().allMatch(projector -> all.stream()
                .anyMatch(generation -> generation.id().view().equals(projector.view())
                        && generation.version() == projector.version()
                        && generation.state() == State.LIVE)));
    }

    private Mono<Void> drop(Generation generation) {
        Runner<?> runner = runners.remove(generation.id());
        Projector<?> projector = projectors.get(generation.id().view());
        return (runner == null ? Mono.<Void>empty() : runner.stop())
                .then(control.remove(generation.id()))
                .flatMap(removed ->
                        removed && projector != null ? projector.store().drop(generation.id()) : Mono.empty());
    }

    private State state(GenerationId id) {
        Generation generation = known.get(id);
        return generation == null ? State.BUILDING : generation.state();
    }

    private Status status(Generation generation, long head, List<DeadLetter> parked) {
        Runner<?> runner = runners.get(generation.id());
        long position = runner != null && runner.owned() ? runner.progress().position() : generation.position();
        Optional<String> failure = runner == null || runner.failure().isEmpty()
                ? Optional.ofNullable(generation.failure())
                : runner.failure();
        String mode = generation.paused()
                ? "paused"
                : failure.isPresent()
                        ? "stopped"
                        : switch (generation.state()) {
                            case LIVE -> "live";
                            case STANDBY -> "standby";
                            case BUILDING -> position >= head ? "ready" : "building";
                        };
        return new Status(
                generation.id(),
                generation.version(),
                mode,
                position,
                Math.max(0, head - position),
                rates.perSecond(generation.id()),
                generation.owner() == null ? "" : generation.owner(),
                failure,
                parked);
    }

    /**
     * Applies the parked events of a live view again, key by key in order. What fails again stays, with its new cause, and so does
     * what comes after it of the same key.
     *
     * @return false when another node follows the log for the view: only that one can do it
     */
    public Mono<Boolean> retryParked(String view) {
        return Flux.fromIterable(known.values())
                .filter(generation -> generation.id().view().equals(view) && generation.state() == State.LIVE)
                .concatMap(generation -> Mono.justOrEmpty(runners.get(generation.id())))
                .filter(Runner::owned)
                .concatMap(runner -> parked.retry(runner).thenReturn(true))
                .any(done -> done);
    }
}
