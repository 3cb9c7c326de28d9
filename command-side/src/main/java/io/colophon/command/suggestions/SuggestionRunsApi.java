package io.colophon.command.suggestions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.colophon.command.Commands;
import io.colophon.command.Origin;
import io.colophon.command.suggestions.RunTerms.Trigger;
import io.colophon.web.Answers;
import io.colophon.web.WireJson;
import io.colophon.web.clock.SchedulingClock;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Caller;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Asking for suggestions for oneself, and how often one may (Librarium behaviour, section 21). */
@RestController
@RequestMapping("/api/v1/me/suggestions")
public class SuggestionRunsApi {

    private final Commands commands;
    private final RunRequests requests;
    private final AiProviders providers;
    private final Answers answers;
    private final SchedulingClock clock;

    SuggestionRunsApi(
            Commands commands, RunRequests requests, AiProviders providers, Answers answers, SchedulingClock clock) {
        this.commands = commands;
        this.requests = requests;
        this.providers = providers;
        this.answers = answers;
        this.clock = clock;
    }

    /** Accepted also when nothing comes of it, of which nobody is told. */
    @Described(value = "Ask for suggestions", status = 202, also = {409, 429})
    @PostMapping("/run")
    Mono<ResponseEntity<byte[]>> run(Caller caller) {
        String trace = caller.request().traceId();
        return requests.ask(caller.userId(), Trigger.USER, runId -> Origin.ofRun(runId, caller.userId(), trace))
                .flatMap(written ->
                        answers.after(written, ResponseEntity.accepted().build()));
    }

    record Quota(
            int used,
            int limit,
            boolean unlimited,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String resetsAt) {

        static Quota of(ReaderRuns runs, int limit, Instant now) {
            Optional<String> resetsAt = runs.resetsAt(now)
                    .filter(at -> limit >= 0)
                    .map(at -> WireJson.time(at.truncatedTo(ChronoUnit.SECONDS)));
            return new Quota(runs.used(now).size(), limit, limit < 0, resetsAt.orElse(null));
        }
    }

    @Described(value = "How often one may still ask for suggestions", gives = Quota.class)
    @GetMapping("/quota")
    Mono<ResponseEntity<byte[]>> quota(Caller caller) {
        return Mono.zip(commands.send(new ReadReaderRuns(caller.userId()), Origin.SYSTEM), providers.settings())
                .map(both -> Answers.value(
                        Quota.of(both.getT1().result(), both.getT2().job().userRunRateLimitPerDay(), clock.instant())));
    }
}
