package io.colophon.query.vocabulary;

import io.colophon.query.vocabulary.VocabularyQueries.Genre;
import io.colophon.query.vocabulary.VocabularyQueries.MediaType;
import io.colophon.query.vocabulary.VocabularyQueries.Tag;
import io.colophon.web.Reads;
import io.colophon.web.Resource;
import io.colophon.web.WireJson;
import io.colophon.web.security.Caller;
import io.r2dbc.spi.Row;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** One media type, genre or tag. */
@Configuration
class VocabularyReads {

    @Bean
    Reads mediaTypeReads(VocabularyProjector projector) {
        return new One<>(
                "media-type",
                MediaType.class,
                "SELECT * FROM {v}.media_type WHERE id = $1 AND $2 = id",
                MediaType::of,
                projector);
    }

    @Bean
    Reads genreReads(VocabularyProjector projector) {
        return new One<>(
                "genre", Genre.class, "SELECT * FROM {v}.genre WHERE id = $1 AND $2 = id", Genre::of, projector);
    }

    @Bean
    Reads tagReads(VocabularyProjector projector) {
        return new One<>(
                "tag", Tag.class, "SELECT * FROM {v}.tag WHERE id = $1 AND library_id = $2", Tag::of, projector);
    }

    /** @param sql with the id and the scope as parameters */
    private record One<T>(String kind, Class<?> shape, String sql, Function<Row, T> read, VocabularyProjector projector)
            implements Reads {
        @Override
        public Mono<String> one(Resource resource, Caller caller) {
            return projector
                    .store()
                    .first(sql, read, resource.id(), resource.scope())
                    .map(WireJson::write);
        }
    }
}
