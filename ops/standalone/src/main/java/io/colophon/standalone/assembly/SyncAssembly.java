package io.colophon.standalone.assembly;

import io.colophon.query.sync.FeedBudget;
import io.colophon.query.sync.FeedKeys;
import io.colophon.query.sync.FeedMarks;
import io.colophon.query.sync.FeedSessions;
import io.colophon.web.clock.SchedulingClock;
import io.r2dbc.pool.ConnectionPool;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the sync feed keeps beside its view. */
@Configuration(proxyBeanMethods = false)
class SyncAssembly {

    /** The key of tags is the one that never changes, so mirrors and cursors outlive a rotation of the others. */
    @Bean
    FeedKeys feedKeys(InstanceSecrets secrets) {
        return new FeedKeys(secrets.tagKey());
    }

    @Bean
    FeedMarks feedMarks(ConnectionPool viewPool, SchedulingClock clock) {
        return new FeedMarks(viewPool, clock);
    }

    @Bean
    FeedSessions feedSessions(ConnectionPool viewPool, SchedulingClock clock) {
        return new FeedSessions(viewPool, clock);
    }

    @Bean
    FeedBudget feedBudget(@Value("${colophon.sync-requests-per-minute:600}") int perMinute) {
        return new FeedBudget(perMinute);
    }
}
