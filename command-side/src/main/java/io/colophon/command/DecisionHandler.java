package io.colophon.command;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.contract.ColophonEvents;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.eventstore.json.EventTypes;
import io.colophon.web.Written;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreTransaction;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.commandhandling.CommandHandler;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;

/** Handles every {@link Command} in the same way: source, fold, decide, append. */
final class DecisionHandler implements CommandHandler {

    /** The name under which all commands are sent; a command knows its own rule. */
    static final MessageType COMMAND = new MessageType("colophon.Command");

    private static final MessageType RESULT = new MessageType("colophon.Outcome");

    private final EventStore events;
    private final Tagger tagger;
    private final Clock clock;

    DecisionHandler(EventStore events, Tagger tagger, Clock clock) {
        this.events = events;
        this.tagger = tagger;
        this.clock = clock;
    }

    /** A decision and, once it is committed, the position of its last event (0 when it has none). */
    record Outcome(Decision<?> decision, AtomicLong position) {
        Written<?> written() {
            int count = decision.events().size();
            long last = position.get();
            return count == 0
                    ? new Written<>(decision.result(), 0, 0, Set.of())
                    : new Written<>(
                            decision.result(),
                            last - count + 1,
                            last,
                            decision.events().stream().map(Object::getClass).collect(Collectors.toSet()));
        }
    }

    @Override
    public MessageStream.Single<CommandResultMessage> handle(CommandMessage message, ProcessingContext context) {
        Command<?, ?> command = (Command<?, ?>) message.payload();
        return MessageStream.fromFuture(decide(command, message.metadata(), context)
                .thenApply(outcome -> new GenericCommandResultMessage(RESULT, outcome)));
    }

    private <S> CompletableFuture<Outcome> decide(
            Command<?, S> command, Map<String, String> metadata, ProcessingContext context) {
        EventStoreTransaction transaction = events.transaction(context);
        Boundary boundary = command.boundary(tagger);
        CompletableFuture<S> state = boundary.isEmpty()
                ? CompletableFuture.completedFuture(command.initial())
                : fold(command, transaction.source(SourcingCondition.conditionFor(boundary.criteria())));
        return state.thenApply(known -> {
            Decision<?> decision = command.decide(known, tagger);
            decision.events().forEach(event -> transaction.appendEvent(message(event, metadata)));
            Outcome outcome = new Outcome(decision, new AtomicLong());
            context.whenComplete(committed -> outcome.position().set(position(transaction::appendPosition)));
            return outcome;
        });
    }

    private static <S> CompletableFuture<S> fold(Command<?, S> command, MessageStream<? extends EventMessage> stream) {
        return stream.reduce(
                command.initial(),
                (state, entry) ->
                        entry.message().payload() instanceof DomainEvent event ? command.evolve(state, event) : state);
    }

    private EventMessage message(DomainEvent event, Map<String, String> metadata) {
        EventTypes.Type type = ColophonEvents.TYPES.of(event.getClass());
        return new GenericEventMessage(
                UuidCreator.getTimeOrderedEpoch().toString(),
                new MessageType(type.name(), type.version()),
                event,
                metadata,
                clock.instant());
    }

    private static long position(Supplier<ConsistencyMarker> marker) {
        return Math.max(0, GlobalIndexConsistencyMarker.position(marker.get()));
    }
}
