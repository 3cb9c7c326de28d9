package io.colophon.standalone;

import static io.colophon.eventstore.TestDatabase.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.eventstore.PostgresAddress;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import tools.jackson.databind.JsonNode;

/**
 * An import that is to be disturbed, and somebody who writes books all the while. In the end everything that was acknowledged is
 * there, every row has come to the one end that it must have, and all views say so.
 */
final class DisturbedImport implements AutoCloseable {

    private static final String ENDS = "('jobs.ItemSucceeded', 'jobs.ItemSkipped', 'jobs.ItemFailed')";

    private final PostgresAddress database;
    private final ImportedRows rows;
    private final BookWriter writer;
    private final String library;
    private final CompletableFuture<Integer> uploaded;
    private ApiClient administrator;

    /** Begins it on a server that has no users yet. */
    DisturbedImport(PostgresAddress database, String url, ImportedRows rows) {
        this.database = database;
        this.rows = rows;
        ApiClient first = ApiClient.administrator(url, "Ann");
        administrator = first;
        library = first.make("/api/v1/libraries", Map.of("name", "Reading room"));
        writer = new BookWriter(first, library);
        uploaded = CompletableFuture.supplyAsync(() -> upload(first), Thread::startVirtualThread);
    }

    /** The status; 503 when the server ended while it answered. */
    private int upload(ApiClient client) {
        try {
            return client.upload(
                            "/api/v1/libraries/" + library + "/imports",
                            Map.of("mapping", ImportedRows.MAPPING, "skip_duplicates", "false"),
                            BodyPublishers.ofString(rows.csv()))
                    .status();
        } catch (UncheckedIOException e) {
            return 503;
        }
    }

    /** The server has another address now. */
    void at(String url) {
        administrator = administrator.at(url);
        writer.at(url);
    }

    /** Waits until so many rows have come to their end, and answers how many have. */
    int untilEnded(int rowCount) {
        return patience()
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> Integer.parseInt(query(database, "SELECT count(*) FROM es.event WHERE type IN " + ENDS)),
                        ended -> ended >= rowCount);
    }

    /** Waits until the import is over and nobody writes any more. */
    void untilOver() {
        patience().pollInterval(Duration.ofMillis(200)).until(() -> {
            JsonNode job = administrator
                    .get("/api/v1/libraries/" + library + "/imports")
                    .data()
                    .path(0);
            return !List.of("", "pending", "processing")
                    .contains(job.path("status").asString(""));
        });
        writer.close();
        assertThat(uploaded.join()).isIn(201, 500, 503);
    }

    private static ConditionFactory patience() {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .ignoreExceptionsMatching(
                        failure -> failure instanceof IllegalStateException || failure instanceof UncheckedIOException);
    }

    void assertEverythingIsThereOnce() {
        SoftAssertions all = new SoftAssertions();
        checkLog(all);
        checkWrites(all);
        checkHistory(all);
        checkViews(all);
        all.assertAll();
    }

    private void checkLog(SoftAssertions all) {
        all.assertThat(query(
                        database,
                        "SELECT count(*) = max(position) AND count(*) = count(DISTINCT event_id) FROM es.event"))
                .as("the log has no gap and no event twice")
                .isEqualTo("t");
        all.assertThat(endsInLog())
                .as("each row has its one end")
                .hasSameSizeAs(rows.endings())
                .zipSatisfy(rows.endings(), (found, expected) -> assertThat(found)
                        .startsWith(expected)
                        .hasSizeLessThan(expected.length() + (expected.startsWith("failed") ? 100 : 1)));
        all.assertThat(column(
                        "SELECT tag FROM es.event_tag WHERE tag LIKE 'run-item=%' GROUP BY tag HAVING count(*) > 1"))
                .as("rows with two ends")
                .isEmpty();
        all.assertThat(column(
                        "SELECT type || ' ' || (payload->>'counts') FROM es.readable WHERE type ~ '^jobs[.]Run' AND type"
                                + " NOT IN ('jobs.RunQueued', 'jobs.RunStarted')"))
                .as("the run has its one end")
                .hasSize(1)
                .first()
                .asString()
                .startsWith("jobs.RunPartial");
        all.assertThat(query(
                        database,
                        "SELECT count(*) || ' ' || count(DISTINCT payload->>'title') FROM es.readable"
                                + " WHERE type = 'books.BookAdded' AND payload->>'title' LIKE 'Book %'"))
                .as("books, by title")
                .isEqualTo(rows.created() + " " + rows.created());
        all.assertThat(column(
                        "SELECT lower(payload->>'name') FROM es.readable WHERE type = 'contributors.ContributorAdded'"))
                .as("contributors")
                .containsExactlyInAnyOrderElementsOf(rows.contributors());
        all.assertThat(column("SELECT lower(payload->>'name') FROM es.readable WHERE type = 'vocabulary.TagAdded'"))
                .as("tags")
                .containsExactlyInAnyOrderElementsOf(rows.tags());
        all.assertThat(column("""
                        SELECT concat_ws(' ', payload->>'isbn13', count(*) FILTER (WHERE type = 'editions.EditionAdded'),
                            count(*), max(coalesce((payload->'copyCount'->>'to')::int, 1)))
                        FROM es.readable WHERE type IN ('editions.EditionAdded', 'editions.CopyAdded') AND payload->>'isbn13' <> ''
                        GROUP BY payload->>'isbn13'"""))
                .as("ISBNs: one edition each, as many copies as rows")
                .containsExactlyInAnyOrderElementsOf(rows.copies().entrySet().stream()
                        .map(isbn -> isbn.getKey() + " 1 " + isbn.getValue() + " " + isbn.getValue())
                        .toList());
    }

    private List<String> endsInLog() {
        return column(
                "SELECT CASE type WHEN 'jobs.ItemSucceeded' THEN 'done' WHEN 'jobs.ItemSkipped' THEN 'skipped' ELSE"
                        + " 'failed' END || ': ' || (payload->>'message') FROM es.readable WHERE type IN " + ENDS
                        + " ORDER BY (payload->>'number')::int");
    }

    private void checkWrites(SoftAssertions all) {
        all.assertThat(writer.acknowledged()).as("books written meanwhile").isNotEmpty();
        all.assertThat(writer.surprises()).isEmpty();
        List<String> inLog =
                column("SELECT concat_ws(' ', payload->>'bookId', payload->>'title') FROM es.readable WHERE type ="
                        + " 'books.BookAdded' AND payload->>'title' LIKE 'Meanwhile %'");
        List<String> acknowledged = writer.acknowledged().entrySet().stream()
                .map(book -> book.getKey() + " " + book.getValue())
                .toList();
        all.assertThat(inLog).as("acknowledged books").containsAll(acknowledged);
        all.assertThat(inLog.stream().map(book -> book.substring(book.indexOf(' '))))
                .as("each written once")
                .doesNotHaveDuplicates();
        writer.acknowledged().forEach((id, title) -> all.assertThat(administrator
                        .get("/api/v1/libraries/" + library + "/books/" + id)
                        .data()
                        .path("title")
                        .asString(""))
                .isEqualTo(title));
    }

    private void checkHistory(SoftAssertions all) {
        String run = query(database, "SELECT payload->>'runId' FROM es.readable WHERE type = 'jobs.RunQueued'");
        JsonNode job = administrator
                .get("/api/v1/libraries/" + library + "/imports/" + run)
                .expect(200)
                .data();
        all.assertThat(Stream.of("status", "total_rows", "processed_rows", "skipped_rows", "failed_rows")
                        .map(field -> job.path(field).asString()))
                .containsExactly(
                        "done",
                        "" + rows.count(),
                        "" + rows.ended("done"),
                        "" + rows.ended("skipped"),
                        "" + rows.ended("failed"));
        all.assertThat(job.path("items").valueStream().map(item -> item.path("row_number")
                        .asInt()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, rows.count()).boxed().toList());
        all.assertThat(job.path("items")
                        .valueStream()
                        .map(item -> item.path("status").asString() + ": "
                                + item.path("message").asString()))
                .as("the history of the rows is that of the log")
                .containsExactlyElementsOf(endsInLog());
        all.assertThat(job.path("items").valueStream().map(item -> item.path("book_id")
                        .asString("")))
                .containsExactlyElementsOf(
                        column("SELECT coalesce(payload->>'subject', '') FROM es.readable WHERE type IN " + ENDS
                                + " ORDER BY (payload->>'number')::int"));
    }

    /** Each is built anew beside the live one; what is in MongoDB is compared by {@link Histories}, which needs the server's end. */
    private void checkViews(SoftAssertions all) {
        List<String> views = administrator
                .get("/api/v1/admin/projections")
                .expect(200)
                .data()
                .valueStream()
                .map(view -> view.path("view").asString())
                .distinct()
                .toList();
        all.assertThat(views).contains("books", "sync", "history", "jobs");
        views.forEach(view -> administrator
                .post("/api/v1/admin/projections/" + view + "/rebuild")
                .expect(202));
        for (String view : views) {
            Views.untilCaughtUp(administrator, view);
            if (!view.equals("jobs")) {
                all.assertThat(Views.differences(database, view)).as(view).isEmpty();
            }
        }
        administrator.get("/api/v1/admin/projections").data().forEach(view -> all.assertThat(
                        view.path("parked").asInt())
                .as("parked of %s", view)
                .isZero());
    }

    private List<String> column(String sql) {
        return Views.column(database, sql);
    }

    /** Who writes all the while; his counts are complete when the import is over. */
    BookWriter writer() {
        return writer;
    }

    @Override
    public void close() {
        writer.close();
    }
}
