package io.colophon.command.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.colophon.command.Limits;
import io.colophon.contract.Refusal;
import io.colophon.web.Answers;
import io.colophon.web.Query;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Caller;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the metadata providers know, for everybody who is signed in (Librarium behaviour, sections 12 and 18). */
@RestController
@RequestMapping("/api/v1")
public class LookupApi {

    private static final int LONGEST_QUERY = 500;

    private final Lookups lookups;

    public LookupApi(Lookups lookups) {
        this.lookups = lookups;
    }

    @Described(value = "What each provider knows by an ISBN", gives = BookResult[].class)
    @GetMapping("/lookup/isbn/{isbn}")
    Mono<ResponseEntity<byte[]>> byIsbn(Caller caller, @PathVariable String isbn) {
        return lookups.byIsbn(isbn).collectList().map(Answers::value);
    }

    @Described(value = "What all providers together know by an ISBN", gives = MergedBook.class)
    @GetMapping("/lookup/isbn/{isbn}/merged")
    Mono<ResponseEntity<byte[]>> merged(Caller caller, @PathVariable String isbn) {
        return lookups.merged(isbn).map(Answers::value);
    }

    @Described(
            value = "Books that the providers find",
            gives = BookResult[].class,
            query = {"q: words of a title or name"},
            also = 400)
    @GetMapping("/lookup/books")
    Mono<ResponseEntity<byte[]>> books(Caller caller, Query query) {
        return lookups.books(required(query)).map(Answers::value);
    }

    @Described(
            value = "Series that the providers find",
            gives = SeriesResult[].class,
            query = {"q: words of the name"},
            also = 400)
    @GetMapping("/lookup/series")
    Mono<ResponseEntity<byte[]>> series(Caller caller, Query query) {
        return lookups.series(required(query)).map(Answers::value);
    }

    @Described(
            value = "People whom the providers find",
            gives = ContributorResult[].class,
            query = {"q: at least two bytes of the name"},
            also = 400)
    @GetMapping("/lookup/contributors")
    Mono<ResponseEntity<byte[]>> contributors(Caller caller, Query query) {
        String asked = checked(query);
        return asked.getBytes(UTF_8).length < 2
                ? Mono.just(Answers.value(List.of()))
                : lookups.contributors(asked).map(Answers::value);
    }

    /** The contributor himself is not looked at: it is a person of the provider's who is asked for. */
    @Described(
            value = "What a provider knows of a person",
            gives = ContributorProfile.class,
            query = {"provider: its name", "external_id: the person's id there"},
            also = 502,
            noPage = true)
    @GetMapping("/contributors/{contributor}/metadata/fetch")
    Mono<ResponseEntity<byte[]>> profile(Caller caller, Query query) {
        String provider = query.text("provider");
        String externalId = query.text("external_id");
        if (provider.isEmpty() || externalId.isEmpty()) {
            throw Refusal.invalid("provider and external_id are required");
        }
        return lookups.profile(provider, externalId).map(Answers::value).switchIfEmpty(Mono.error(Refusal::noPage));
    }

    private static String required(Query query) {
        String asked = checked(query);
        if (asked.isEmpty()) {
            throw Refusal.invalid("q (query) parameter is required");
        }
        return asked;
    }

    private static String checked(Query query) {
        String asked = Limits.printable("q", query.text("q"));
        if (asked.getBytes(UTF_8).length > LONGEST_QUERY) {
            throw Refusal.invalid("query too long");
        }
        return asked;
    }
}
