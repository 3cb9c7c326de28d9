package io.colophon.command.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.command.lookup.MergedBook;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProviderBookTest {

    private static MergedBook.@Nullable Field field(@Nullable String value) {
        return value == null ? null : new MergedBook.Field(value, "test", "Test Provider", List.of());
    }

    private static ProviderBook book(
            @Nullable String title, @Nullable String published, @Nullable String pages, List<String> people) {
        return ProviderBook.of(new MergedBook(
                field(title),
                null,
                null,
                null,
                null,
                field(published),
                null,
                null,
                null,
                field(pages),
                people,
                List.of("Fiction / Fantasy", "fiction", "Poetry"),
                null));
    }

    @Test
    void a_book_takes_what_it_can_hold() {
        ProviderBook found = book("Emma", "December 1815", "474", List.of("Jane Austen", "JANE AUSTEN", " ", "A, Jr."));
        assertThat(found.title()).isEqualTo("Emma");
        assertThat(found.publishDate()).isEqualTo(LocalDate.of(1815, 12, 1));
        assertThat(found.pageCount()).isEqualTo(474);
        assertThat(found.authors()).containsExactly("Jane Austen", "A, Jr.");
        assertThat(found.genres()).containsExactly("Fiction / Fantasy", "Fiction", "Fantasy", "Poetry");
    }

    @Test
    void what_it_can_t_hold_is_as_if_nobody_knew_it() {
        ProviderBook found = book("x".repeat(513), "soon", "0", List.of("a\0b", "x".repeat(256)));
        assertThat(found.title()).isEmpty();
        assertThat(found.publishDate()).isNull();
        assertThat(found.pageCount()).isNull();
        assertThat(found.authors()).isEmpty();
        assertThat(book("a\0b", null, "many", List.of()).title()).isEmpty();
        assertThat(book("x".repeat(512), null, null, List.of()).title()).hasSize(512);
    }

    @Test
    void a_book_that_nobody_knows_is_nothing() {
        assertThat(ProviderBook.of(new MergedBook(
                        null, null, null, null, null, null, null, null, null, null, List.of(), null, null)))
                .isEqualTo(ProviderBook.NOTHING);
    }
}
