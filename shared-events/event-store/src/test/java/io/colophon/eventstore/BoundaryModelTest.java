package io.colophon.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.eventstore.AppendCommitter.Limits;
import io.colophon.eventstore.AppendRefused.BoundaryConflict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/**
 * T20: rounds of appends with random boundaries, at once and in two processes, against the definition: an append is accepted
 * exactly when no event that meets its boundary lies between the position it had read and its own. The events live in a world of
 * four tags and three types, so that boundaries meet all the time.
 */
class BoundaryModelTest {

    private static final Limits SMALL_CALLS = new Limits(5, 8, 4 << 20, 20_000, Duration.ofSeconds(35));

    private final List<StoredEvent> log = new ArrayList<>();
    private int accepted;
    private int refused;

    @Test
    void an_append_is_accepted_exactly_when_nothing_meets_its_boundary() {
        PostgresAddress database = TestDatabase.create();
        try (var here = new TestStore(database, SMALL_CALLS);
                var there = new TestStore(database, Limits.DEFAULT)) {
            for (long seed = 1; seed <= Proof.count(150, 20_000); seed++) {
                round(seed, List.of(here, there));
            }
        }
        assertThat(accepted).isGreaterThan(refused / 4);
        assertThat(refused).isGreaterThan(accepted / 4);
    }

    private void round(long seed, List<TestStore> stores) {
        Random random = new Random(seed);
        List<Append> appends = IntStream.range(0, 1 + random.nextInt(12))
                .mapToObj(i -> append(random))
                .toList();

        List<Outcome> outcomes = Flux.range(0, appends.size())
                .flatMapSequential(
                        i -> Outcome.of(stores.get(i % stores.size()).committer.append(appends.get(i))), 12)
                .collectList()
                .blockOptional()
                .orElseThrow();

        log.addAll(stores.getFirst()
                .reader
                .page(log.size(), Integer.MAX_VALUE)
                .blockOptional()
                .orElseThrow());
        for (int i = 0; i < appends.size(); i++) {
            check(seed, appends.get(i), outcomes.get(i));
        }
    }

    private void check(long seed, Append append, Outcome outcome) {
        Appended at = outcome.appended();
        if (at == null) {
            refused++;
            assertThat(outcome).as("seed %d", seed).matches(o -> o.is(BoundaryConflict.class));
            assertThat(meeting(append, Long.MAX_VALUE))
                    .as("seed %d: refused, so something meets %s", seed, append.boundary())
                    .isNotEmpty();
        } else {
            accepted++;
            assertThat(meeting(append, at.first()))
                    .as("seed %d: accepted at %d, so nothing before it meets %s", seed, at.first(), append.boundary())
                    .isEmpty();
            assertThat(log.subList((int) at.first() - 1, (int) at.last()))
                    .as("seed %d: the events lie where the caller was told", seed)
                    .extracting(StoredEvent::id)
                    .containsExactlyElementsOf(
                            append.events().stream().map(NewEvent::id).toList());
        }
    }

    /** The events between what had been read and a position that meet the boundary, by the definition, without the store's code. */
    private List<StoredEvent> meeting(Append append, long before) {
        return log.stream()
                .skip(append.after())
                .filter(event -> event.position() < before)
                .filter(event -> append.boundary().stream().anyMatch(criterion -> meets(criterion, event)))
                .toList();
    }

    private static boolean meets(Criterion criterion, StoredEvent event) {
        boolean allTags = true;
        for (String tag : criterion.tags()) {
            allTags &= event.tags().contains(tag);
        }
        return allTags && (criterion.types().isEmpty() || criterion.types().contains(event.type()));
    }

    private Append append(Random random) {
        List<NewEvent> events = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            events.add(Happened.event(
                    type(random), some(random, 3).stream().map(n -> "tag=" + n).toArray(String[]::new)));
        }
        List<Criterion> boundary = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Collection<String> tags =
                    some(random, 2).stream().map(n -> "tag=" + n).toList();
            boundary.add(Criterion.of(
                    tags,
                    random.nextInt(3) > 0
                            ? Set.of()
                            : Set.of(type(random), type(random).concat("?"))));
        }
        return new Append(events, boundary, Math.max(0, log.size() - random.nextInt(4)));
    }

    private static String type(Random random) {
        return "Type" + random.nextInt(3);
    }

    private static Set<Integer> some(Random random, int atMost) {
        Set<Integer> some = new TreeSet<>();
        for (int i = random.nextInt(atMost + 1); i > 0; i--) {
            some.add(random.nextInt(4));
        }
        return some;
    }
}
