package io.colophon.command.lookup;

import static io.colophon.command.lookup.Books.book;
import static io.colophon.command.lookup.Books.described;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SameBooksTest {

    @Test
    void books_with_an_isbn_in_common_are_one() {
        assertThat(SameBooks.once(List.of(
                        book("a", "Dune", "Herbert", "978-1", ""), book("b", "Dune, a novel", "F. H.", "9781", "11"))))
                .containsExactly(book("a", "Dune", "Herbert", "978-1", "11"));
        assertThat(SameBooks.once(List.of(book("a", "x", "", "", "11"), book("b", "y", "", "", "11"))))
                .hasSize(1);
    }

    @Test
    void books_with_title_and_author_in_common_are_one() {
        assertThat(SameBooks.once(List.of(
                        book("a", "Dune!", "Frank Herbert", "9781", ""),
                        book("b", "DUNE", "frank-herbert", "9782", ""))))
                .containsExactly(book("a", "Dune!", "Frank Herbert", "9781", ""));
        assertThat(SameBooks.once(List.of(
                        book("a", "Dune", "Frank Herbert", "", ""), book("b", "Dune", "Somebody Else", "", ""))))
                .hasSize(2);
    }

    @Test
    void a_title_alone_makes_no_two_books_one() {
        assertThat(SameBooks.once(List.of(book("a", "Poems", "", "", ""), book("b", "Poems", "", "", ""))))
                .hasSize(2);
        assertThat(SameBooks.once(List.of(book("a", "砂の惑星", "ハーバート", "", ""), book("b", "火の鳥", "手塚", "", ""))))
                .hasSize(2);
    }

    @Test
    void a_book_that_is_the_same_as_two_makes_the_two_one() {
        List<BookResult> once = SameBooks.once(List.of(
                book("a", "One", "X", "9781", ""),
                described(book("b", "Two", "Y", "", "22"), "Press", "https://x/b"),
                book("c", "Three", "Z", "9783", ""),
                book("d", "Four", "V", "9781", "22")));
        assertThat(once)
                .containsExactly(
                        described(book("a", "One", "X", "9781", "22"), "Press", "https://x/b"),
                        book("c", "Three", "Z", "9783", ""));
    }

    @Property
    void which_books_are_one_does_not_depend_on_who_comes_first(
            @ForAll("books") List<BookResult> books, @ForAll Random random) {
        List<BookResult> shuffled = new ArrayList<>(books);
        Collections.shuffle(shuffled, random);
        assertThat(SameBooks.once(shuffled)).hasSameSizeAs(SameBooks.once(books));
    }

    @Property
    void what_is_once_stays_so_and_keeps_the_order(@ForAll("books") List<BookResult> books) {
        List<BookResult> once = SameBooks.once(books);
        assertThat(once.stream().map(BookResult::provider))
                .isSubsetOf(books.stream().map(BookResult::provider).toList())
                .isSorted();
        assertThat(once.isEmpty()).isEqualTo(books.isEmpty());
    }

    /** Of providers {@code p00}, {@code p01} and so on. */
    @Provide
    Arbitrary<List<BookResult>> books() {
        Arbitrary<String> letter = Arbitraries.of("", "a", "b", "c", "d");
        return Combinators.combine(letter, letter, letter, letter)
                .as((title, author, isbn13, isbn10) -> book("", title, author, isbn13, isbn10))
                .list()
                .ofMaxSize(12)
                .map(books -> {
                    List<BookResult> named = new ArrayList<>();
                    for (BookResult one : books) {
                        String author =
                                one.authors().isEmpty() ? "" : one.authors().getFirst();
                        named.add(
                                book("p%02d".formatted(named.size()), one.title(), author, one.isbn13(), one.isbn10()));
                    }
                    return named;
                });
    }
}
