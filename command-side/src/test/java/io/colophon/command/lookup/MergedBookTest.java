package io.colophon.command.lookup;

import static io.colophon.command.lookup.Books.book;
import static io.colophon.command.lookup.Books.described;
import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.command.lookup.MergedBook.Alternative;
import io.colophon.command.lookup.MergedBook.Cover;
import io.colophon.command.lookup.MergedBook.Field;
import io.colophon.web.WireJson;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class MergedBookTest {

    @Test
    void nothing_found_is_two_nulls() {
        assertThat(WireJson.write(MergedBook.of(List.of()))).isEqualTo("{\"categories\":null,\"covers\":null}");
    }

    @Test
    void the_first_value_that_is_not_blank_wins() {
        MergedBook merged = MergedBook.of(List.of(book("a", " ", "", "", ""), book("b", " Dune ", "", "", "")));
        assertThat(merged.title()).isEqualTo(new Field("Dune", "b", "b!", List.of()));
        assertThat(merged.isbn13()).isNull();
    }

    @Test
    void alternatives_are_what_later_ones_say_differently() {
        MergedBook merged = MergedBook.of(List.of(
                book("a", "Dune", "", "", ""),
                book("b", "DUNE", "", "", ""),
                book("c", "Dune I", "", "", ""),
                book("d", "Dune I", "", "", "")));
        assertThat(Objects.requireNonNull(merged.title()).alternatives())
                .containsExactly(new Alternative("Dune I", "c", "c!"), new Alternative("Dune I", "d", "d!"));
    }

    @Test
    void authors_are_one_text_and_pages_too() {
        BookResult book =
                new BookResult("a", "A", "t", "", List.of("Ann", "Bob"), "", "", "", "", "", "", "", 12, List.of("x"));
        assertThat(WireJson.write(MergedBook.of(List.of(book)))).isEqualTo("""
                {"title":{"value":"t","source":"a","source_display":"A","alternatives":[]},\
                "authors":{"value":"Ann, Bob","source":"a","source_display":"A","alternatives":[]},\
                "page_count":{"value":"12","source":"a","source_display":"A","alternatives":[]},\
                "categories":["x"],"covers":null}""");
    }

    @Test
    void categories_are_told_once_as_they_were_written_first_and_covers_once_by_address() {
        MergedBook merged = MergedBook.of(List.of(
                described(book("a", "t", "", "", ""), "", "https://x/1", "Fiction", "Desert"),
                described(book("b", "t", "", "", ""), "", "https://x/1", "FICTION", "Spice"),
                described(book("c", "t", "", "", ""), "", "https://x/2")));
        assertThat(merged.categories()).containsExactly("Fiction", "Desert", "Spice");
        assertThat(merged.covers())
                .containsExactly(new Cover("a", "a!", "https://x/1"), new Cover("c", "c!", "https://x/2"));
    }

    @Property
    void no_value_is_lost(@ForAll @Size(min = 1, max = 6) List<@AlphaChars @StringLength(max = 2) String> titles) {
        MergedBook merged = MergedBook.of(titles.stream()
                .map(title -> book("p" + titles.indexOf(title), title, "", "", ""))
                .toList());
        List<String> told = titles.stream().filter(title -> !title.isEmpty()).toList();
        if (told.isEmpty()) {
            assertThat(merged.title()).isNull();
        } else {
            Field title = Objects.requireNonNull(merged.title());
            assertThat(title.value()).isEqualTo(told.getFirst());
            assertThat(title.alternatives().stream().map(Alternative::value))
                    .containsExactlyElementsOf(told.stream()
                            .filter(one -> !one.equalsIgnoreCase(told.getFirst()))
                            .toList());
        }
    }
}
