package io.colophon.standalone.assembly;

import io.colophon.command.identity.Passwords;
import io.colophon.command.identity.RefreshTokens;
import io.colophon.command.identity.SignedOutTokens;
import io.colophon.command.jobs.RunLeases;
import io.colophon.web.StoragePaths;
import io.colophon.web.clock.SchedulingClock;
import io.colophon.web.images.ImageStore;
import io.colophon.web.images.Thumbnails;
import io.colophon.web.outgoing.OutgoingFetch;
import io.colophon.web.security.AccessTokens;
import io.colophon.web.security.SignInLimits;
import io.r2dbc.pool.ConnectionPool;
import java.time.Clock;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Clocks, tokens, passwords, and what lies outside of the databases. */
@Configuration(proxyBeanMethods = false)
class WebAssembly {

    /** The wall clock, of tokens and events. */
    @Bean
    @Primary
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    SchedulingClock schedulingClock() {
        return new SchedulingClock();
    }

    @Bean
    AccessTokens accessTokens(InstanceSecrets secrets) {
        return new AccessTokens(secrets.signingKey());
    }

    @Bean
    RefreshTokens refreshTokens(ConnectionPool viewPool, Clock clock) {
        return new RefreshTokens(viewPool, clock);
    }

    @Bean(destroyMethod = "close")
    SignedOutTokens signedOutTokens(ConnectionPool viewPool, Clock clock) {
        return new SignedOutTokens(viewPool, clock);
    }

    @Bean
    RunLeases runLeases(ConnectionPool viewPool) {
        return new RunLeases(viewPool);
    }

    @Bean
    Passwords passwords() {
        return new Passwords();
    }

    @Bean
    ImageStore imageStore(StoragePaths storage) {
        return new ImageStore(storage.covers());
    }

    @Bean
    Thumbnails thumbnails(ImageStore images, StoragePaths storage) {
        return new Thumbnails(images, storage.covers());
    }

    @Bean
    OutgoingFetch outgoingFetch(@Value("${colophon.allowed-private-hosts:}") Set<String> allowedPrivateHosts) {
        return new OutgoingFetch(allowedPrivateHosts);
    }

    @Bean
    SignInLimits signInLimits(@Value("${colophon.test-hooks:false}") boolean relaxed) {
        return new SignInLimits(relaxed);
    }
}
