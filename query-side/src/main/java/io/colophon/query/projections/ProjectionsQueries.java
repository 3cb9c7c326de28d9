package io.colophon.query.projections;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.colophon.contract.Refusal;
import io.colophon.eventstore.projection.Generation.State;
import io.colophon.eventstore.projection.ProjectionStatus;
import io.colophon.eventstore.projection.Projections;
import io.colophon.web.Answers;
import io.colophon.web.Body;
import io.colophon.web.WireJson;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import java.util.List;
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

    public ProjectionsQueries(Projections projections) {
        this.projections = projections;
    }

    /**
     * @param rate events a second, lately; 0 when another node than the one that answers follows the log for it
     * @param etaSeconds until a build has caught up; null when it is no build or makes no way
     * @param node the node that follows the log for it; null when none does
     * @param failure why it stands still; null while it runs
     * @param parked how many events wait because one of their key could not be applied
     * @param parkedEvents absent in the list of all views
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
            @Nullable Long etaSeconds,
            @Nullable String node,
            @Nullable String failure,
            int parked,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<Parked> parkedEvents) {}

    /** @param cause null when it only waits behind another one of its key */
    record Parked(long position, String key, @Nullable String cause) {}

    record Rebuild(@JsonProperty("switch") @Nullable String switching) {}

    @Described(value = "Where every view is", gives = Status[].class)
    @GetMapping
    Mono<ResponseEntity<byte[]>> all(Caller caller) {
        Access.requireAdmin(caller);
        return projections
                .status()
                .map(all ->
                        Answers.value(all.stream().map(one -> status(one, null)).toList()));
    }

    @Described(value = "Where the builds of a view are", gives = Status[].class, also = 404)
    @GetMapping("/{view}")
    Mono<ResponseEntity<byte[]>> one(Caller caller, @PathVariable String view) {
        require(caller, view);
        return of(view).map(Answers::value);
    }

    /** {@code {"switch": "auto"}} makes the build live as soon as it has caught up; else an administrator does. */
    @Described(
            value = "Build a view anew beside the live one",
            takes = Rebuild.class,
            gives = Status[].class,
            status = 202,
            also = 404)
    @PostMapping("/{view}/rebuild")
    Mono<ResponseEntity<byte[]>> rebuild(Caller caller, @PathVariable String view, Body body) {
        require(caller, view);
        return body.bytes()
                .map(ProjectionsQueries::switchesItself)
                .flatMap(auto -> projections.rebuild(view, auto).then(answer(HttpStatus.ACCEPTED, view)));
    }

    private static boolean switchesItself(byte[] body) {
        String asked =
                body.length == 0 ? null : WireJson.read(body, Rebuild.class).switching();
        return switch (asked == null ? "manual" : asked) {
            case "auto" -> true;
            case "manual" -> false;
            default -> throw Refusal.invalid("switch must be auto or manual");
        };
    }

    @Described(value = "Make the new build of a view the live one", gives = Status[].class, also = 404)
    @PostMapping("/{view}/switch")
    Mono<ResponseEntity<byte[]>> switchTo(Caller caller, @PathVariable String view) {
        require(caller, view);
        return makeLive(view, State.BUILDING, "no build of this view is ready");
    }

    @Described(value = "Go back to the former build of a view", gives = Status[].class, also = 404)
    @PostMapping("/{view}/rollback")
    Mono<ResponseEntity<byte[]>> rollback(Caller caller, @PathVariable String view) {
        require(caller, view);
        return makeLive(view, State.STANDBY, "no former build of this view stands by");
    }

    @Described(value = "Pause a view", gives = Status[].class, also = 404)
    @PostMapping("/{view}/pause")
    Mono<ResponseEntity<byte[]>> pause(Caller caller, @PathVariable String view) {
        require(caller, view);
        return projections.pause(view, true).then(answer(HttpStatus.OK, view));
    }

    @Described(value = "Let a view go on", gives = Status[].class, also = 404)
    @PostMapping("/{view}/resume")
    Mono<ResponseEntity<byte[]>> resume(Caller caller, @PathVariable String view) {
        require(caller, view);
        return projections.pause(view, false).then(answer(HttpStatus.OK, view));
    }

    /** Applies what was parked again; what can't be applied yet stays. Only the node that follows the log for the view can do it. */
    @Described(value = "Apply again what a view has parked", gives = Status[].class, also = 404)
    @PostMapping("/{view}/retry")
    Mono<ResponseEntity<byte[]>> retry(Caller caller, @PathVariable String view) {
        require(caller, view);
        return projections
                .retryParked(view)
                .flatMap(done -> done
                        ? answer(HttpStatus.OK, view)
                        : Mono.error(new Refusal(
                                Refusal.Kind.UNAVAILABLE, "the view is paused or followed by another node")));
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
        return projections.status().map(all -> all.stream()
                .filter(one -> one.id().view().equals(view))
                .map(one -> status(one, parked(one)))
                .toList());
    }

    private static List<Parked> parked(ProjectionStatus one) {
        return one.parked().stream()
                .map(letter -> new Parked(
                        letter.position(), letter.key(), letter.cause().isEmpty() ? null : letter.cause()))
                .toList();
    }

    private static Status status(ProjectionStatus one, @Nullable List<Parked> parked) {
        return new Status(
                one.id().view(),
                one.id().number(),
                one.version(),
                one.mode(),
                one.position(),
                one.head(),
                one.lag(),
                Math.round(one.rate() * 10) / 10.0,
                one.mode().equals("building") && one.rate() >= 1
                        ? Long.valueOf(Math.round(one.lag() / one.rate()))
                        : null,
                one.node().isEmpty() ? null : one.node(),
                one.failure().orElse(null),
                one.parked().size(),
                parked);
    }
}
