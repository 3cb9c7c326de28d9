package io.colophon.command.editions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderTemplateTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    'A/B:  "x"  <C>?'; 'AB x C'
                    '..'; 'unknown'
                    ' . .. '; 'unknown'
                    'Vol. 1.'; 'Vol. 1'
                    '.hidden'; 'hidden'
                    ''; 'unknown'
                    'a    b'; 'a b'
                    """, delimiter = ';')
    void names_are_what_every_file_system_takes(String text, String name) {
        assertThat(FolderTemplate.name(text)).isEqualTo(name);
    }

    @Property
    void no_text_is_a_way_out(@ForAll String title, @ForAll String author) {
        String folder = FolderTemplate.fill("{author}/x/{title}", Map.of("title", title, "author", author));
        assertThat(folder.split("/"))
                .hasSize(3)
                .allSatisfy(
                        part -> assertThat(part).isNotBlank().isNotIn(".", "..").doesNotContain("\0", "\\", "\n"));
        assertThat(Arrays.stream(folder.split("/")).mapToInt(part -> part.getBytes(StandardCharsets.UTF_8).length))
                .allMatch(bytes -> bytes <= 200);
    }
}
