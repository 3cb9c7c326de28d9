package io.colophon.web.files;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** What others show of the files of editions, which are a view of their own. */
public interface EditionFiles {

    /** The files of each edition of a book that has any, in their order, as a JSON array. */
    Mono<Map<UUID, String>> ofBook(UUID libraryId, UUID bookId);

    /** The editions of a library that have any. */
    Mono<Set<UUID>> editionsWithFiles(UUID libraryId);
}
