package io.colophon.web.clock;

import io.colophon.contract.Refusal;
import io.colophon.web.Body;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import java.time.DateTimeException;
import java.time.Instant;
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

    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

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
            clock.set(checked(request));
            return ResponseEntity.noContent().build();
        });
    }

    private Instant checked(Request request) {
        Instant asked = from(request.now());
        double seconds = request.advanceSeconds() == null ? 0 : request.advanceSeconds();
        if (!(Math.abs(seconds) < LAST.getEpochSecond())) {
            throw Refusal.invalid("advance_seconds is too large");
        }
        Instant advanced = asked.plusMillis(Math.round(seconds * 1_000));
        if (advanced.isBefore(Instant.EPOCH) || advanced.isAfter(LAST)) {
            throw Refusal.invalid("the clock can only be between the years 1970 and 9999");
        }
        return advanced;
    }

    private Instant from(@Nullable String now) {
        try {
            return now == null ? clock.instant() : OffsetDateTime.parse(now).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.invalid("now must be an RFC 3339 time");
        }
    }
}
