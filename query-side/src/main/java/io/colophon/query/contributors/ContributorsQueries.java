package io.colophon.query.contributors;

import io.colophon.contract.CaseFold;
import io.colophon.query.Views;
import io.colophon.web.Answers;
import io.colophon.web.Query;
import io.colophon.web.Reads;
import io.colophon.web.Resource;
import io.colophon.web.WireJson;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Caller;
import io.r2dbc.spi.Row;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reads of contributors (Librarium behaviour, section 12). */
@RestController
@RequestMapping("/api/v1/contributors")
public class ContributorsQueries implements Reads {

    private final ContributorsProjector projector;

    public ContributorsQueries(ContributorsProjector projector) {
        this.projector = projector;
    }

    record Found(UUID id, String name) {
        static Found of(Row row) {
            return new Found(Views.uuid(row, "id"), Views.text(row, "name"));
        }
    }

    @Described(
            value = "Contributors by a part of the name, at most ten",
            gives = Found[].class,
            query = {"q: at least two bytes"})
    @GetMapping
    Mono<ResponseEntity<byte[]>> search(Caller caller, Query query) {
        String part = query.text("q");
        if (part.getBytes(StandardCharsets.UTF_8).length < 2) {
            return Mono.just(Answers.ok("[]"));
        }
        return projector
                .store()
                .list(
                        "SELECT id, name FROM {v}.contributor WHERE folded LIKE $1 ORDER BY name, position LIMIT 10",
                        Found::of,
                        Views.containing(CaseFold.fold(part)))
                .map(Answers::value);
    }

    @Override
    public String kind() {
        return "contributor";
    }

    @Override
    public Class<?> shape() {
        return Found.class;
    }

    @Override
    public Mono<String> one(Resource resource, Caller caller) {
        return projector
                .store()
                .first("SELECT id, name FROM {v}.contributor WHERE id = $1", Found::of, resource.id())
                .map(WireJson::write);
    }
}
