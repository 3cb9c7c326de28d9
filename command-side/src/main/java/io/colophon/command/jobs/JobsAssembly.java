package io.colophon.command.jobs;

import io.colophon.command.Commands;
import io.colophon.eventstore.EventReader;
import io.colophon.eventstore.Tail;
import io.colophon.eventstore.axon.MessageCodec;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.web.LiveViews;
import io.colophon.web.clock.SchedulingClock;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Works on runs on the nodes that have the role {@code jobs}, from after the views are there until before they stop. */
@Configuration(proxyBeanMethods = false)
class JobsAssembly {

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
            JobsRole role) {
        Runs runs = new Runs(new RunWorker(commands, log, leases, views, clock), works, log, reader, tail);
        return role.doing(runs::start, runs::stop);
    }
}
