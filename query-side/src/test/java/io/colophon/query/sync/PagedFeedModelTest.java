package io.colophon.query.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.query.sync.MirrorClient.Keep;
import io.colophon.query.sync.MirrorClient.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random writers and mirror clients against the real view. Every page is compared with the contract's model, and in the end every mirror
 * with what there is.
 */
class PagedFeedModelTest {

    private static final boolean FULL = "full".equals(System.getProperty("colophon.proof"));

    static LongStream seeds() {
        return LongStream.range(0, FULL ? 60 : 3);
    }

    static LongStream moreSeeds() {
        return LongStream.range(1_000, FULL ? 1_060 : 1_003);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_habit_of_a_client_ends_with_a_mirror_that_is_right(long seed) {
        Random random = new Random(seed);
        try (FeedWorld world = new FeedWorld(seed)) {
            world.churn(30);
            List<MirrorClient> clients = clients(world, random);
            for (int i = 0; i < 120; i++) {
                world.any(clients).step();
                world.clock.advance(Duration.ofMillis(random.nextInt(1_500)));
                world.churn(random.nextInt(4));
            }
            for (MirrorClient client : clients) {
                client.sync();
                client.sync();
                client.sync();
                Map<UUID, Instant> wanted = new HashMap<>();
                world.model.truth(client.user).forEach((book, position) -> wanted.put(book, FeedWorld.time(position)));
                assertThat(client.mirror).containsAllEntriesOf(wanted);
            }
            for (String table : List.of("life", "change", "member", "name", "use", "total")) {
                assertThat(world.differencesOfRebuild(7, table)).as(table).isZero();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("moreSeeds")
    void pages_are_those_of_the_contract_also_when_sessions_end_and_the_clock_jumps(long seed) {
        Random random = new Random(seed);
        try (FeedWorld world = new FeedWorld(seed)) {
            world.churn(40);
            List<Instant> times = new ArrayList<>();
            times.add(null);
            for (int i = 0; i < 150; i++) {
                UUID user = world.users.getFirst();
                Instant since = times.get(random.nextInt(times.size()));
                UUID library = random.nextInt(5) == 0 ? world.any(world.libraries) : FeedScope.EVERY_LIBRARY;
                int page = 1 + random.nextInt(random.nextInt(4) + 1);
                FeedAnswer answer = MirrorClient.ask(world, user, page, 2 + random.nextInt(2), since, library);
                if (times.size() < 4 || random.nextInt(10) == 0) {
                    times.set(times.size() < 4 ? 0 : 1 + random.nextInt(3), times.getFirst());
                    times.add(Math.min(4, times.size()), answer.serverTime());
                }
                world.clock.advance(jump(random));
                world.churn(random.nextInt(3));
            }
        }
    }

    private static Duration jump(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> Duration.ofMinutes(50);
            case 1 -> Duration.ofMinutes(61);
            case 2 -> random.nextInt(4) == 0 ? Duration.ofHours(11) : Duration.ofMinutes(25);
            default -> Duration.ofMillis(random.nextInt(3_000));
        };
    }

    private static List<MirrorClient> clients(FeedWorld world, Random random) {
        int limit = 1 + random.nextInt(3);
        return Stream.of(Stop.values())
                .flatMap(stop -> Stream.of(Keep.values())
                        .map(keep -> new MirrorClient(world, world.users.get(random.nextInt(2)), stop, keep, limit)))
                .toList();
    }
}
