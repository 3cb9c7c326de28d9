package io.colophon.command.suggestions;

import io.colophon.command.Commands;
import io.colophon.contract.Refusal;
import io.colophon.web.Answers;
import io.colophon.web.Body;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The one job that administrators can set up here (Librarium behaviour, section 20). */
@RestController
@RequestMapping("/api/v1/admin/jobs")
public class SuggestionJobApi {

    private static final String JOB = "ai-suggestions";

    private final Commands commands;
    private final Answers answers;
    private final AiProviders providers;

    public SuggestionJobApi(Commands commands, Answers answers, AiProviders providers) {
        this.commands = commands;
        this.answers = answers;
        this.providers = providers;
    }

    record Summary(String id, String displayName, String description, String kind, boolean enabled) {}

    @Described(value = "Jobs that can be set up", gives = Summary[].class)
    @GetMapping
    Mono<ResponseEntity<byte[]>> list(Caller caller) {
        Access.requireAdmin(caller);
        return providers
                .settings()
                .map(settings -> Answers.value(List.of(new Summary(
                        JOB,
                        "AI suggestions",
                        "Suggests books to buy and books to read next to everybody who wants suggestions",
                        "scheduled",
                        settings.job().enabled()))));
    }

    @Described(value = "How suggestions are scheduled", gives = SuggestionJob.class)
    @GetMapping("/" + JOB)
    Mono<ResponseEntity<byte[]>> get(Caller caller) {
        Access.requireAdmin(caller);
        return providers.settings().map(settings -> Answers.value(settings.job()));
    }

    /** The answer is what was sent, caps of 0 as well. */
    @Described(value = "Schedule suggestions", takes = SuggestionJob.class, gives = SuggestionJob.class)
    @PutMapping("/" + JOB)
    Mono<ResponseEntity<byte[]>> configure(Caller caller, Body body) {
        Access.requireAdmin(caller);
        return body.as(SuggestionJob.class).flatMap(job -> commands.send(new ScheduleSuggestions(checked(job)), caller)
                .flatMap(written -> answers.after(written, Answers.value(job))));
    }

    private static SuggestionJob checked(SuggestionJob job) {
        require(job.intervalMinutes() >= 0, "interval_minutes must be >= 0");
        require(job.maxBuyPerUser() >= 0 && job.maxReadNextPerUser() >= 0, "per-user caps must be >= 0");
        require(
                job.userRunRateLimitPerDay() >= -1,
                "user_run_rate_limit_per_day must be >= -1 (-1 = unlimited, 0 = disabled)");
        require(job.maxTokensInitial() >= 0 && job.maxTokensBackfill() >= 0, "token caps must be >= 0");
        return job;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw Refusal.invalid(otherwise);
        }
    }
}
