package io.colophon.command.suggestions;

import io.colophon.command.lookup.BookResult;
import io.colophon.command.lookup.MergedBook;
import java.util.List;
import reactor.core.publisher.Mono;

/** Where it is learnt whether a book that a model names exists. */
public interface BookFinder {

    /** What is known by an ISBN; a book that nobody knows has no field. */
    Mono<MergedBook> byIsbn(String isbn);

    /** What is known by a title and names, the likeliest first. */
    Mono<List<BookResult>> search(String query);
}
