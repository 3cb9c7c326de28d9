package io.colophon.query.history;

import io.colophon.contract.Change;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.contract.contributors.ContributorEvent;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.contract.contributors.ContributorEvent.ContributorRevised;
import io.colophon.contract.contributors.ContributorEvent.WorksReplaced;
import io.colophon.contract.contributors.Work;
import io.colophon.contract.identity.IdentityEvent;
import io.colophon.contract.identity.IdentityEvent.ProfileRevised;
import io.colophon.contract.identity.IdentityEvent.UserRegistered;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryRevised;
import io.colophon.contract.series.SeriesEvent;
import io.colophon.contract.series.SeriesEvent.SeriesCreated;
import io.colophon.contract.series.SeriesEvent.SeriesRevised;
import io.colophon.contract.shelves.ShelfEvent;
import io.colophon.contract.shelves.ShelfEvent.ShelfCreated;
import io.colophon.contract.shelves.ShelfEvent.ShelfRevised;
import io.colophon.contract.vocabulary.VocabularyEvent;
import io.colophon.contract.vocabulary.VocabularyEvent.GenreAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.GenreRenamed;
import io.colophon.contract.vocabulary.VocabularyEvent.MediaTypeAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.MediaTypeRevised;
import io.colophon.contract.vocabulary.VocabularyEvent.TagAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.TagRevised;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.query.PostgresProjector;
import io.colophon.query.Views;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The view {@code history}: what the timeline needs besides the log to tell things by their names. */
public final class HistoryProjector implements PostgresProjector {

    private final PostgresView view;

    public HistoryProjector(PostgresView view) {
        this.view = view;
    }

    @Override
    public String view() {
        return "history";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public PostgresView store() {
        return view;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(
                UserRegistered.class,
                ProfileRevised.class,
                LibraryCreated.class,
                LibraryRevised.class,
                ShelfCreated.class,
                ShelfRevised.class,
                SeriesCreated.class,
                SeriesRevised.class,
                ContributorAdded.class,
                ContributorRevised.class,
                WorksReplaced.class,
                MediaTypeAdded.class,
                MediaTypeRevised.class,
                GenreAdded.class,
                GenreRenamed.class,
                TagAdded.class,
                TagRevised.class,
                BookRevised.class);
    }

    @Override
    public Optional<String> parkingKey(RecordedEvent event) {
        return Stream.of(
                        IdentityEvent.USER,
                        ShelfEvent.SHELF,
                        SeriesEvent.SERIES,
                        ContributorEvent.CONTRIBUTOR,
                        VocabularyEvent.MEDIA_TYPE,
                        VocabularyEvent.GENRE,
                        VocabularyEvent.TAG,
                        BookEvent.BOOK,
                        LibraryEvent.LIBRARY)
                .flatMap(key -> Views.tag(event, key).stream())
                .findFirst();
    }

    @Override
    public Mono<Void> apply(ViewSession session, List<RecordedEvent> events) {
        Map<UUID, String> names = new LinkedHashMap<>();
        List<RecordedEvent> renamed = new ArrayList<>();
        for (RecordedEvent event : events) {
            switch (event.payload()) {
                case UserRegistered e -> names.put(e.userId(), e.displayName());
                case ProfileRevised e -> change(names, e.userId(), e.displayName());
                case LibraryCreated e -> names.put(e.libraryId(), e.name());
                case LibraryRevised e -> change(names, e.libraryId(), e.name());
                case ShelfCreated e -> names.put(e.shelfId(), e.name());
                case ShelfRevised e -> change(names, e.shelfId(), e.name());
                case SeriesCreated e -> names.put(e.seriesId(), e.name());
                case SeriesRevised e -> change(names, e.seriesId(), e.name());
                case ContributorAdded e -> names.put(e.contributorId(), e.name());
                case ContributorRevised e -> change(names, e.contributorId(), e.name());
                case WorksReplaced e -> works(e).forEach(work -> names.put(work.workId(), work.title()));
                case MediaTypeAdded e -> names.put(e.mediaTypeId(), e.displayName());
                case MediaTypeRevised e -> change(names, e.mediaTypeId(), e.displayName());
                case GenreAdded e -> names.put(e.genreId(), e.name());
                case GenreRenamed e -> change(names, e.genreId(), e.name());
                case TagAdded e -> names.put(e.tagId(), e.name());
                case TagRevised e -> change(names, e.tagId(), e.name());
                case BookRevised e when e.title() != null -> renamed.add(event);
                default -> {}
            }
        }
        return name(session, names).then(rename(session, renamed));
    }

    private static void change(Map<UUID, String> names, UUID id, @Nullable Change<String> name) {
        if (name != null) {
            names.put(id, text(name.to()));
        }
    }

    private static List<Work> works(WorksReplaced e) {
        List<Work> works = e.works().to();
        return works == null ? List.of() : works;
    }

    private static Mono<Void> name(ViewSession session, Map<UUID, String> names) {
        return names.isEmpty()
                ? Mono.empty()
                : session.run(
                        "INSERT INTO {v}.name SELECT * FROM unnest($1::uuid[], $2::text[])"
                                + " ON CONFLICT (id) DO UPDATE SET name = excluded.name",
                        names.keySet().toArray(UUID[]::new),
                        names.values().toArray(String[]::new));
    }

    private static Mono<Void> rename(ViewSession session, List<RecordedEvent> renamed) {
        if (renamed.isEmpty()) {
            return Mono.empty();
        }
        List<BookRevised> books =
                renamed.stream().map(event -> (BookRevised) event.payload()).toList();
        return session.run(
                "INSERT INTO {v}.title SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[])"
                        + " ON CONFLICT (book_id, position) DO UPDATE SET before = excluded.before, after = excluded.after",
                books.stream().map(BookRevised::bookId).toArray(UUID[]::new),
                renamed.stream().map(RecordedEvent::position).toArray(Long[]::new),
                books.stream()
                        .map(e -> text(e.title() == null ? null : e.title().from()))
                        .toArray(String[]::new),
                books.stream().map(e -> text(Change.apply(e.title(), null))).toArray(String[]::new));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
