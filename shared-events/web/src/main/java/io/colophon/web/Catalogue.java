package io.colophon.web;

import io.colophon.web.security.Caller;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** What other features show of the books of a library; the feature that shows books answers. */
public interface Catalogue {

    /**
     * The books in which a contributor has a part, in the natural order of their titles: each as JSON as every route sends it, with what it
     * is to the caller.
     */
    Mono<List<String>> booksOf(UUID libraryId, UUID contributorId, Caller caller);

    /** By which book the library has each of these ISBNs, as written, in either field; those that it lacks are absent. */
    Mono<Map<String, UUID>> booksByIsbn(UUID libraryId, Set<String> isbns);
}
