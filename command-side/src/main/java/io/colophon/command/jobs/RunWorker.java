package io.colophon.command.jobs;

import io.colophon.command.Commands;
import io.colophon.command.Origin;
import io.colophon.contract.jobs.RunEvent.RunQueued;
import io.colophon.web.LiveViews;
import io.colophon.web.Written;
import io.colophon.web.clock.SchedulingClock;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes a run from its beginning to its end. What has been done is read from the log, so after a crash another pass goes on where the log
 * says it stopped.
 */
final class RunWorker {

    private final Commands commands;
    private final RunLog log;
    private final RunLeases leases;
    private final LiveViews views;
    private final SchedulingClock clock;

    RunWorker(Commands commands, RunLog log, RunLeases leases, LiveViews views, SchedulingClock clock) {
        this.commands = commands;
        this.log = log;
        this.leases = leases;
        this.views = views;
        this.clock = clock;
    }

    /** Does what is left of a run, if nobody else does. Completes when it is over or another node has it. */
    Mono<Void> work(RunQueued run, RunWork work) {
        Mono<Void> keeping = Flux.interval(Duration.ofSeconds(3))
                .onBackpressureDrop()
                .concatMap(tick -> leases.hold(run.runId()), 1)
                .takeUntil(held -> !held)
                .then();
        return leases.hold(run.runId()).filter(held -> held).flatMap(held -> Mono.firstWithSignal(
                        goThrough(run, work), keeping)
                .then(leases.release(run.runId())));
    }

    private Mono<Void> goThrough(RunQueued run, RunWork work) {
        Origin origin = Origin.ofRun(run.runId(), run.requestedBy(), "run:" + run.runId());
        return goesOn(run, origin)
                .flatMap(started -> log.endedItems(run.runId()))
                .map(ended -> new RunPass(commands, clock, run, origin, ended))
                .flatMap(pass -> work.items(pass)
                        .then(Mono.defer(pass::abandonIfLost))
                        .then(Mono.defer(() -> pass.shown(views)))
                        .then(Mono.defer(() -> goesOn(run, origin))))
                .flatMap(left -> work.followers(run))
                .flatMap(followers -> finish(run, work, followers, origin))
                .flatMap(finished -> finished ? Mono.empty() : goThrough(run, work));
    }

    /** Begins it where it has not begun; empty when it is over. */
    private Mono<Boolean> goesOn(RunQueued run, Origin origin) {
        return commands.send(new StartRun(run.runId(), clock.instant()), origin)
                .map(Written::result)
                .filter(goesOn -> goesOn);
    }

    private Mono<Boolean> finish(RunQueued run, RunWork work, List<RunQueued> followers, Origin origin) {
        return commands.send(new FinishRun(run.runId(), work.failsWithItsItems(), followers, clock.instant()), origin)
                .map(Written::result);
    }
}
