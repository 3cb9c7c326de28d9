package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SecretsTest {

    private final DataDirectory data;

    SecretsTest(@TempDir Path temporary) {
        data = DataDirectory.open(temporary);
    }

    @AfterEach
    void close() {
        data.close();
    }

    @Test
    void keys_are_made_once_and_stay() {
        Secrets first = Secrets.of(settings(Map.of()), data);
        Secrets second = Secrets.of(settings(Map.of()), data);

        assertThat(second).isEqualTo(first);
        assertThat(List.of(first.jwt(), first.master(), first.tag())).doesNotHaveDuplicates();
        assertThat(first.master().getEncoded()).hasSize(32);
    }

    @Test
    void key_files_are_for_their_owner_only_and_hold_base64() throws IOException {
        Secrets secrets = Secrets.of(settings(Map.of()), data);

        for (String name : List.of("jwt.key", "master.key", "tag.key")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(name))))
                    .as(name)
                    .isEqualTo("rw-------");
        }
        assertThat(Base64.getDecoder()
                        .decode(Files.readString(data.resolve("tag.key")).strip()))
                .isEqualTo(secrets.tag().getEncoded());
        try (var files = Files.list(data.path())) {
            assertThat(files).as("nothing else is left").hasSize(4);
        }
    }

    @Test
    void keys_that_are_given_win_and_no_file_is_made_for_them() {
        Secrets secrets = Secrets.of(
                settings(Map.of(
                        "colophon.jwt-secret",
                        Base64.getEncoder().encodeToString(new byte[32]),
                        "colophon.master-key",
                        "an operator's own text of some length")),
                data);

        assertThat(secrets.jwt().getEncoded()).isEqualTo(new byte[32]);
        assertThat(data.resolve("jwt.key")).doesNotExist();
        assertThat(data.resolve("master.key")).doesNotExist();
        assertThat(data.resolve("tag.key")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "???", "c2hvcnQ="})
    void a_damaged_key_file_is_refused_and_kept(String content) throws IOException {
        Path file = Files.writeString(data.resolve("master.key"), content);

        assertThatThrownBy(() -> Secrets.of(settings(Map.of()), data))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(file.getFileName().toString());
        assertThat(file).content().isEqualTo(content);
    }

    @Test
    void secrets_print_no_key() {
        Secrets secrets = Secrets.of(settings(Map.of("colophon.jwt-secret", "x".repeat(40))), data);

        assertThat(secrets.toString())
                .doesNotContain("xxxx")
                .doesNotContain(Base64.getEncoder().encodeToString(secrets.tag().getEncoded()));
    }

    private static ColophonSettings settings(Map<String, Object> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return ColophonSettings.read(environment);
    }
}
