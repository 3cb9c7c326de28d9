package io.colophon.query.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.query.sync.CursorFeed.Ids;
import io.colophon.query.sync.FeedAnswer.More;
import io.colophon.query.sync.FeedAnswer.Tombstone;
import io.colophon.web.security.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Random writers and mirrors by cursor against the real view: in the end a mirror holds what there is and nothing else. */
class CursorFeedModelTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final boolean FULL = "full".equals(System.getProperty("colophon.proof"));

    static LongStream seeds() {
        return LongStream.range(2_000, FULL ? 2_060 : 2_002);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_mirror_by_cursor_holds_what_there_is_and_nothing_else(long seed) {
        Random random = new Random(seed);
        try (FeedWorld world = new FeedWorld(seed)) {
            world.churn(30);
            List<Mirror> mirrors = new ArrayList<>();
            world.users.forEach(user -> mirrors.add(new Mirror(world, user)));
            for (int i = 0; i < 80; i++) {
                world.any(mirrors).step(1 + random.nextInt(4));
                world.clock.advance(Duration.ofMillis(random.nextInt(1_500)));
                world.churn(random.nextInt(3));
            }
            for (Mirror mirror : mirrors) {
                mirror.drain();
                mirror.drain();
                Map<UUID, Instant> wanted = new HashMap<>();
                world.model.truth(mirror.user).forEach((book, position) -> wanted.put(book, FeedWorld.time(position)));
                assertThat(mirror.books).isEqualTo(wanted);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ids_hold_all_that_was_there_from_the_first_page_to_the_last(long seed) {
        Random random = new Random(seed);
        try (FeedWorld world = new FeedWorld(seed)) {
            UUID user = world.users.getFirst();
            for (int i = 0; i < 6; i++) {
                world.churn(15);
                Set<UUID> there = new HashSet<>(world.model.truth(user).keySet());
                Set<UUID> found = new HashSet<>();
                Optional<String> cursor = Optional.empty();
                do {
                    Ids page = Objects.requireNonNull(world.cursors
                            .ids(caller(user), query(cursor, 1 + random.nextInt(3), false))
                            .block());
                    found.addAll(page.ids());
                    cursor = Optional.ofNullable(page.nextCursor());
                    if (cursor.isPresent()) {
                        world.churn(random.nextInt(2));
                    }
                } while (cursor.isPresent());
                there.retainAll(world.model.truth(user).keySet());
                assertThat(found).containsAll(there);
            }
        }
    }

    private static Caller caller(UUID user) {
        return new Caller(user, false, user, Instant.MAX, new Caller.Request("", ""));
    }

    private static FeedQuery query(Optional<String> cursor, int limit, boolean includeDeleted) {
        return new FeedQuery(1, limit, OptionalLong.empty(), cursor, includeDeleted, FeedScope.EVERY_LIBRARY);
    }

    private static final class Mirror {
        final UUID user;
        final Map<UUID, Instant> books = new HashMap<>();
        private final FeedWorld world;
        private final Set<UUID> delivered = new HashSet<>();
        private String cursor = "start";

        Mirror(FeedWorld world, UUID user) {
            this.world = world;
            this.user = user;
        }

        boolean step(int limit) {
            FeedAnswer answer = Objects.requireNonNull(world.cursors
                    .answer(caller(user), query(Optional.of(cursor), limit, true))
                    .block());
            More more = Objects.requireNonNull(answer.more());
            List<Tombstone> deleted = Objects.requireNonNull(more.deleted());
            Set<UUID> page = new HashSet<>();
            answer.data().forEach(json -> {
                JsonNode record = JSON.readTree(json);
                UUID id = UUID.fromString(record.get("id").asString());
                page.add(id);
                assertThat(delivered.add(id)).as("once in a walk").isTrue();
                books.put(id, Instant.parse(record.get("updatedAt").asString()));
            });
            assertThat(answer.data().size() + deleted.size()).isLessThanOrEqualTo(limit);
            deleted.forEach(tombstone -> {
                assertThat(page).doesNotContain(tombstone.id());
                books.remove(tombstone.id());
            });
            cursor = more.nextCursor();
            if (!more.hasMore()) {
                delivered.clear();
            }
            return more.hasMore();
        }

        void drain() {
            while (step(3)) {
                assertThat(delivered).as("books of a walk").hasSizeLessThan(10_000);
            }
        }
    }
}
