package io.colophon.query.health;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.colophon.web.openapi.Described;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /health}: outside every envelope, open to everybody (Librarium behaviour, section 4). */
@RestController
public class HealthQueries {

    private final Health health;

    public HealthQueries(@Value("${colophon.version:development}") String version) {
        health = new Health(
                "ok", version, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    record Health(
            String status,
            String version,
            @JsonProperty("started_at") String startedAt) {}

    @Described(value = "Whether the server is up", gives = Health.class)
    @GetMapping("/health")
    Health health() {
        return health;
    }
}
