package io.colophon.web.clock;

import io.colophon.contract.Refusal;
import io.colophon.web.Body;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code POST /test/clock}: exists only where {@code colophon.test-hooks} is on. */
@RestController
@ConditionalOnBooleanProperty("colophon.test-hooks")
public class TestClockApi {

    private final SchedulingClock clock;

    public TestClockApi(SchedulingClock clock) {
        this.clock = clock;
    }

    record Request(@Nullable String now, @Nullable Double advanceSeconds) {}

    @Described(value = "Set the scheduling clock, which then runs on", takes = Request.class)
    @PostMapping("/test/clock")
    Mono<ResponseEntity<Void>> set(Caller caller, Body body) {
        Access.requireAdmin(caller);
        return body.as(Request.class).map(request -> {
            if (request.now() != null) {
                try {
                    clock.set(OffsetDateTime.parse(request.now()).toInstant());
                } catch (DateTimeException e) {
                    throw Refusal.invalid("now must be an RFC 3339 time");
                }
            }
            if (request.advanceSeconds() != null) {
                clock.advance(Duration.ofMillis(Math.round(request.advanceSeconds() * 1_000)));
            }
            return ResponseEntity.noContent().build();
        });
    }
}
