package io.colophon.query.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.query.sync.FeedModel.Key;
import io.colophon.query.sync.FeedModel.Page;
import io.colophon.web.security.Caller;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that mirrors the feed by page and limit, with habits; every page that it gets is compared with the model's. */
final class MirrorClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** How it finds the end of a walk. */
    enum Stop {
        SHORT_PAGE,
        EMPTY_PAGE,
        LATEST_TOTAL_PAGES,
        FIRST_TOTAL_PAGES
    }

    /** Which of the times of a walk it keeps. */
    enum Keep {
        FIRST,
        LAST,
        LAST_IN_SECONDS
    }

    final UUID user;
    final Map<UUID, Instant> mirror = new HashMap<>();

    private final FeedWorld world;
    private final Stop stop;
    private final Keep keep;
    private final int limit;
    private @Nullable Instant since;
    private @Nullable Instant firstTime;
    private long firstPages;
    private long page;

    MirrorClient(FeedWorld world, UUID user, Stop stop, Keep keep, int limit) {
        this.world = world;
        this.user = user;
        this.stop = stop;
        this.keep = keep;
        this.limit = limit;
    }

    boolean isWalking() {
        return page > 0;
    }

    /** Asks for the next page; whether the walk is over by it. */
    boolean step() {
        page++;
        FeedAnswer answer = ask(world, user, page, limit, since, FeedScope.EVERY_LIBRARY);
        answer.data().forEach(json -> {
            JsonNode record = JSON.readTree(json);
            mirror.put(
                    UUID.fromString(record.get("id").asString()),
                    Instant.parse(record.get("updatedAt").asString()));
        });
        long pages = answer.pagination().totalPages();
        if (page == 1) {
            firstTime = answer.serverTime();
            firstPages = pages;
        }
        boolean over =
                switch (stop) {
                    case SHORT_PAGE -> answer.data().size() < limit;
                    case EMPTY_PAGE -> answer.data().isEmpty();
                    case LATEST_TOTAL_PAGES -> page >= pages;
                    case FIRST_TOTAL_PAGES -> page >= firstPages;
                };
        if (over) {
            page = 0;
            since = switch (keep) {
                case FIRST -> firstTime;
                case LAST -> answer.serverTime();
                case LAST_IN_SECONDS ->
                    Instant.ofEpochSecond(answer.serverTime().getEpochSecond());
            };
        }
        return over;
    }

    void finish() {
        while (isWalking()) {
            step();
        }
    }

    void sync() {
        finish();
        while (!step()) {
            assertThat(page).as("pages of a walk").isLessThan(10_000);
        }
    }

    /** One request to the feed and to the model. */
    static FeedAnswer ask(FeedWorld world, UUID user, long page, int limit, @Nullable Instant since, UUID library) {
        Caller caller = new Caller(user, false, user, Instant.MAX, new Caller.Request("", ""));
        OptionalLong ms = since == null ? OptionalLong.empty() : OptionalLong.of(since.toEpochMilli());
        FeedAnswer answer = Objects.requireNonNull(world.pages
                .answer(caller, new FeedQuery(page, limit, ms, Optional.empty(), false, library))
                .block());
        long position = ms.isPresent() ? position(world, ms.getAsLong()) : 0;
        Page expected = world.model.page(
                new Key(user, ms.orElse(Long.MIN_VALUE), limit, library),
                position,
                page,
                world.clock.millis(),
                world.position());
        String what = "page " + page + " of " + limit + " since " + position;
        assertThat(answer.data().stream()
                        .map(json ->
                                UUID.fromString(JSON.readTree(json).get("id").asString())))
                .as(what)
                .isEqualTo(expected.rows());
        assertThat(answer.pagination().total()).as("total of " + what).isEqualTo(expected.total());
        if (expected.watermark() < 0) {
            assertThat(answer.serverTime()).as("time of " + what).isEqualTo(Instant.ofEpochMilli(ms.orElse(0)));
        } else {
            assertThat(position(world, answer.serverTime().toEpochMilli()))
                    .as("watermark of " + what)
                    .isEqualTo(expected.watermark());
        }
        return answer;
    }

    private static long position(FeedWorld world, long ms) {
        return Objects.requireNonNull(world.marks.position(ms, 1).block());
    }
}
