package io.colophon.query.history;

import io.colophon.contract.Change;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What is known of the things that a page of the timeline speaks of.
 *
 * @param names of people, contributors, tags and so on, as they are now or were last
 * @param firstTitles the title with which each book began
 * @param renamings the changes of each book's title, by position
 * @param runs the type of each run
 */
record Known(
        Map<UUID, String> names,
        Map<UUID, String> firstTitles,
        Map<UUID, NavigableMap<Long, Change<String>>> renamings,
        Map<UUID, String> runs) {

    Optional<String> name(UUID id) {
        return Optional.ofNullable(names.get(id));
    }

    /** What a book was called right after the event at a position. */
    Optional<String> title(UUID bookId, long position) {
        NavigableMap<Long, Change<String>> changes = renamings.getOrDefault(bookId, new TreeMap<>());
        Map.Entry<Long, Change<String>> last = changes.floorEntry(position);
        if (last != null) {
            return Optional.ofNullable(last.getValue().to());
        }
        return changes.isEmpty()
                ? Optional.ofNullable(firstTitles.get(bookId))
                : Optional.ofNullable(changes.firstEntry().getValue().from());
    }

    /** {@code import}, for example. */
    Optional<String> runType(UUID id) {
        return Optional.ofNullable(runs.get(id));
    }
}
