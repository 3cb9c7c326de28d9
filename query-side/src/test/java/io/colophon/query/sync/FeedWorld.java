package io.colophon.query.sync;

import io.colophon.contract.Change;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.contract.editions.EditionEvent.EditionAdded;
import io.colophon.contract.editions.EditionEvent.EditionRevised;
import io.colophon.contract.identity.IdentityEvent.ProfileRevised;
import io.colophon.contract.identity.IdentityEvent.UserRegistered;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.libraries.LibraryEvent.MemberAdded;
import io.colophon.contract.libraries.LibraryEvent.MemberRemoved;
import io.colophon.contract.libraries.Role;
import io.colophon.contract.series.SeriesEvent.BookPlaced;
import io.colophon.contract.series.SeriesEvent.BookTakenOut;
import io.colophon.contract.series.SeriesEvent.SeriesCreated;
import io.colophon.contract.series.SeriesEvent.SeriesRevised;
import io.colophon.contract.vocabulary.VocabularyEvent.TagAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.TagRevised;
import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.StoreConnections;
import io.colophon.eventstore.TestDatabase;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.json.Sealed;
import io.colophon.eventstore.projection.GenerationId;
import io.colophon.eventstore.projection.Lease;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.Ddl;
import io.r2dbc.pool.ConnectionPool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The real view with random writers; what they do is told to the {@link FeedModel}, too. */
final class FeedWorld implements AutoCloseable {

    private static final UUID MEDIA_TYPE = new UUID(1, 1);

    final FeedClock clock = new FeedClock();
    final FeedKeys keys = new FeedKeys(Sealed.key(new byte[32]));
    final FeedModel model = new FeedModel();
    final PostgresAddress address = TestDatabase.create();
    final PostgresView view;
    final FeedMarks marks;
    final PagedFeed pages;
    final CursorFeed cursors;
    final List<UUID> users = new ArrayList<>();
    final List<UUID> libraries = new ArrayList<>();
    final List<RecordedEvent> log = new ArrayList<>();

    private final ConnectionPool connections;
    private final SyncProjector projector;
    private final Random random;
    private final List<Tag> tags = new ArrayList<>();
    private final Map<UUID, UUID> addedBy = new LinkedHashMap<>();
    private final Map<UUID, UUID> editions = new HashMap<>();
    private int applied;

    /** The tag of a library, which half of its books have, and its series. */
    private record Tag(UUID id, UUID library, List<UUID> books, UUID series, Set<UUID> inSeries) {}

    FeedWorld(long seed) {
        random = new Random(seed);
        connections = new StoreConnections(address).forViews(4);
        view = new PostgresView("sync", Ddl.of("sync"), connections);
        marks = new FeedMarks(connections, clock);
        FeedSessions sessions = new FeedSessions(connections, clock);
        projector = new SyncProjector(view, keys, marks);
        pages = new PagedFeed(view, marks, sessions);
        cursors = new CursorFeed(view, marks, keys, clock);
        build(1, "live");
        for (int i = 0; i < 2; i++) {
            UUID user = id();
            users.add(user);
            record(new UserRegistered(user, "u" + i, "u" + i + "@x", "User " + i, "", false));
        }
        addLibrary(users.get(0));
        addLibrary(users.get(1));
    }

    private void build(int generation, String state) {
        view.create(new GenerationId("sync", generation)).block();
        TestDatabase.execute(
                address,
                "INSERT INTO projection.generation (view, generation, version, state) VALUES ('sync', " + generation
                        + ", 1, '" + state + "')");
    }

    UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    long position() {
        return log.size();
    }

    /** Times of records name positions: the first change is a second after 1970. */
    static Instant time(long position) {
        return Instant.ofEpochSecond(position);
    }

    private long record(Object event) {
        long position = log.size() + 1L;
        log.add(new RecordedEvent(
                position, id().toString(), "", "1", time(position), time(position), List.of(), event, Map.of()));
        return position;
    }

    /** Brings the view up to the log, in batches of random sizes. */
    void apply() {
        while (applied < log.size()) {
            int to = Math.min(log.size(), applied + 1 + random.nextInt(6));
            apply(1, applied, to);
            applied = to;
        }
    }

    private void apply(int generation, int from, int to) {
        view.advance(
                        new Lease(new GenerationId("sync", generation), 0, from),
                        to,
                        session -> projector.apply(session, log.subList(from, to)))
                .block();
    }

    /** Builds the view once more, in batches of one size; how many rows of a table differ. */
    long differencesOfRebuild(int batch, String table) {
        if (TestDatabase.query(address, "SELECT count(*) FROM projection.generation")
                .equals("1")) {
            build(2, "building");
            for (int from = 0; from < log.size(); from += batch) {
                apply(2, from, Math.min(log.size(), from + batch));
            }
        }
        String all = "SELECT * FROM sync_%d." + table;
        return Long.parseLong(TestDatabase.query(
                address,
                ("SELECT count(*) FROM ((" + all + " EXCEPT ALL " + all + ") UNION ALL (" + all + " EXCEPT ALL " + all
                                + ")) d")
                        .formatted(1, 2, 2, 1)));
    }

    void churn(int events) {
        for (int i = 0; i < events; i++) {
            event();
        }
        apply();
    }

    private void event() {
        UUID library = any(libraries);
        List<UUID> books = model.books(library);
        double dice = random.nextDouble();
        if (dice < .25 || books.isEmpty()) {
            add(library);
        } else if (dice < .55) {
            UUID book = any(books);
            Change<String> title = new Change<>("", "Title " + position());
            model.change(book, record(new BookRevised(book, library, title, null, null, null, null, null, null)));
        } else if (dice < .60) {
            edition(library, any(books));
        } else if (dice < .64) {
            place(library, any(books));
        } else if (dice < .82) {
            UUID book = any(books);
            model.delete(book, record(new BookDeleted(book, library, MEDIA_TYPE, List.of(), List.of())));
        } else if (dice < .90) {
            UUID user = any(users);
            if (model.members(library).contains(user)) {
                model.leave(library, user, record(new MemberRemoved(library, user, Role.LIBRARY_VIEWER)));
            } else {
                model.join(library, user, record(new MemberAdded(library, user, Role.LIBRARY_VIEWER, user)));
            }
        } else if (dice < .94) {
            Tag tag = tag(library);
            boolean ofTag = random.nextBoolean();
            Change<String> name = new Change<>("", "name " + position());
            long position = record(ofTag ? new TagRevised(tag.id, library, name, null) : renamed(tag, name));
            books.stream()
                    .filter((ofTag ? tag.books : tag.inSeries)::contains)
                    .forEach(book -> model.change(book, position));
        } else if (dice < .97) {
            UUID user = any(users);
            long position = record(new ProfileRevised(user, new Change<>("", "name " + position()), null));
            libraries.forEach(each -> model.books(each).stream()
                    .filter(book -> user.equals(addedBy.get(book)))
                    .forEach(book -> model.change(book, position)));
        } else {
            deleteLibrary(library);
            addLibrary(any(users));
        }
    }

    /** The first edition of a book, or another number of its pages, or a name of it that no record shows. */
    private void edition(UUID library, UUID book) {
        UUID known = editions.get(book);
        if (known == null) {
            UUID id = id();
            editions.put(book, id);
            model.change(
                    book,
                    record(new EditionAdded(
                            id, book, library, "", "", "", "", "House", null, "", "", "", null, 7, true, null, null,
                            1)));
        } else if (random.nextBoolean()) {
            model.change(book, record(revised(known, book, library, null, new Change<>(7, (int) position()))));
        } else {
            record(revised(known, book, library, new Change<>("", "unseen"), null));
        }
    }

    private static EditionRevised revised(
            UUID edition, UUID book, UUID library, @Nullable Change<String> name, @Nullable Change<Integer> pages) {
        return new EditionRevised(
                edition, book, library, "", "", 1, null, null, name, null, null, null, null, null, null, null, pages,
                null, null, null, null);
    }

    private void place(UUID library, UUID book) {
        Tag tag = tag(library);
        if (tag.inSeries.remove(book)) {
            model.change(book, record(new BookTakenOut(tag.series, library, book)));
        } else {
            tag.inSeries.add(book);
            model.change(book, record(new BookPlaced(tag.series, library, book, 1)));
        }
    }

    private static SeriesRevised renamed(Tag tag, Change<String> name) {
        return new SeriesRevised(
                tag.series, tag.library, name, null, null, null, null, null, null, null, null, null, null, null);
    }

    void add(UUID library) {
        UUID book = id();
        UUID user = any(users);
        boolean withTag = random.nextBoolean();
        addedBy.put(book, user);
        List<UUID> tagIds = withTag ? List.of(tag(library).id) : List.of();
        if (withTag) {
            tag(library).books.add(book);
        }
        model.add(
                library,
                book,
                record(new BookAdded(book, library, "Title", "", "", MEDIA_TYPE, List.of(), tagIds, List.of(), user)));
    }

    private void addLibrary(UUID owner) {
        UUID library = id();
        Tag tag = new Tag(id(), library, new ArrayList<>(), id(), new HashSet<>());
        libraries.add(library);
        tags.add(tag);
        model.join(library, owner, record(new LibraryCreated(library, owner, "L", "l", "", false)));
        record(new TagAdded(tag.id, library, "tag", ""));
        record(new SeriesCreated(
                tag.series, library, "S", "", null, "ongoing", "", null, "", List.of(), "", "", "", List.of()));
    }

    private Tag tag(UUID library) {
        return tags.stream()
                .filter(tag -> tag.library.equals(library))
                .findFirst()
                .orElseThrow();
    }

    private void deleteLibrary(UUID library) {
        libraries.remove(library);
        long position = record(new LibraryDeleted(library, library, List.of()));
        model.books(library).forEach(book -> model.delete(book, position));
        List.copyOf(model.members(library)).forEach(user -> model.leave(library, user, position));
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
