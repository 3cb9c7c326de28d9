package io.colophon.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no CSV, or none that can be taken: a sentence that says why, and nothing is written. */
@TestInstance(Lifecycle.PER_CLASS)
class RefusedUploadTest {

    private static final int FIFTY_MEGABYTES = 50 << 20;
    private static final String TITLES = "{\"title\":0}";

    private final PostgresAddress database = TestDatabase.create();
    private TestServer server;
    private ApiClient client;
    private String imports;

    @BeforeAll
    void start() {
        server = new TestServer(database, 0, true);
        client = ApiClient.administrator(server, "Ann");
        imports = "/api/v1/libraries/" + client.make("/api/v1/libraries", Map.of("name", "Reading room")) + "/imports";
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void a_row_of_fifty_megabytes() {
        byte[] csv = new byte[FIFTY_MEGABYTES];
        Arrays.fill(csv, (byte) 'x');
        System.arraycopy("Title\nfine\n".getBytes(UTF_8), 0, csv, 0, 11);

        assertRefused(csv, TITLES, "parsing CSV: row 2 is longer than 1 MiB");
    }

    @Test
    void a_header_of_fifty_megabytes() {
        byte[] csv = new byte[FIFTY_MEGABYTES];
        Arrays.fill(csv, (byte) ',');

        assertRefused(csv, TITLES, "parsing CSV: the header is longer than 1 MiB");
    }

    @Test
    void a_quote_that_is_never_closed_before_fifty_megabytes() {
        byte[] csv = new byte[FIFTY_MEGABYTES];
        Arrays.fill(csv, (byte) '\n');
        System.arraycopy("Title\n\"".getBytes(UTF_8), 0, csv, 0, 7);

        assertRefused(csv, TITLES, "parsing CSV: row 1 is longer than 1 MiB");
    }

    @Test
    void a_picture() {
        byte[] picture = new byte[100_000];
        new Random(7).nextBytes(picture);
        System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}, 0, picture, 0, 8);

        assertRefused(picture, TITLES, "parsing CSV: the file is neither UTF-8 nor Windows-1252 text");
    }

    @Test
    void a_file_with_a_nul() {
        assertRefused(
                "Title\nEmma\nDu\0ne\n".getBytes(UTF_8),
                TITLES,
                "parsing CSV: row 2 has a NUL character; this is no text file");
    }

    @Test
    void a_row_of_too_few_fields_after_good_ones() {
        assertRefused(
                "Title,Author\nEmma,Jane Austen\nDune\n".getBytes(UTF_8),
                TITLES,
                "parsing CSV: row 2 (line 3): wrong number of fields: 1, the header has 2");
    }

    @Test
    void a_row_of_too_many_fields() {
        assertRefused(
                "Title,Author\nDune,Frank,Herbert\n".getBytes(UTF_8),
                TITLES,
                "parsing CSV: row 1 (line 2): wrong number of fields: 3, the header has 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title=0",
                "[0]",
                "\"title\"",
                "7",
                "{\"title\":\"0\"}",
                "{\"title\":-1}",
                "{\"title\":0.5}",
                "{\"title\":null}",
                "{\"title\":0} {}",
                "{\"title\":99999999999999999999}"
            })
    void a_mapping_that_is_none(String mapping) {
        assertRefused("Title\nEmma\n".getBytes(UTF_8), mapping, "invalid mapping JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "[]", "true", "{\"title\":1}", "{\"title\":\"true\"}", "{\"title\":true} {}"})
    void preferences_that_are_none(String preferences) {
        assertRefused(
                "Title\nEmma\n".getBytes(UTF_8),
                Map.of("mapping", TITLES, "prefer_csv", preferences),
                "invalid prefer_csv JSON");
    }

    private void assertRefused(byte[] file, String mapping, String reason) {
        assertRefused(file, Map.of("mapping", mapping), reason);
    }

    private void assertRefused(byte[] file, Map<String, String> fields, String reason) {
        String before = written();

        ApiClient.Answer answer = client.upload(imports, fields, BodyPublishers.ofByteArray(file));

        answer.expect(400);
        assertThat(answer.json().path("error").asString()).isEqualTo(reason);
        assertThat(written()).isEqualTo(before);
        assertThat(client.get(imports).expect(200).data().size()).isZero();
    }

    private String written() {
        return TestDatabase.query(database, "SELECT count(*) FROM es.event");
    }
}
