package io.colophon.command.enrichment;

import io.colophon.command.Commands;
import io.colophon.command.covers.IncomingImage;
import io.colophon.command.jobs.RunLog;
import io.colophon.command.jobs.RunWork;
import io.colophon.command.lookup.Lookups;
import io.colophon.web.clock.SchedulingClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EnrichmentAssembly {

    @Bean
    BookSource bookSource(Lookups lookups) {
        return lookups::merged;
    }

    @Bean
    RunWork metadataBatches(
            Commands commands, RunLog runs, BookSource source, IncomingImage incoming, SchedulingClock clock) {
        return new EnrichmentWork(BatchKind.METADATA, commands, runs, source, incoming, clock);
    }

    @Bean
    RunWork coverBatches(
            Commands commands, RunLog runs, BookSource source, IncomingImage incoming, SchedulingClock clock) {
        return new EnrichmentWork(BatchKind.COVERS, commands, runs, source, incoming, clock);
    }
}
