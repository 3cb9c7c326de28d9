package io.colophon.eventstore.axon;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.eventstore.TestDatabase;
import io.colophon.eventstore.TestStore;
import io.colophon.eventstore.TextCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shape of criteria that Axon can express means the same to the store as it does to Axon. */
class CriteriaTest {

    private static final Tag BOOK = new Tag("book", "1");
    private static final Tag READER = new Tag("reader", "2");
    private static final TestStore STORE = new TestStore(TestDatabase.create(), new TextCodec());
    private static final List<Recorded> LOG = new ArrayList<>();

    private static final Recorded DUSTED = new Recorded(new QualifiedName("shelves.Dusted"), Set.of());

    private record Recorded(QualifiedName type, Set<Tag> tags) {}

    static Stream<EventCriteria> criteria() {
        return Stream.of(
                EventCriteria.havingAnyTag(),
                EventCriteria.havingTags(BOOK),
                EventCriteria.havingTags(BOOK, READER),
                EventCriteria.havingTags("book", "9"),
                EventCriteria.havingTags(BOOK).andBeingOneOfTypes("loans.Lent"),
                EventCriteria.havingTags(READER, BOOK).andBeingOneOfTypes("loans.Lent", "loans.Returned"),
                EventCriteria.havingTags(READER).andBeingOneOfTypes("loans.Lost"),
                EventCriteria.havingAnyTag().andBeingOneOfTypes("loans.Returned"),
                EventCriteria.havingAnyTag().andBeingOneOfTypes("loans.Lost", "loans.Lent"),
                EventCriteria.havingTags(BOOK).or(EventCriteria.havingTags(READER)),
                EventCriteria.havingTags("book", "9").or(EventCriteria.havingTags(READER, BOOK)),
                EventCriteria.either(
                        EventCriteria.havingTags(BOOK).andBeingOneOfTypes("loans.Lent"),
                        EventCriteria.havingTags(READER).andBeingOneOfTypes("loans.Returned"),
                        EventCriteria.havingAnyTag().andBeingOneOfTypes("loans.Lost")),
                EventCriteria.havingTags(BOOK).or(EventCriteria.havingAnyTag()));
    }

    @BeforeAll
    static void the_log_has_every_combination() throws Exception {
        for (String type : List.of("loans.Lent", "loans.Returned", "shelves.Dusted")) {
            for (Set<Tag> tags : List.of(Set.<Tag>of(), Set.of(BOOK), Set.of(READER), Set.of(BOOK, READER))) {
                assertThat(append(AppendCondition.none(), new Recorded(new QualifiedName(type), tags)))
                        .isTrue();
            }
        }
    }

    @AfterAll
    static void close() {
        STORE.close();
    }

    @ParameterizedTest
    @MethodSource("criteria")
    void sourcing_gives_what_matches(EventCriteria criteria) {
        assertThat(sourced(criteria)).isEqualTo(matching(criteria, 0));
    }

    @ParameterizedTest
    @MethodSource("criteria")
    void streaming_gives_what_matches(EventCriteria criteria) {
        List<Recorded> expected = matching(criteria, 3);
        var stream = STORE.engine.stream(
                StreamingCondition.conditionFor(new GlobalSequenceTrackingToken(3), criteria), null);

        List<Recorded> streamed = new ArrayList<>();
        Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> {
            for (var next = stream.next(); next.isPresent(); next = stream.next()) {
                streamed.add(recorded(next.get().message().payload()));
            }
            return streamed.size() >= expected.size();
        });
        stream.close();

        assertThat(streamed).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("criteria")
    void an_append_is_rejected_exactly_when_something_matches_after_its_marker(EventCriteria criteria)
            throws Exception {
        for (int read = 0; read <= LOG.size(); read += 3) {
            boolean expected = matching(criteria, read).isEmpty();

            boolean accepted = append(after(criteria, read), DUSTED);

            assertThat(accepted).as("read up to %d", read).isEqualTo(expected);
        }
    }

    @Test
    void types_since_a_position_are_sourced_behind_it_and_guarded_behind_the_marker() throws Exception {
        EventCriteria lent = EventCriteria.havingTags(BOOK).andBeingOneOfTypes("loans.Lent");
        EventCriteria returned = EventCriteria.havingAnyTag().andBeingOneOfTypes("loans.Returned");
        EventCriteria criteria =
                lent.or(PostgresEventStorageEngine.typesSince(6, Set.of(new QualifiedName("loans.Returned"))));
        List<Recorded> expected = new ArrayList<>(matching(lent, 0));
        expected.addAll(matching(returned, 6));

        assertThat(sourced(criteria)).isEqualTo(expected);
        assertThat(append(after(criteria, 7), DUSTED)).isFalse();
        assertThat(append(after(criteria, 8), DUSTED)).isTrue();
    }

    private static AppendCondition after(EventCriteria criteria, int read) {
        return AppendCondition.withCriteria(criteria).withMarker(new GlobalIndexConsistencyMarker(read));
    }

    private static List<Recorded> sourced(EventCriteria criteria) {
        return STORE.engine
                .source(SourcingCondition.conditionFor(criteria), null)
                .reduce(new ArrayList<Recorded>(), (all, entry) -> {
                    if (entry.message() != TerminalEventMessage.INSTANCE) {
                        all.add(recorded(entry.message().payload()));
                    }
                    return all;
                })
                .orTimeout(10, SECONDS)
                .join();
    }

    private static List<Recorded> matching(EventCriteria criteria, int after) {
        return LOG.stream()
                .skip(after)
                .filter(event -> criteria.matches(event.type(), event.tags()))
                .toList();
    }

    /** The payload is the place in the log. */
    private static Recorded recorded(Object payload) {
        return LOG.get(Integer.parseInt(String.valueOf(payload)));
    }

    private static boolean append(AppendCondition condition, Recorded event) throws Exception {
        TaggedEventMessage<?> message = new GenericTaggedEventMessage<>(
                new GenericEventMessage(new MessageType(event.type(), "1"), "" + LOG.size()), event.tags());
        AppendTransaction<?> transaction =
                STORE.engine.appendEvents(condition, null, List.of(message)).get(10, SECONDS);
        try {
            transaction.commit(null).get(10, SECONDS);
        } catch (ExecutionException refused) {
            assertThat(refused).hasCauseInstanceOf(AppendEventsTransactionRejectedException.class);
            return false;
        }
        LOG.add(event);
        return true;
    }
}
