package io.colophon.command.imports;

import io.colophon.command.Commands;
import io.colophon.command.jobs.RunLeases;
import io.colophon.eventstore.EventReader;
import io.colophon.eventstore.Tail;
import io.colophon.eventstore.axon.MessageCodec;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.web.ViewLag;
import io.colophon.web.clock.SchedulingClock;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs imports on the nodes that have the role {@code jobs}, from after the views are there until before they stop. */
@Configuration(proxyBeanMethods = false)
class ImportsAssembly {

    private static final int PHASE = 100;

    @Bean
    SmartLifecycle importRuns(
            Commands commands,
            RunLeases leases,
            ViewLag lag,
            SchedulingClock clock,
            EventReader reader,
            MessageCodec codec,
            Tail<RecordedEvent> tail,
            @Value("${colophon.roles:api,projections,jobs}") Set<String> roles) {
        ImportLog imports = new ImportLog(reader, codec);
        ImportRuns runs =
                new ImportRuns(new ImportWorker(commands, imports, leases, lag, clock), imports, reader, tail);
        return new SmartLifecycle() {
            private volatile boolean running;

            @Override
            public void start() {
                if (roles.contains("jobs")) {
                    runs.start();
                }
                running = true;
            }

            @Override
            public void stop() {
                runs.stop();
                running = false;
            }

            @Override
            public boolean isRunning() {
                return running;
            }

            @Override
            public int getPhase() {
                return PHASE;
            }
        };
    }
}
