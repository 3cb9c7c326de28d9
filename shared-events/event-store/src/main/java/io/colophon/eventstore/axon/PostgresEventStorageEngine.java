package io.colophon.eventstore.axon;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.eventstore.Append;
import io.colophon.eventstore.AppendCommitter;
import io.colophon.eventstore.AppendRefused.BoundaryConflict;
import io.colophon.eventstore.Appended;
import io.colophon.eventstore.Criterion;
import io.colophon.eventstore.Criterion.Beyond;
import io.colophon.eventstore.EventReader;
import io.colophon.eventstore.NewEvent;
import io.colophon.eventstore.Tail;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexPosition;
import org.axonframework.eventsourcing.eventstore.Position;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.DelayedMessageStream;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.EventCriterion;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Axon's view of the store: a thin adapter, because the interface it implements changes in the next patch release of Axon.
 * The first event has position 1; a token is the position of the last event delivered; a consistency marker is a position too,
 * and a conflict is a matching event beyond it.
 */
public final class PostgresEventStorageEngine implements EventStorageEngine {

    private static final String SINCE = "since";

    private final AppendCommitter committer;
    private final EventReader reader;
    private final Tail<RecordedEvent> tail;
    private final MessageCodec codec;

    public PostgresEventStorageEngine(
            AppendCommitter committer, EventReader reader, Tail<RecordedEvent> tail, MessageCodec codec) {
        this.committer = committer;
        this.reader = reader;
        this.tail = tail;
        this.codec = codec;
    }

    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(
            AppendCondition condition, @Nullable ProcessingContext context, List<TaggedEventMessage<?>> events) {
        return CompletableFuture.completedFuture(new Transaction(condition, events));
    }

    @Override
    public MessageStream<EventMessage> source(SourcingCondition condition, @Nullable ProcessingContext context) {
        long start = Math.max(0, start(condition.start()));
        CompletableFuture<MessageStream<EventMessage>> sourced = reader.source(boundary(condition.criteria(), start))
                .flatMap(found ->
                        codec.decode(found.events()).map(events -> SourcedMessageStream.of(events, found.head())))
                .toFuture();
        return DelayedMessageStream.create(sourced);
    }

    @Override
    public MessageStream<EventMessage> stream(StreamingCondition condition, @Nullable ProcessingContext context) {
        long after = condition.position() == null
                ? 0
                : condition.position().position().orElse(0);
        List<Criterion> criteria = criteria(condition.criteria());
        return new TailMessageStream(after, (position, limit) -> next(criteria, position, limit));
    }

    @Override
    public CompletableFuture<TrackingToken> firstToken(@Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(new GlobalSequenceTrackingToken(0));
    }

    @Override
    public CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext context) {
        return token(reader.head());
    }

    @Override
    public CompletableFuture<TrackingToken> tokenAt(Instant at, @Nullable ProcessingContext context) {
        return token(reader.positionBefore(at));
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("head", tail.head());
    }

    private static CompletableFuture<TrackingToken> token(Mono<Long> position) {
        return position.<TrackingToken>map(GlobalSequenceTrackingToken::new).toFuture();
    }

    /** The tail is shared by all streams, so events are picked from it here; the position moves over what does not match. */
    private Mono<TailMessageStream.Batch> next(List<Criterion> criteria, long after, int limit) {
        return tail.after(after, limit)
                .map(events -> new TailMessageStream.Batch(
                        events.getLast().position(),
                        events.stream()
                                .filter(event -> criteria.isEmpty()
                                        || criteria.stream().anyMatch(c -> c.matches(event.type(), event.tags())))
                                .toList()));
    }

    private static long start(Position position) {
        return position == Position.START ? 0 : GlobalIndexPosition.toIndex(position);
    }

    /**
     * Events of these types behind a position, as a part of what is sourced: for those who know the earlier ones. A condition of Axon
     * has one start for all of its criteria, so a criterion's own travels as a tag that no event has.
     */
    public static EventCriteria typesSince(long position, Set<QualifiedName> types) {
        return EventCriteria.havingTags(new Tag(SINCE, String.valueOf(position)))
                .andBeingOneOfTypes(types);
    }

    private static List<Beyond> boundary(EventCriteria criteria, long start) {
        Set<EventCriterion> all = criteria.flatten();
        return all.isEmpty()
                ? List.of(Criterion.ANY.beyond(start))
                : all.stream()
                        .map(one -> criterion(one).beyond(Math.max(start, since(one))))
                        .toList();
    }

    private static long since(EventCriterion criterion) {
        return criterion.tags().stream()
                .filter(tag -> tag.key().equals(SINCE))
                .mapToLong(tag -> Long.parseLong(tag.value()))
                .findAny()
                .orElse(0);
    }

    private static List<Criterion> criteria(EventCriteria criteria) {
        return criteria.flatten().stream()
                .map(PostgresEventStorageEngine::criterion)
                .toList();
    }

    private static Criterion criterion(EventCriterion criterion) {
        return Criterion.of(
                criterion.tags().stream()
                        .filter(tag -> !tag.key().equals(SINCE))
                        .map(tag -> tag.key() + "=" + tag.value())
                        .toList(),
                criterion.types().stream().map(QualifiedName::toString).toList());
    }

    /**
     * Holds the live list until the commit, because handlers may still add to it before; encodes and appends then. Once it is
     * committed a rollback does nothing: Axon may ask for one when a step after the commit fails.
     */
    private final class Transaction implements AppendTransaction<Appended> {
        private final AppendCondition condition;
        private final List<TaggedEventMessage<?>> events;

        Transaction(AppendCondition condition, List<TaggedEventMessage<?>> events) {
            this.condition = condition;
            this.events = events;
        }

        @Override
        public CompletableFuture<Appended> commit(@Nullable ProcessingContext context) {
            if (events.isEmpty()) {
                return CompletableFuture.completedFuture(new Appended(0, 0));
            }
            return Mono.defer(() -> codec.encode(List.copyOf(events)))
                    .map(this::append)
                    .flatMap(committer::append)
                    .onErrorMap(BoundaryConflict.class, conflict -> {
                        var rejected = AppendEventsTransactionRejectedException.conflictingEventsDetected(
                                condition.consistencyMarker());
                        rejected.addSuppressed(conflict);
                        return rejected;
                    })
                    .toFuture();
        }

        private Append append(List<NewEvent> encoded) {
            if (condition.consistencyMarker() == ConsistencyMarker.INFINITY) {
                return Append.unconditionally(encoded);
            }
            List<Criterion> boundary = criteria(condition.criteria());
            long after = Math.max(0, GlobalIndexConsistencyMarker.position(condition.consistencyMarker()));
            return new Append(encoded, boundary.isEmpty() ? List.of(Criterion.ANY) : boundary, after);
        }

        @Override
        public void rollback(@Nullable ProcessingContext context) {
            // Nothing is written before the commit, and what is committed stays.
        }

        @Override
        public CompletableFuture<ConsistencyMarker> afterCommit(
                Appended appended, @Nullable ProcessingContext context) {
            return appended.last() == 0
                    ? CompletableFuture.completedFuture(ConsistencyMarker.ORIGIN)
                    : CompletableFuture.completedFuture(new GlobalIndexConsistencyMarker(appended.last()));
        }
    }

    /** The id of a message as the log keeps it; Axon's are UUIDs in text. */
    static UUID id(EventMessage message) {
        return UuidCreator.fromString(message.identifier());
    }
}
