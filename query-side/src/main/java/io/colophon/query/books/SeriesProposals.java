package io.colophon.query.books;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gathers books whose titles read like volumes of one series (Librarium behaviour, section 13). Of what it is given it keeps only
 * those that have a number; what comes first counts first among equals.
 */
final class SeriesProposals {

    private static final int FEWEST = 2;

    /** @param coverUrl null: there are no covers yet */
    record Book(
            UUID bookId,
            String title,
            String subtitle,
            BigDecimal position,
            @Nullable String coverUrl) {}

    record Proposal(String proposedName, List<Book> books) {}

    /** @param spellings how often each */
    private record Group(Map<String, Integer> spellings, List<Book> books) {

        Proposal proposal() {
            int most = spellings.values().stream().mapToInt(n -> n).max().orElse(0);
            String name = spellings.entrySet().stream()
                    .filter(spelling -> spelling.getValue() == most)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("");
            return new Proposal(
                    name,
                    books.stream().sorted(Comparator.comparing(Book::position)).toList());
        }
    }

    private final Map<String, Group> groups = new HashMap<>();

    void add(UUID bookId, String title, String subtitle) {
        VolumeTitle.of(title).ifPresent(volume -> {
            Group group = Objects.requireNonNull(
                    groups.computeIfAbsent(volume.key(), key -> new Group(new LinkedHashMap<>(), new ArrayList<>())));
            group.spellings.merge(volume.base(), 1, Integer::sum);
            group.books.add(new Book(bookId, title, subtitle, volume.number(), null));
        });
    }

    /** Those of two books and more, the largest first. */
    List<Proposal> proposals() {
        return groups.values().stream()
                .filter(group -> group.books.size() >= FEWEST)
                .map(Group::proposal)
                .sorted(Comparator.comparingInt((Proposal one) -> -one.books().size())
                        .thenComparing(Proposal::proposedName))
                .toList();
    }
}
