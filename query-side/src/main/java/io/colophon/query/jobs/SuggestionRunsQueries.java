package io.colophon.query.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.colophon.contract.Refusal;
import io.colophon.web.Answers;
import io.colophon.web.PathId;
import io.colophon.web.WireJson;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reads of runs of suggestions, one's own and, for administrators, everybody's (Librarium behaviour, section 21). */
@RestController
@RequestMapping("/api/v1")
public class SuggestionRunsQueries {

    private static final Set<String> SUGGESTIONS = Set.of("suggestions");
    private static final String ADMIN = "/admin/jobs/ai-suggestions/runs";
    private static final int OWN = 25;
    private static final int ALL = 50;

    /** What the contract calls the states of a run; it knows none of one that waits. */
    private static final Map<String, String> STATUSES =
            Map.of("pending", "running", "processing", "running", "done", "completed");

    private final RunReads runs;

    public SuggestionRunsQueries(RunsProjector projector) {
        this.runs = new RunReads(projector.store());
    }

    record Run(
            String id,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String userId,

            String triggeredBy,
            String providerType,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String modelId,
            String status,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String error,
            long tokensIn,
            long tokensOut,
            BigDecimal estimatedCostUsd,
            String startedAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String finishedAt) {

        static Run of(Document run, boolean withUser) {
            Document options = run.get("options", Document.class);
            String status = STATUSES.getOrDefault(run.getString("status"), run.getString("status"));
            String error = status.equals("cancelled") ? status : run.getString("error");
            return new Run(
                    run.getString("_id"),
                    withUser ? run.getString("requestedBy") : null,
                    text(options, "triggered_by"),
                    text(options, "provider_type"),
                    text(options, "model_id"),
                    status,
                    error == null ? "" : error,
                    RunDocuments.number(run, "tokensIn").longValue(),
                    RunDocuments.number(run, "tokensOut").longValue(),
                    dollars(RunDocuments.number(run, "costUsd").doubleValue()),
                    seconds(run.getString("createdAt")),
                    status.equals("running") ? null : seconds(run.getString("updatedAt")));
        }

        /** To the millionth, without a needless fraction. */
        private static BigDecimal dollars(double cost) {
            BigDecimal bare =
                    BigDecimal.valueOf(cost).setScale(6, RoundingMode.HALF_UP).stripTrailingZeros();
            return bare.scale() < 0 ? bare.setScale(0) : bare;
        }

        private static String text(Document options, String name) {
            return options.get(name) instanceof String text ? text : "";
        }
    }

    record Event(int seq, String type, Document content, String createdAt) {

        static Event of(Document note) {
            return new Event(
                    note.getInteger("seq"),
                    note.getString("kind"),
                    note.get("content", Document.class),
                    seconds(note.getString("at")));
        }
    }

    record Detail(Run run, List<Event> events) {}

    private static String seconds(String time) {
        return WireJson.time(Instant.parse(time).truncatedTo(ChronoUnit.SECONDS));
    }

    @Described(value = "One's own runs, the newest first", gives = Run[].class)
    @GetMapping("/me/suggestions/runs")
    Mono<ResponseEntity<byte[]>> own(Caller caller) {
        return runs.newest(SUGGESTIONS, caller.userId(), OWN)
                .map(run -> Run.of(run, false))
                .collectList()
                .map(Answers::value);
    }

    @Described(value = "One of one's own runs with what happened in it", gives = Detail.class)
    @GetMapping("/me/suggestions/runs/{id}")
    Mono<ResponseEntity<byte[]>> one(Caller caller, @PathVariable String id) {
        return detail(runs.ofUser(SUGGESTIONS, caller.userId(), parse(id)), false);
    }

    @Described(value = "Everybody's runs, the newest first", gives = Run[].class)
    @GetMapping(ADMIN)
    Mono<ResponseEntity<byte[]>> all(Caller caller) {
        Access.requireAdmin(caller);
        return runs.newest(SUGGESTIONS, null, ALL)
                .map(run -> Run.of(run, true))
                .collectList()
                .map(Answers::value);
    }

    @Described(value = "A run with what happened in it", gives = Detail.class)
    @GetMapping(ADMIN + "/{id}")
    Mono<ResponseEntity<byte[]>> any(Caller caller, @PathVariable String id) {
        Access.requireAdmin(caller);
        return detail(runs.one(SUGGESTIONS, parse(id)), true);
    }

    private Mono<ResponseEntity<byte[]>> detail(Mono<Document> found, boolean withUser) {
        return found.flatMap(run -> runs.notes(run)
                        .map(notes -> Answers.value(new Detail(
                                Run.of(run, withUser),
                                notes.stream().map(Event::of).toList()))))
                .switchIfEmpty(Mono.error(() -> Refusal.notFound("run")));
    }

    private static UUID parse(String id) {
        return PathId.find(id).orElseThrow(() -> Refusal.invalid("invalid id"));
    }
}
