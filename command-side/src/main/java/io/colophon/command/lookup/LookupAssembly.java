package io.colophon.command.lookup;

import io.colophon.command.Commands;
import io.colophon.command.series.VolumeSource;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** The providers of metadata that the product knows, in the order that counts until an administrator sets another one. */
@Configuration(proxyBeanMethods = false)
class LookupAssembly {

    /** Below the patience with an answer, so that a server that can't be reached is tried again. */
    private static final int CONNECT_MILLIS = 5_000;

    /** Short of what servers keep a silent connection for. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    @Bean(destroyMethod = "dispose")
    ConnectionProvider lookupConnections() {
        return ConnectionProvider.builder("lookup")
                .maxConnections(16)
                .maxIdleTime(SILENCE)
                .build();
    }

    @Bean
    EnabledProviders enabledProviders(
            Commands commands, ConnectionProvider lookupConnections, ReactorResourceFactory resources) {
        HttpClient http = HttpClient.create(lookupConnections)
                .runOn(resources.getLoopResources())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS);
        return new EnabledProviders(
                commands,
                List.of(
                        new TestProvider(),
                        new OpenLibrary(http),
                        new GoogleBooks(http),
                        new Isbndb(http),
                        new Hardcover(http),
                        new MangaDex(http)));
    }

    @Bean
    Lookups lookups(EnabledProviders providers) {
        return new Lookups(providers);
    }

    @Bean
    VolumeSource volumeSource(Lookups lookups) {
        return (provider, externalId) -> lookups.volumes(provider, externalId).map(volumes -> volumes.stream()
                .map(found -> new VolumeSource.Volume(
                        found.position(), found.title(), found.releaseDate(), found.coverUrl(), found.externalId()))
                .toList());
    }
}
