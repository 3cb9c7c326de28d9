package io.colophon.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What a library has for one of its readers, as far as suggestions to him go by it; the feature that shows books answers. However large
 * the library is, an answer is as long as it is asked for.
 */
public interface Bookcase {

    /** Which of the books of which he noted something; each choice says no more than its name. */
    enum Choice {
        /** The last ones first. */
        READ,
        READING,
        DID_NOT_FINISH,
        BEST_RATED,
        WORST_RATED,
        FAVOURITE
    }

    /** @param rating from 1 to 10; only where books are chosen by it */
    record Noted(String title, String authors, @Nullable Integer rating) {}

    /**
     * @param editionId the primary one
     * @param coverUrl empty where there is no cover
     * @param readStatus the reader's; empty where he noted none
     */
    record Owned(
            UUID bookId, @Nullable UUID editionId, String title, String authors, String coverUrl, String readStatus) {}

    Mono<Boolean> hasBooks(UUID libraryId);

    /** Each book once. */
    Mono<List<Noted>> noted(UUID userId, UUID libraryId, Choice choice, int most);

    /**
     * Books in an order in which neighbours have nothing in common.
     *
     * @param from where it begins: another text, other books
     */
    Mono<List<Noted>> some(UUID libraryId, String from, int most);

    /** The books with a title, whatever its case, also those that add a subtitle to it after a colon; the oldest first. */
    Mono<List<Owned>> titled(UUID userId, UUID libraryId, String title);
}
