package io.colophon.query.projections;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.colophon.contract.Refusal;
import io.colophon.eventstore.Tail;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.Generation.State;
import io.colophon.eventstore.projection.Projections;
import io.colophon.web.Answers;
import io.colophon.web.Body;
import io.colophon.web.WireJson;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** For instance administrators: where every view is, and to build one anew beside the live one, switch, roll back. */
@RestController
@RequestMapping("/api/v1/admin/projections")
public class ProjectionsQueries {

    private final Projections projections;
    private final Tail<RecordedEvent> tail;

    public ProjectionsQueries(Projections projections, Tail<RecordedEvent> tail) {
        this.projections = projections;
        this.tail = tail;
    }

    /**
     * @param rate events a second, lately, on the node that answers
     * @param etaSeconds until a build has caught up; absent when it is no build or makes no way
     */
    record Status(
            String view,
            int generation,
            int version,
            String mode,
            long position,
            long head,
            long lag,
            double rate,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long etaSeconds,

            String node,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String failure,

            List<Parked> parked) {}

    record Parked(long position, String key, String cause) {}

    @GetMapping
    Mono<ResponseEntity<byte[]>> all(Caller caller) {
        Access.requireAdmin(caller);
        return statuses().map(Answers::value);
    }

    @GetMapping("/{view}")
    Mono<ResponseEntity<byte[]>> one(Caller caller, @PathVariable String view) {
        require(caller, view);
        return of(view).map(Answers::value);
    }

    /** {@code {"switch": "auto"}} makes the build live as soon as it has caught up; else an administrator does. */
    @PostMapping("/{view}/rebuild")
    Mono<ResponseEntity<byte[]>> rebuild(Caller caller, @PathVariable String view, Body body) {
        require(caller, view);
        return body.bytes()
                .map(bytes -> bytes.length > 0
                        && "auto".equals(WireJson.read(bytes, Map.class).get("switch")))
                .flatMap(auto -> projections.rebuild(view, auto).then(answer(HttpStatus.ACCEPTED, view)));
    }

    @PostMapping("/{view}/switch")
    Mono<ResponseEntity<byte[]>> switchTo(Caller caller, @PathVariable String view) {
        require(caller, view);
        return makeLive(view, State.BUILDING, "no build of this view is ready");
    }

    @PostMapping("/{view}/rollback")
    Mono<ResponseEntity<byte[]>> rollback(Caller caller, @PathVariable String view) {
        require(caller, view);
        return makeLive(view, State.STANDBY, "no former build of this view stands by");
    }

    @PostMapping("/{view}/pause")
    Mono<ResponseEntity<byte[]>> pause(Caller caller, @PathVariable String view) {
        require(caller, view);
        return projections.pause(view, true).then(answer(HttpStatus.OK, view));
    }

    @PostMapping("/{view}/resume")
    Mono<ResponseEntity<byte[]>> resume(Caller caller, @PathVariable String view) {
        require(caller, view);
        return projections.pause(view, false).then(answer(HttpStatus.OK, view));
    }

    /** Applies what was parked again. */
    @PostMapping("/{view}/retry")
    Mono<ResponseEntity<byte[]>> retry(Caller caller, @PathVariable String view) {
        require(caller, view);
        return projections.retryParked(view).then(answer(HttpStatus.OK, view));
    }

    private Mono<ResponseEntity<byte[]>> makeLive(String view, State from, String refusal) {
        return projections
                .makeLive(view, from)
                .flatMap(done -> done ? answer(HttpStatus.OK, view) : Mono.error(Refusal.conflict(refusal)));
    }

    private Mono<ResponseEntity<byte[]>> answer(HttpStatus status, String view) {
        return of(view).map(found -> Answers.json(status, WireJson.data(WireJson.write(found))));
    }

    private void require(Caller caller, String view) {
        Access.requireAdmin(caller);
        if (!projections.knows(view)) {
            throw Refusal.notFound("projection");
        }
    }

    private Mono<List<Status>> of(String view) {
        return statuses()
                .map(all -> all.stream().filter(one -> one.view().equals(view)).toList());
    }

    private Mono<List<Status>> statuses() {
        long head = tail.head();
        return projections
                .status()
                .map(all -> all.stream().map(one -> status(one, head)).toList());
    }

    private static Status status(Projections.Status one, long head) {
        return new Status(
                one.id().view(),
                one.id().number(),
                one.version(),
                one.mode(),
                one.position(),
                head,
                one.lag(),
                Math.round(one.rate() * 10) / 10.0,
                one.mode().equals("building") && one.rate() >= 1
                        ? Long.valueOf(Math.round(one.lag() / one.rate()))
                        : null,
                one.node(),
                one.failure().orElse(null),
                one.parked().stream()
                        .map(letter -> new Parked(letter.position(), letter.key(), letter.cause()))
                        .toList());
    }
}
