package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colophon.eventstore.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class DatabasesTest {

    private final Path temporary;

    DatabasesTest(@TempDir Path temporary) {
        this.temporary = temporary;
    }

    @Test
    void without_urls_both_are_embedded_and_the_schema_is_there() {
        try (DataDirectory data = DataDirectory.open(temporary);
                Databases databases = new Databases(settings(Map.of()), data)) {
            databases.start();

            assertThat(TestDatabase.query(databases.postgres(), "SELECT count(*) > 0 FROM colophon_schema_history"))
                    .isEqualTo("t");
            assertThat(databases.mongo().getDatabase()).isEqualTo("colophon");
            assertThat(databases.summary()).isEqualTo("embedded PostgreSQL, embedded MongoDB");
        }
    }

    @Test
    void with_urls_nothing_is_started_and_an_unreachable_server_is_named_without_its_password() {
        ColophonSettings settings = settings(Map.of(
                "colophon.postgres-url", "postgresql://ada:hunter2@127.0.0.1:1/books",
                "colophon.mongodb-url", "mongodb://ada:hunter2@127.0.0.1:1/books"));
        try (DataDirectory data = DataDirectory.open(temporary);
                Databases databases = new Databases(settings, data)) {
            assertThatThrownBy(databases::start)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("postgresql://127.0.0.1:1/books")
                    .hasMessageNotContaining("hunter2")
                    .message()
                    .doesNotContain("\n");
            assertThat(databases.summary()).isEqualTo("postgresql://127.0.0.1:1/books, mongodb://127.0.0.1:1");
            assertThat(data.path()).isDirectoryNotContaining("glob:**postgresql*");
        }
    }

    @Test
    void after_a_close_there_is_no_start() {
        try (DataDirectory data = DataDirectory.open(temporary)) {
            Databases databases = new Databases(settings(Map.of()), data);
            databases.close();
            databases.close();

            assertThatThrownBy(databases::start).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(databases::postgres).isInstanceOf(IllegalStateException.class);
        }
    }

    private static ColophonSettings settings(Map<String, Object> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return ColophonSettings.read(environment);
    }
}
