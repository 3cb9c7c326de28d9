package io.colophon.command.suggestions;

import io.colophon.command.Commands;
import io.colophon.command.Origin;
import io.colophon.command.jobs.CancelAnybodysRun;
import io.colophon.command.jobs.DeleteRun;
import io.colophon.command.jobs.FindRun;
import io.colophon.command.jobs.RunLog;
import io.colophon.command.suggestions.RunTerms.Trigger;
import io.colophon.contract.Refusal;
import io.colophon.web.Answers;
import io.colophon.web.WireJson;
import io.colophon.web.clock.SchedulingClock;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Runs of suggestions to whomever, for administrators (Librarium behaviour, section 21). */
@RestController
@RequestMapping("/api/v1/admin/jobs/ai-suggestions")
public class SuggestionJobRunsApi {

    /** Runs at once, of which each is a write of its own. */
    private static final int CONCURRENCY = 8;

    private final Commands commands;
    private final RunRequests requests;
    private final RunLog runs;
    private final Answers answers;
    private final SchedulingClock clock;

    SuggestionJobRunsApi(Commands commands, RunRequests requests, RunLog runs, Answers answers, SchedulingClock clock) {
        this.commands = commands;
        this.requests = requests;
        this.runs = runs;
        this.answers = answers;
        this.clock = clock;
    }

    /** @param skipped those who want suggestions and get none now */
    record Begun(int enqueued, int skipped) {

        Begun plus(boolean begins) {
            return begins ? new Begun(enqueued + 1, skipped) : new Begun(enqueued, skipped + 1);
        }
    }

    @Described(value = "Ask for suggestions for all who want them", gives = Begun.class, status = 202)
    @PostMapping("/run")
    Mono<ResponseEntity<byte[]>> runForAll(Caller caller) {
        Access.requireAdmin(caller);
        String trace = caller.request().traceId();
        return requests.askForAll(Trigger.ADMIN, runId -> Origin.ofRun(runId, caller.userId(), trace))
                .flatMap(written -> answers.seen(written).thenReturn(written.result()), CONCURRENCY)
                .reduce(new Begun(0, 0), Begun::plus)
                .map(begun -> Answers.json(HttpStatus.ACCEPTED, WireJson.data(WireJson.write(begun))));
    }

    record Deleted(long deleted) {}

    @Described(value = "Clear the list of runs that are over", gives = Deleted.class)
    @DeleteMapping("/runs")
    Mono<ResponseEntity<byte[]>> deleteFinished(Caller caller) {
        Access.requireAdmin(caller);
        return runs.finished(RunTerms.FAMILY)
                .flatMap(
                        run -> commands.send(
                                        new DeleteRun(run.runId(), RunTerms.FAMILY, run.requestedBy(), clock.instant()),
                                        caller)
                                .onErrorResume(Refusal.class, somebodyElseDid -> Mono.empty()),
                        CONCURRENCY)
                .flatMap(answers::seen, CONCURRENCY)
                .count()
                .map(deleted -> Answers.value(new Deleted(deleted)));
    }

    @Described(value = "Cancel a run", also = 404)
    @DeleteMapping("/runs/{id}")
    Mono<ResponseEntity<byte[]>> cancel(Caller caller, @PathVariable String id) {
        Access.requireAdmin(caller);
        UUID runId = SuggestionsApi.parse(id);
        return commands.send(new FindRun(runId, RunTerms.FAMILY), caller)
                .flatMap(found -> commands.send(
                        new CancelAnybodysRun(runId, RunTerms.FAMILY, found.result(), clock.instant()), caller))
                .flatMap(answers::done);
    }
}
