package io.colophon.command.jobs;

import io.colophon.command.Commands;
import io.colophon.eventstore.EventReader;
import io.colophon.eventstore.Tail;
import io.colophon.eventstore.axon.MessageCodec;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.web.LiveViews;
import io.colophon.web.clock.SchedulingClock;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Works on runs on the nodes that have the role {@code jobs}, from after the views are there until before they stop. */
@Configuration(proxyBeanMethods = false)
class JobsAssembly {

    private static final int PHASE = 100;

    @Bean
    RunLog runLog(EventReader reader, MessageCodec codec) {
        return new RunLog(reader, codec);
    }

    @Bean
    SmartLifecycle runsLifecycle(
            Commands commands,
            RunLeases leases,
            LiveViews views,
            SchedulingClock clock,
            RunLog log,
            EventReader reader,
            Tail<RecordedEvent> tail,
            List<RunWork> works,
            @Value("${colophon.roles:api,projections,jobs}") Set<String> roles) {
        Runs runs = new Runs(new RunWorker(commands, log, leases, views, clock), works, log, reader, tail);
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
