package io.colophon.query.sync;

import io.colophon.contract.Change;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.contract.contributors.ContributorEvent.ContributorRemoved;
import io.colophon.contract.contributors.ContributorEvent.ContributorRevised;
import io.colophon.contract.editions.EditionEvent.EditionAdded;
import io.colophon.contract.editions.EditionEvent.EditionRemoved;
import io.colophon.contract.editions.EditionEvent.EditionRevised;
import io.colophon.contract.identity.IdentityEvent.ProfileRevised;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.identity.IdentityEvent.UserRegistered;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.libraries.LibraryEvent.MemberAdded;
import io.colophon.contract.libraries.LibraryEvent.MemberRemoved;
import io.colophon.contract.series.SeriesEvent.BookMoved;
import io.colophon.contract.series.SeriesEvent.BookPlaced;
import io.colophon.contract.series.SeriesEvent.BookTakenOut;
import io.colophon.contract.series.SeriesEvent.SeriesCreated;
import io.colophon.contract.series.SeriesEvent.SeriesDeleted;
import io.colophon.contract.series.SeriesEvent.SeriesRevised;
import io.colophon.contract.vocabulary.VocabularyEvent.GenreAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.GenreRemoved;
import io.colophon.contract.vocabulary.VocabularyEvent.GenreRenamed;
import io.colophon.contract.vocabulary.VocabularyEvent.TagAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.TagRemoved;
import io.colophon.contract.vocabulary.VocabularyEvent.TagRevised;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.query.PostgresProjector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The view {@code sync}: records, the changes that every member sees, and who is a member. A new kind of change of single books is a
 * case of {@link FeedFacts#after}, a name that records show one of {@code renamed} here.
 */
public final class SyncProjector implements PostgresProjector {

    private final PostgresView view;
    private final FeedKeys keys;
    private final FeedMarks marks;

    public SyncProjector(PostgresView view, FeedKeys keys, FeedMarks marks) {
        this.view = view;
        this.keys = keys;
        this.marks = marks;
    }

    @Override
    public String view() {
        return "sync";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public PostgresView store() {
        return view;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(
                BookAdded.class,
                BookRevised.class,
                BookDeleted.class,
                EditionAdded.class,
                EditionRevised.class,
                EditionRemoved.class,
                SeriesCreated.class,
                SeriesRevised.class,
                SeriesDeleted.class,
                BookPlaced.class,
                BookMoved.class,
                BookTakenOut.class,
                ContributorAdded.class,
                ContributorRevised.class,
                ContributorRemoved.class,
                GenreAdded.class,
                GenreRenamed.class,
                GenreRemoved.class,
                TagAdded.class,
                TagRevised.class,
                TagRemoved.class,
                UserRegistered.class,
                ProfileRevised.class,
                UserDeleted.class,
                LibraryCreated.class,
                LibraryDeleted.class,
                MemberAdded.class,
                MemberRemoved.class);
    }

    /** A feed with a gap would be wrong for ever in every mirror, so it stops instead. */
    @Override
    public Optional<String> parkingKey(RecordedEvent event) {
        return Optional.empty();
    }

    @Override
    public Mono<Void> apply(ViewSession session, List<RecordedEvent> events) {
        FeedRows rows = new FeedRows(session, keys);
        List<Mono<Void>> steps = new ArrayList<>();
        FeedBatch batch = new FeedBatch();
        for (RecordedEvent event : events) {
            if (!batch.take(event)) {
                FeedBatch full = batch;
                steps.add(Mono.defer(() -> full.apply(session, rows)));
                steps.add(Mono.defer(() -> apply(session, rows, event)));
                batch = new FeedBatch();
            }
        }
        FeedBatch last = batch;
        steps.add(Mono.defer(() -> last.apply(session, rows)));
        return Flux.concat(steps)
                .then(marks.applied(
                        session, events.isEmpty() ? 0 : events.getLast().position()));
    }

    private static Mono<Void> apply(ViewSession session, FeedRows rows, RecordedEvent event) {
        FeedNameChange names = new FeedNameChange(session, rows, event);
        return switch (event.payload()) {
            case ContributorRevised e -> renamed(names, e.contributorId(), e.name());
            case ContributorRemoved e -> names.remove(e.contributorId());
            case GenreRenamed e -> renamed(names, e.genreId(), e.name());
            case GenreRemoved e -> names.remove(e.genreId());
            case TagRevised e -> renamed(names, e.tagId(), e.name());
            case TagRemoved e -> names.remove(e.tagId());
            case SeriesRevised e -> renamed(names, e.seriesId(), e.name());
            case SeriesDeleted e -> names.remove(e.seriesId());
            case ProfileRevised e -> renamed(names, e.userId(), e.displayName());
            case UserDeleted e ->
                FeedMembers.loseAll(session, e.userId(), event).then(names.remove(e.userId()));
            case LibraryCreated e -> FeedMembers.gain(session, e.libraryId(), e.ownerId(), event);
            case MemberAdded e -> FeedMembers.gain(session, e.libraryId(), e.userId(), event);
            case MemberRemoved e -> FeedMembers.lose(session, e.libraryId(), e.userId(), event);
            case LibraryDeleted e -> FeedMembers.endLibrary(session, e.libraryId(), event);
            default -> Mono.empty();
        };
    }

    private static Mono<Void> renamed(FeedNameChange names, UUID id, @Nullable Change<String> name) {
        String now = name == null ? null : name.to();
        return now == null ? Mono.empty() : names.rename(id, now);
    }
}
