package io.colophon.standalone;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} is made from the settings; {@code -Dcolophon.docs.write=true} writes it anew. */
class SettingsReferenceTest {

    private static final Path REFERENCE = Path.of("../../docs/configuration.md");

    @Test
    void the_reference_says_what_the_code_reads() throws IOException {
        if (Boolean.getBoolean("colophon.docs.write")) {
            Files.createDirectories(REFERENCE.getParent());
            Files.writeString(REFERENCE, reference());
        }
        assertThat(REFERENCE)
                .as("run this test with -Dcolophon.docs.write=true")
                .content()
                .isEqualTo(reference());
    }

    private static String reference() {
        return """
                # Configuration

                <!-- Made from ColophonSettings by SettingsReferenceTest; don't edit. -->

                Every setting is an environment variable, or a key in an `application.yaml` of the working directory or its folder
                `config`; the variable wins. A blank value counts as none. A key that is not in this table, or a value that is not
                what the table expects, stops the start and is named. Values of secrets are never printed.

                | variable | key | meaning | expected | default |
                |---|---|---|---|---|
                %s

                The memory and other options of the Java process come from `JAVA_OPTS`, for example `JAVA_OPTS=-Xmx1g ops/run`.
                """.formatted(
                ColophonSettings.ALL.stream().map(SettingsReferenceTest::row).collect(joining("\n")));
    }

    private static String row(Setting<?> setting) {
        return "| `%s` | `%s` | %s | %s | %s |"
                .formatted(
                        setting.variable(),
                        setting.property(),
                        setting.meaning() + (setting.secret() ? " Secret." : ""),
                        setting.expected(),
                        setting.fallback().isEmpty() ? "none" : "`" + setting.fallback() + "`");
    }
}
