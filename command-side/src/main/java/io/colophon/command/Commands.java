package io.colophon.command;

import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.web.Written;
import io.colophon.web.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.core.Metadata;
import org.axonframework.messaging.eventstreaming.Tag;
import org.axonframework.update.UpdateCheckerConfigurationEnhancer;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Sends commands through Axon's gateway; a lost race is decided again on a fresh read, a few times. */
public final class Commands {

    private static final int RETRIES = 6;
    private static final Duration PAUSE = Duration.ofMillis(4);

    private final AxonConfiguration axon;
    private final CommandGateway gateway;

    public Commands(EventStorageEngine engine, Tagger tagger, Clock clock) {
        axon = configurer(engine, tagger, clock).build();
        axon.start();
        gateway = axon.getComponent(CommandGateway.class);
    }

    /** How the product runs Axon; tests of decisions run the same. */
    static EventSourcingConfigurer configurer(EventStorageEngine engine, Tagger tagger, Clock clock) {
        return EventSourcingConfigurer.create()
                // It would report the use of the software to its makers.
                .componentRegistry(registry -> registry.disableEnhancer(UpdateCheckerConfigurationEnhancer.class))
                .registerEventStorageEngine(c -> engine)
                .registerTagResolver(c -> event -> tags(tagger, event.payload()))
                .registerCommandHandlingModule(CommandHandlingModule.named("decisions")
                        .commandHandlers()
                        .commandHandler(
                                DecisionHandler.COMMAND.qualifiedName(),
                                c -> new DecisionHandler(c.getComponent(EventStore.class), tagger, clock)));
    }

    private static Set<Tag> tags(Tagger tagger, @Nullable Object payload) {
        if (!(payload instanceof DomainEvent event)) {
            throw new IllegalArgumentException("not an event of the product: " + payload);
        }
        return tagger.of(event).stream()
                .map(tag -> new Tag(tag.substring(0, tag.indexOf('=')), tag.substring(tag.indexOf('=') + 1)))
                .collect(Collectors.toSet());
    }

    public <R> Mono<Written<R>> send(Command<R, ?> command, Caller caller) {
        return send(command, Origin.of(caller));
    }

    /**
     * Decides and appends; answers when the events are durable.
     *
     * @return fails with the {@link Refusal} of the decision, or with a conflict when the race was lost again and again
     */
    public <R> Mono<Written<R>> send(Command<R, ?> command, Origin origin) {
        var message = new GenericCommandMessage(DecisionHandler.COMMAND, command, Metadata.from(origin.metadata()));
        return Mono.fromFuture(() -> gateway.send(message).resultAs(DecisionHandler.Outcome.class), true)
                .onErrorMap(Exceptions::unwrap)
                .onErrorMap(CompletionException.class, e -> e.getCause() == null ? e : e.getCause())
                .retryWhen(Retry.backoff(RETRIES, PAUSE)
                        .filter(AppendEventsTransactionRejectedException.class::isInstance)
                        .onRetryExhaustedThrow((spec, signal) ->
                                Refusal.conflict("somebody else changed this at the same time; try again")))
                .map(outcome -> {
                    @SuppressWarnings("unchecked")
                    Written<R> written = (Written<R>) outcome.written();
                    return written;
                });
    }

    public void close() {
        axon.shutdown();
    }
}
