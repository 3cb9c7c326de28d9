package io.colophon.command.suggestions;

import io.colophon.command.Origin;
import io.colophon.command.suggestions.RunTerms.Trigger;
import io.colophon.web.clock.SchedulingClock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks for suggestions for everybody who wants some and got none for as long as administrators say. Every node goes its rounds; that each
 * of them asks makes no second run.
 */
final class SuggestionScheduler {

    private static final Logger log = LoggerFactory.getLogger(SuggestionScheduler.class);

    private static final Duration AFTER_START = Duration.ofSeconds(30);
    /** The scheduling clock may be moved. */
    private static final Duration LOOK = Duration.ofSeconds(3);

    private final RunRequests requests;
    private final SchedulingClock clock;
    private Instant due = Instant.MAX;
    private Disposable rounds = Disposables.disposed();

    SuggestionScheduler(RunRequests requests, SchedulingClock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    void start() {
        due = clock.instant().plus(AFTER_START);
        rounds = Flux.interval(LOOK)
                .onBackpressureDrop()
                .filter(tick -> isDue(clock.instant()))
                .concatMap(tick -> round(), 1)
                .subscribe(none -> {}, failure -> log.error("no suggestions are scheduled any more", failure));
    }

    void stop() {
        rounds.dispose();
    }

    /** A clock that was set back would make the next round wait for as long. */
    private boolean isDue(Instant now) {
        boolean isDue = !now.isBefore(due) || due.isAfter(now.plus(AskForSuggestions.ROUND));
        if (isDue) {
            due = now.plus(AskForSuggestions.ROUND);
        }
        return isDue;
    }

    private Mono<Void> round() {
        return requests.askForAll(Trigger.SCHEDULER, runId -> new Origin("system", runId.toString(), "system", ""))
                .then()
                .onErrorResume(failure -> {
                    log.warn("scheduling suggestions: {}", failure.toString());
                    return Mono.empty();
                });
    }
}
