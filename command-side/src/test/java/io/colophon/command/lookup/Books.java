package io.colophon.command.lookup;

import java.util.List;

/** Books for tests, of which one is said in a line. */
final class Books {

    private Books() {}

    static BookResult book(String provider, String title, String author, String isbn13, String isbn10) {
        return new BookResult(
                provider,
                provider + "!",
                title,
                "",
                author.isEmpty() ? List.of() : List.of(author),
                "",
                "",
                isbn10,
                isbn13,
                "",
                "",
                "",
                null,
                null);
    }

    static BookResult described(BookResult book, String publisher, String coverUrl, String... categories) {
        return new BookResult(
                book.provider(),
                book.providerDisplay(),
                book.title(),
                book.subtitle(),
                book.authors(),
                publisher,
                book.publishDate(),
                book.isbn10(),
                book.isbn13(),
                book.description(),
                coverUrl,
                book.language(),
                null,
                List.of(categories));
    }
}
