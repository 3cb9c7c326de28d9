package io.colophon.standalone.assembly;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.colophon.eventstore.EventReader;
import io.colophon.eventstore.Tail;
import io.colophon.eventstore.axon.MessageCodec;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.eventstore.projection.ProjectionControl;
import io.colophon.eventstore.projection.Projections;
import io.colophon.eventstore.projection.Projector;
import io.colophon.query.Ddl;
import io.colophon.query.books.BooksProjector;
import io.colophon.query.contributors.ContributorsProjector;
import io.colophon.query.covers.CoversProjector;
import io.colophon.query.editions.FilesProjector;
import io.colophon.query.history.HistoryProjector;
import io.colophon.query.identity.UsersProjector;
import io.colophon.query.jobs.RunsProjector;
import io.colophon.query.libraries.LibrariesProjector;
import io.colophon.query.libraries.Memberships;
import io.colophon.query.loans.LoansProjector;
import io.colophon.query.mongo.MongoView;
import io.colophon.query.reading.ReadingProjector;
import io.colophon.query.series.SeriesProjector;
import io.colophon.query.shelves.ShelvesProjector;
import io.colophon.query.suggestions.SuggestionsProjector;
import io.colophon.query.suggestions.TastesProjector;
import io.colophon.query.sync.FeedKeys;
import io.colophon.query.sync.FeedMarks;
import io.colophon.query.sync.SyncProjector;
import io.colophon.query.vocabulary.VocabularyProjector;
import io.colophon.web.LiveViews;
import io.colophon.web.ViewLag;
import io.r2dbc.pool.ConnectionPool;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Every view with its projector, and what keeps them going. A new view is one bean here. */
@Configuration(proxyBeanMethods = false)
class ViewsAssembly {

    @Bean
    UsersProjector usersProjector(ConnectionPool viewPool) {
        return new UsersProjector(view("users", viewPool));
    }

    @Bean
    LibrariesProjector librariesProjector(ConnectionPool viewPool) {
        return new LibrariesProjector(view("libraries", viewPool));
    }

    @Bean
    VocabularyProjector vocabularyProjector(ConnectionPool viewPool) {
        return new VocabularyProjector(view("vocabulary", viewPool));
    }

    @Bean
    ContributorsProjector contributorsProjector(ConnectionPool viewPool) {
        return new ContributorsProjector(view("contributors", viewPool));
    }

    @Bean
    BooksProjector booksProjector(ConnectionPool viewPool) {
        return new BooksProjector(view("books", viewPool));
    }

    @Bean
    CoversProjector coversProjector(ConnectionPool viewPool) {
        return new CoversProjector(view("covers", viewPool));
    }

    @Bean
    FilesProjector filesProjector(ConnectionPool viewPool) {
        return new FilesProjector(view("files", viewPool));
    }

    @Bean
    ShelvesProjector shelvesProjector(ConnectionPool viewPool) {
        return new ShelvesProjector(view("shelves", viewPool));
    }

    @Bean
    SeriesProjector seriesProjector(ConnectionPool viewPool) {
        return new SeriesProjector(view("series", viewPool));
    }

    @Bean
    RunsProjector runsProjector(MongoDatabase database) {
        return new RunsProjector(new MongoView("jobs", RunsProjector.COLLECTIONS, database));
    }

    @Bean
    HistoryProjector historyProjector(ConnectionPool viewPool) {
        return new HistoryProjector(view("history", viewPool));
    }

    @Bean
    LoansProjector loansProjector(ConnectionPool viewPool) {
        return new LoansProjector(view("loans", viewPool));
    }

    @Bean
    ReadingProjector readingProjector(ConnectionPool viewPool) {
        return new ReadingProjector(view("reading", viewPool));
    }

    @Bean
    TastesProjector tastesProjector(ConnectionPool viewPool) {
        return new TastesProjector(view("tastes", viewPool));
    }

    @Bean
    SuggestionsProjector suggestionsProjector(ConnectionPool viewPool) {
        return new SuggestionsProjector(view("suggestions", viewPool));
    }

    @Bean
    SyncProjector syncProjector(ConnectionPool viewPool, FeedKeys keys, FeedMarks marks) {
        return new SyncProjector(view("sync", viewPool), keys, marks);
    }

    @Bean(destroyMethod = "close")
    Memberships memberships() {
        return new Memberships();
    }

    @Bean
    ProjectionControl projectionControl(ConnectionPool viewPool) {
        return new ProjectionControl(viewPool, UUID.randomUUID().toString());
    }

    @Bean
    Projections projections(
            ObjectProvider<Projector<?>> projectors,
            ProjectionControl control,
            Tail<RecordedEvent> tail,
            EventReader reader,
            MessageCodec codec,
            Roles roles) {
        List<Projector<?>> all = projectors.orderedStream().toList();
        return new Projections(all, control, tail, reader, codec, roles.projections());
    }

    /** A write waits for its views and for the memberships in memory. */
    @Bean
    LiveViews liveViews(Projections projections, Memberships memberships) {
        return (records, first, last, atMost) -> projections
                .await(records, first, last, atMost)
                .flatMap(seen ->
                        seen ? memberships.await(records, last).timeout(atMost, Mono.just(false)) : Mono.just(false));
    }

    @Bean
    ViewLag viewLag(Projections projections) {
        return projections::lag;
    }

    private static PostgresView view(String name, ConnectionPool pool) {
        return new PostgresView(name, Ddl.of(name), pool);
    }
}
