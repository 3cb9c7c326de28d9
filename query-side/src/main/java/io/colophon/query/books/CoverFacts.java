package io.colophon.query.books;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Whether a book has a cover, and the version in the cover's URL: the second of the book's last change, but another one for each
 * picture, because clients look at a picture again only when its URL changes.
 */
record CoverFacts(boolean there, long version) {

    static final CoverFacts NONE = new CoverFacts(false, 0);

    CoverFacts replaced(Instant at) {
        return new CoverFacts(true, Math.max(version + 1, at.getEpochSecond()));
    }

    CoverFacts removed() {
        return new CoverFacts(false, version);
    }

    /** The book changed otherwise. */
    CoverFacts seen(Instant at) {
        return new CoverFacts(there, Math.max(version, at.getEpochSecond()));
    }

    Optional<String> url(UUID libraryId, UUID bookId) {
        return there
                ? Optional.of("/api/v1/libraries/" + libraryId + "/books/" + bookId + "/cover?v=" + version)
                : Optional.empty();
    }
}
