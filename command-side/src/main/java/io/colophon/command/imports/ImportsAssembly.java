package io.colophon.command.imports;

import io.colophon.command.enrichment.Batches;
import io.colophon.command.jobs.RunLog;
import io.colophon.command.jobs.RunWork;
import io.colophon.eventstore.EventReader;
import io.colophon.web.ViewLag;
import io.colophon.web.clock.SchedulingClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ImportsAssembly {

    @Bean
    RunWork imports(RunLog runs, EventReader reader, Batches batches, ViewLag lag, SchedulingClock clock) {
        return new ImportWork(new ImportLog(runs, reader), runs, batches, lag, clock);
    }
}
