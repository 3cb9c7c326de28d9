package io.colophon.command.suggestions;

import io.colophon.command.Commands;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** The AI providers that the product knows, in the order in which they are shown. */
@Configuration(proxyBeanMethods = false)
class SuggestionsAssembly {

    /** Below the patience with an answer, so that a server that can't be reached is tried again. */
    private static final int CONNECT_MILLIS = 3_000;

    /** Short of what servers keep a silent connection for. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /** Apart from those of lookups, which must not wait for a model that thinks. */
    @Bean(destroyMethod = "dispose")
    ConnectionProvider aiConnections() {
        return ConnectionProvider.builder("ai")
                .maxConnections(16)
                .maxIdleTime(SILENCE)
                .build();
    }

    @Bean
    AiProviders aiProviders(Commands commands, ConnectionProvider aiConnections, ReactorResourceFactory resources) {
        HttpClient http = HttpClient.create(aiConnections)
                .runOn(resources.getLoopResources())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS);
        return new AiProviders(
                commands, List.of(new Anthropic(http), new OpenAi(http), new Ollama(http), new Osaurus(http)));
    }
}
