package io.colophon.standalone.assembly;

import io.colophon.eventstore.AppendCommitter;
import io.colophon.eventstore.Tail;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.Generation.State;
import io.colophon.eventstore.projection.ProjectionStatus;
import io.colophon.eventstore.projection.Projections;
import io.colophon.eventstore.projection.Projector;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What Prometheus sees of the log and of the views. All of it is in memory, so a scrape asks no database. */
@Configuration(proxyBeanMethods = false)
class MetricsAssembly {

    @Bean
    MeterBinder logMeters(Tail<RecordedEvent> tail, AppendCommitter committer) {
        return registry -> {
            Gauge.builder("colophon.log.head", tail, Tail::head)
                    .description("Position of the newest event")
                    .register(registry);
            Gauge.builder("colophon.append.queue", committer, AppendCommitter::waiting)
                    .description("Appends that wait for the next call of this node")
                    .register(registry);
        };
    }

    /** A view that this node does not know yet, or that is not being built, has no number. */
    @Bean
    MeterBinder viewMeters(Projections projections, ObjectProvider<Projector<?>> projectors) {
        return registry -> projectors.orderedStream().map(Projector::view).forEach(view -> {
            record Meter(String name, String says, State of, ToDoubleFunction<ProjectionStatus> value) {}
            for (Meter meter : new Meter[] {
                new Meter(
                        "position",
                        "Position of the last event that is applied",
                        State.LIVE,
                        ProjectionStatus::position),
                new Meter("lag", "Events between the view and the head of the log", State.LIVE, ProjectionStatus::lag),
                new Meter(
                        "rate",
                        "Events a second, lately; 0 on a node that does not follow the log for it",
                        State.LIVE,
                        ProjectionStatus::rate),
                new Meter(
                        "stopped",
                        "1 when it stands still because of a failure",
                        State.LIVE,
                        one -> one.failure().isPresent() ? 1 : 0),
                new Meter(
                        "build.lag",
                        "Events between the build of the view and the head of the log",
                        State.BUILDING,
                        ProjectionStatus::lag),
                new Meter("build.rate", "Events a second of the build, lately", State.BUILDING, ProjectionStatus::rate)
            }) {
                Gauge.builder("colophon.view." + meter.name(), projections, all -> all.lastSeen().stream()
                                .filter(one -> one.id().view().equals(view))
                                .filter(one -> one.state() == meter.of())
                                .mapToDouble(meter.value())
                                .findFirst()
                                .orElse(Double.NaN))
                        .description(meter.says())
                        .tag("view", view)
                        .register(registry);
            }
        });
    }
}
