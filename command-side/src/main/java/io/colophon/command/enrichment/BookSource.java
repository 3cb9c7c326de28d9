package io.colophon.command.enrichment;

import io.colophon.command.lookup.MergedBook;
import reactor.core.publisher.Mono;

/** Where batches learn what is known of a book. */
@FunctionalInterface
public interface BookSource {

    /** What is known by an ISBN; a book that nobody knows has no field. */
    Mono<MergedBook> book(String isbn);
}
