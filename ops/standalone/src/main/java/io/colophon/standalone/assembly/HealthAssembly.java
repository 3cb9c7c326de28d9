package io.colophon.standalone.assembly;

import io.colophon.eventstore.EventReader;
import io.colophon.eventstore.projection.Generation.State;
import io.colophon.eventstore.projection.Projections;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** What makes a node unhealthy: a log that can't be read, a view that stands still. */
@Configuration(proxyBeanMethods = false)
class HealthAssembly {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Bean
    ReactiveHealthIndicator logHealthIndicator(EventReader reader) {
        return () -> reader.head()
                .timeout(PATIENCE)
                .map(head -> Health.up().withDetail("head", head).build())
                .onErrorResume(failure -> Mono.just(Health.down(failure).build()));
    }

    /** A view that an administrator has paused is no failure. */
    @Bean
    ReactiveHealthIndicator viewsHealthIndicator(Projections projections) {
        return () -> Mono.fromSupplier(() -> {
            Map<String, String> stopped = new TreeMap<>();
            projections.lastSeen().stream()
                    .filter(one -> one.state() == State.LIVE && one.mode().equals("stopped"))
                    .forEach(one -> stopped.put(one.id().schema(), one.failure().orElse("")));
            return (stopped.isEmpty() ? Health.up() : Health.down())
                    .withDetails(stopped)
                    .build();
        });
    }
}
