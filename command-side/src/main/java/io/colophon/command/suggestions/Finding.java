package io.colophon.command.suggestions;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was found of a candidate: why it can't be suggested, or the book that it is.
 *
 * @param reason as the contract names it; empty where it can be suggested
 * @param bookId of the library; null where it lacks the book
 */
record Finding(
        String reason,
        String title,
        String author,
        String isbn,
        String coverUrl,
        @Nullable UUID bookId,
        @Nullable UUID editionId,
        @Nullable UUID libraryId) {

    static Finding rejected(String reason) {
        return new Finding(reason, "", "", "", "", null, null, null);
    }

    static Finding toBuy(String title, String author, String isbn, String coverUrl) {
        return new Finding("", title, author, isbn, coverUrl, null, null, null);
    }

    static Finding toRead(
            String title, String author, String coverUrl, UUID bookId, @Nullable UUID editionId, UUID libraryId) {
        return new Finding("", title, author, "", coverUrl, bookId, editionId, libraryId);
    }

    boolean isGood() {
        return reason.isEmpty();
    }
}
