package io.colophon.query.books;

import io.colophon.query.Views;
import io.colophon.web.Reads;
import io.colophon.web.Resource;
import io.colophon.web.WireJson;
import io.colophon.web.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** One edition of a book; the scope is the book. */
@Component
class EditionReads implements Reads {

    private final BooksProjector projector;

    EditionReads(BooksProjector projector) {
        this.projector = projector;
    }

    @Override
    public String kind() {
        return "edition";
    }

    @Override
    public Class<?> shape() {
        return BookAnswer.Edition.class;
    }

    @Override
    public Mono<String> one(Resource resource, Caller caller) {
        String id = resource.id().toString();
        return projector
                .store()
                .first(
                        "SELECT editions FROM {v}.book WHERE id = $1",
                        row -> Views.text(row, "editions"),
                        resource.scope())
                .flatMap(editions -> Mono.justOrEmpty(WireJson.writer()
                        .readTree(editions)
                        .valueStream()
                        .filter(edition -> edition.path("id").asString().equals(id))
                        .findFirst()
                        .map(JsonNode::toString)));
    }
}
