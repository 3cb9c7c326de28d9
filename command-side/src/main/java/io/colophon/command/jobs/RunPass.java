package io.colophon.command.jobs;

import io.colophon.command.Command;
import io.colophon.command.Commands;
import io.colophon.command.Origin;
import io.colophon.contract.Refusal;
import io.colophon.contract.jobs.RunEvent.RunQueued;
import io.colophon.eventstore.AppendRefused;
import io.colophon.web.LiveViews;
import io.colophon.web.Written;
import io.colophon.web.clock.SchedulingClock;
import io.r2dbc.spi.R2dbcException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One going through a run: which items are left, and whether more of them may begin. */
public final class RunPass {

    private static final Logger log = LoggerFactory.getLogger(RunPass.class);

    private static final Duration BOUND = Duration.ofSeconds(2);

    /** How soon somebody who waits for something learns that the run was cancelled. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Commands commands;
    private final SchedulingClock clock;
    private final RunQueued run;
    private final Origin origin;
    private final Set<Integer> ended;
    private final Set<Class<?>> records = ConcurrentHashMap.newKeySet();
    private final AtomicLong newest = new AtomicLong();
    private final AtomicReference<ItemOutcome> last = new AtomicReference<>(ItemOutcome.ENDED);

    RunPass(Commands commands, SchedulingClock clock, RunQueued run, Origin origin, Set<Integer> ended) {
        this.commands = commands;
        this.clock = clock;
        this.run = run;
        this.origin = origin;
        this.ended = ended;
    }

    public RunQueued run() {
        return run;
    }

    /** Whether an item had no end when the pass began. */
    public boolean isLeft(int number) {
        return !ended.contains(number);
    }

    /** Not any more once an item has found its run cancelled or its library gone. */
    public boolean goesOn() {
        return last.get() == ItemOutcome.ENDED;
    }

    /** Who does an item, and as a part of what. */
    public Origin origin(int number) {
        return origin.causedBy("run-item:" + run.runId() + "/" + number);
    }

    /**
     * Does an item by its command. One that can't be done fails alone; a store that can't be reached ends the pass, which is tried again.
     *
     * @param step what an item's failure begins with
     * @param unknown how it goes on where nothing may be told of the reason
     */
    public Mono<Void> item(int number, String step, String unknown, Mono<? extends Command<ItemOutcome, ?>> command) {
        return command.flatMap(ready -> commands.send(ready, origin(number)))
                .doOnNext(this::note)
                .map(Written::result)
                .onErrorResume(
                        failure -> isOfTheStore(failure) ? Mono.error(failure) : failed(number, step, unknown, failure))
                .doOnNext(outcome -> {
                    if (outcome != ItemOutcome.ENDED) {
                        last.set(outcome);
                    }
                })
                .then();
    }

    /** What belongs to an item and is not its end. */
    public <R> Mono<R> step(int number, Command<R, ?> command) {
        return commands.send(command, origin(number)).doOnNext(this::note).map(Written::result);
    }

    /** Something that takes long. When the run is cancelled meanwhile, on whatever node, it is given up and has no result. */
    public <T> Mono<T> whileGoingOn(Mono<T> work) {
        Mono<T> over = Flux.interval(LOOK)
                .onBackpressureDrop()
                .concatMap(
                        tick -> commands.send(new StartRun(run.runId(), clock.instant()), origin)
                                .onErrorResume(failure -> Mono.empty()),
                        1)
                .takeUntil(looked -> !looked.result())
                .then(Mono.empty());
        return Mono.firstWithSignal(work, over);
    }

    private void note(Written<?> written) {
        records.addAll(written.records());
        newest.accumulateAndGet(written.last(), Math::max);
    }

    /** Waits for the live views, within a bound: whoever sees that the run is over is to see what its items did. */
    Mono<Void> shown(LiveViews views) {
        return views.await(Set.copyOf(records), newest.get(), newest.get(), BOUND)
                .then();
    }

    private static boolean isOfTheStore(Throwable failure) {
        return failure instanceof AppendRefused && !(failure instanceof AppendRefused.DataRefused)
                || failure instanceof R2dbcException
                || failure instanceof TimeoutException;
    }

    private Mono<ItemOutcome> failed(int number, String step, String unknown, Throwable failure) {
        if (!(failure instanceof Refusal)) {
            log.error("item {} of {} {} failed", number, run.type(), run.runId(), failure);
        }
        String reason = failure instanceof Refusal refusal ? refusal.getMessage() : unknown;
        return commands.send(new FailItem(run.runId(), number, step + ": " + reason, clock.instant()), origin)
                .thenReturn(ItemOutcome.ENDED);
    }

    /** Ends the run if it has lost what it works on. */
    Mono<Void> abandonIfLost() {
        return last.get() == ItemOutcome.NO_LIBRARY
                ? commands.send(new AbandonRun(run.runId(), clock.instant()), origin)
                        .then()
                : Mono.empty();
    }
}
