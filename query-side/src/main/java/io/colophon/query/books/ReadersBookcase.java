package io.colophon.query.books;

import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.Views;
import io.colophon.web.Bookcase;
import io.colophon.web.WireJson;
import io.r2dbc.spi.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Answers from the view {@code books}. */
@Component
class ReadersBookcase implements Bookcase {

    private static final String OF_READER =
            "SELECT b.id, b.answer, r.rating FROM {v}.reading r JOIN {v}.book b ON b.id = r.book_id"
                    + " WHERE r.user_id = $1 AND r.library_id = $2 AND ";

    /** From the given place to the end of the order, and then from its beginning on; of each media type, since so the order is kept. */
    private static final String SOME = "SELECT s.id, s.answer, NULL::int AS rating"
            + " FROM (SELECT id FROM {v}.name WHERE key <> '') t"
            + " CROSS JOIN LATERAL (" + some(0, ">=") + " UNION ALL " + some(1, "<") + ") s"
            + " ORDER BY s.turn, s.pick LIMIT $3";

    /** A book comes as often as he noted something of an edition of it; more than this is rare. */
    private static final int EDITIONS = 2;

    private static final int MOST_OF_A_TITLE = 20;

    private final PostgresView books;

    ReadersBookcase(BooksProjector projector) {
        this.books = projector.store();
    }

    private static String some(int turn, String fromThere) {
        return "(SELECT b.id, b.answer, " + turn + " AS turn, b.pick FROM {v}.book b WHERE b.library_id = $1"
                + " AND b.media_type_id = t.id AND b.pick " + fromThere + " md5($2) ORDER BY b.pick LIMIT $3)";
    }

    @Override
    public Mono<Boolean> hasBooks(UUID libraryId) {
        return books.list(
                        "SELECT book_id FROM {v}.entry WHERE library_id = $1 LIMIT 1",
                        row -> Views.uuid(row, "book_id"),
                        libraryId)
                .map(found -> !found.isEmpty());
    }

    @Override
    public Mono<List<Noted>> noted(UUID userId, UUID libraryId, Choice choice, int most) {
        return books.list(OF_READER + condition(choice) + " LIMIT $3", Chosen::of, userId, libraryId, most * EDITIONS)
                .map(found -> once(found, choice == Choice.BEST_RATED || choice == Choice.WORST_RATED, most));
    }

    private static String condition(Choice choice) {
        return switch (choice) {
            case READ -> "r.read_status = 'read' ORDER BY r.finished_at DESC";
            case READING -> "r.read_status = 'reading' ORDER BY r.finished_at DESC";
            case DID_NOT_FINISH -> "r.read_status = 'did_not_finish' ORDER BY r.finished_at DESC";
            case BEST_RATED -> "r.rating >= 7 ORDER BY r.rating DESC, r.updated_at DESC";
            case WORST_RATED -> "r.rating <= 4 ORDER BY r.rating, r.updated_at DESC";
            case FAVOURITE -> "r.favorite ORDER BY r.updated_at DESC";
        };
    }

    @Override
    public Mono<List<Noted>> some(UUID libraryId, String from, int most) {
        return books.list(SOME, Chosen::of, libraryId, from, most).map(found -> once(found, false, most));
    }

    /** A row of what is chosen. */
    private record Chosen(
            UUID id, JsonNode answer, @Nullable Integer rating) {

        static Chosen of(Row row) {
            return new Chosen(Views.uuid(row, "id"), json(row, "answer"), row.get("rating", Integer.class));
        }
    }

    private static List<Noted> once(List<Chosen> found, boolean withRating, int most) {
        return found.stream()
                .collect(Collectors.toMap(
                        Chosen::id,
                        chosen -> new Noted(
                                chosen.answer().path("title").asString(),
                                authors(chosen.answer()),
                                withRating ? chosen.rating() : null),
                        (first, second) -> first,
                        LinkedHashMap::new))
                .values()
                .stream()
                .limit(most)
                .toList();
    }

    @Override
    public Mono<List<Owned>> titled(UUID userId, UUID libraryId, String title) {
        String key = SortTitle.of(title).naturalKey();
        return key.isEmpty() || key.indexOf('\0') >= 0
                ? Mono.just(List.of())
                : books.list(
                        "SELECT b.id, b.answer, b.editions, " + ReadStatuses.OF_BOOK
                                + " AS read_status FROM {v}.entry e JOIN {v}.book b ON b.id = e.book_id"
                                + " WHERE e.library_id = $2 AND (e.title_key = $3 OR e.title_key >= $4 AND e.title_key < $5)"
                                + " ORDER BY e.created LIMIT " + MOST_OF_A_TITLE,
                        ReadersBookcase::owned,
                        userId,
                        libraryId,
                        key,
                        key + ":",
                        key + ";");
    }

    private static Owned owned(Row row) {
        JsonNode answer = json(row, "answer");
        String edition = json(row, "editions").path(0).path("id").asString("");
        return new Owned(
                Views.uuid(row, "id"),
                edition.isEmpty() ? null : UUID.fromString(edition),
                answer.path("title").asString(),
                authors(answer),
                answer.path("cover_url").asString(""),
                Views.text(row, "read_status"));
    }

    /** Who wrote it; where nobody is said to have, whoever had a part in it. */
    private static String authors(JsonNode answer) {
        List<String> authors = people(answer.path("contributors")
                .valueStream()
                .filter(one -> one.path("role").asString("").equals("author")));
        return String.join(
                ", ", authors.isEmpty() ? people(answer.path("contributors").valueStream()) : authors);
    }

    private static List<String> people(Stream<JsonNode> contributors) {
        return contributors.map(one -> one.path("name").asString("")).distinct().toList();
    }

    private static JsonNode json(Row row, String column) {
        return WireJson.writer().readTree(Views.text(row, column));
    }
}
