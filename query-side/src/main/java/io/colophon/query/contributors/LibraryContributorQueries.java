package io.colophon.query.contributors;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.colophon.contract.Refusal;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.Views;
import io.colophon.web.Answers;
import io.colophon.web.Catalogue;
import io.colophon.web.PathId;
import io.colophon.web.WireJson;
import io.colophon.web.openapi.Described;
import io.colophon.web.openapi.JsonOf;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import io.colophon.web.security.Permission;
import io.r2dbc.spi.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** One contributor with his works and his books, as a library sees him (Librarium behaviour, section 12). */
@RestController
@RequestMapping("/api/v1/libraries/{library}/contributors/{contributor}")
public class LibraryContributorQueries {

    private final PostgresView contributors;
    private final Catalogue catalogue;
    private final Access access;

    public LibraryContributorQueries(ContributorsProjector projector, Catalogue catalogue, Access access) {
        this.contributors = projector.store();
        this.catalogue = catalogue;
        this.access = access;
    }

    /** @param books a JSON array */
    record Contributor(
            @JsonUnwrapped ContributorProfile profile,
            List<Work> works,

            @JsonRawValue @JsonOf(kind = "book", many = true)
            String books) {}

    /** @param libraryBookId the book by which the library has it, null when it has not */
    record Work(
            UUID id,
            UUID contributorId,
            String title,
            @JsonProperty("isbn_13") String isbn13,
            @JsonProperty("isbn_10") String isbn10,
            @Nullable Integer publishYear,
            String coverUrl,
            String source,
            String createdAt,
            boolean inLibrary,
            @Nullable UUID libraryBookId) {

        private static Work of(Row row) {
            return new Work(
                    Views.uuid(row, "id"),
                    Views.uuid(row, "contributor_id"),
                    Views.text(row, "title"),
                    Views.text(row, "isbn_13"),
                    Views.text(row, "isbn_10"),
                    row.get("publish_year", Integer.class),
                    Views.text(row, "cover_url"),
                    Views.text(row, "source"),
                    WireJson.time(Views.instant(row, "created_at")),
                    false,
                    null);
        }

        private Stream<String> isbns() {
            return Stream.of(isbn13, isbn10).filter(isbn -> !isbn.isEmpty());
        }

        private Work among(Map<String, UUID> booksByIsbn) {
            Optional<UUID> book = isbns().flatMap(isbn -> Stream.ofNullable(booksByIsbn.get(isbn)))
                    .findFirst();
            return new Work(
                    id,
                    contributorId,
                    title,
                    isbn13,
                    isbn10,
                    publishYear,
                    coverUrl,
                    source,
                    createdAt,
                    book.isPresent(),
                    book.orElse(null));
        }
    }

    @Described(
            value = "A contributor with his works and his books in a library",
            gives = Contributor.class,
            noPage = true)
    @GetMapping
    Mono<ResponseEntity<byte[]>> one(Caller caller, @PathVariable String library, @PathVariable String contributor) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_READ);
        UUID id = PathId.parse(contributor, "contributor");
        return ContributorProfile.within(contributors, libraryId, id)
                .switchIfEmpty(Mono.error(Refusal::noPage))
                .flatMap(profile -> Mono.zip(works(libraryId, id), catalogue.booksOf(libraryId, id, caller))
                        .map(found ->
                                Answers.value(new Contributor(profile, found.getT1(), WireJson.array(found.getT2())))));
    }

    /** By year, then title; those of one year and title as they were listed, since their ids are in that order. */
    private Mono<List<Work>> works(UUID libraryId, UUID id) {
        return contributors
                .list(
                        "SELECT * FROM {v}.work WHERE contributor_id = $1 ORDER BY publish_year NULLS LAST, title, id",
                        Work::of,
                        id)
                .flatMap(works -> catalogue.booksByIsbn(libraryId, isbns(works)).map(books -> works.stream()
                        .map(work -> work.among(books))
                        .toList()));
    }

    private static Set<String> isbns(List<Work> works) {
        return works.stream().flatMap(Work::isbns).collect(Collectors.toSet());
    }
}
