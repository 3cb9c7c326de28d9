package io.colophon.command.enrichment;

import io.colophon.command.editions.EditionDetails;
import io.colophon.contract.CaseFold;
import io.colophon.contract.books.Credit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a field is after enrichment: what was found, where it was empty or is overwritten by force; nothing is ever overwritten with
 * nothing.
 */
record Filling(boolean force) {

    /** The part of those whom providers know; they know nobody else of a book. */
    private static final String AUTHOR = "author";

    String text(String was, String found) {
        return !found.isEmpty() && (force || was.isEmpty()) ? found : was;
    }

    private <T> @Nullable T value(@Nullable T was, @Nullable T found) {
        return found != null && (force || was == null) ? found : was;
    }

    /** All that people say of an edition besides, such as its narrator, stays. */
    EditionDetails edition(EditionDetails was, ProviderBook found) {
        return new EditionDetails(
                was.format(),
                text(was.language(), found.language()),
                was.editionName(),
                was.narrator(),
                text(was.publisher(), found.publisher()),
                value(was.publishDate(), found.publishDate()),
                text(was.isbn13(), found.isbn13()),
                text(was.isbn10(), found.isbn10()),
                was.description(),
                was.durationSeconds(),
                value(was.pageCount(), found.pageCount()),
                was.primary(),
                was.acquiredAt(),
                was.narratorContributorId());
    }

    /** By force the authors are replaced; who has another part in the book keeps it. */
    List<Credit> credits(List<Credit> was, List<String> authors, Function<String, UUID> person) {
        if (authors.isEmpty() || !(force || was.isEmpty())) {
            return was;
        }
        List<Credit> now = new ArrayList<>();
        authors.stream().map(person).distinct().forEach(id -> now.add(new Credit(id, AUTHOR, now.size())));
        was.stream()
                .filter(credit -> !CaseFold.fold(credit.role()).equals(AUTHOR))
                .forEach(credit -> now.add(new Credit(credit.contributorId(), credit.role(), now.size())));
        return now;
    }

    /** Genres are added; by force they are replaced. */
    List<UUID> genres(List<UUID> was, List<UUID> found) {
        if (found.isEmpty()) {
            return was;
        }
        Set<UUID> now = new LinkedHashSet<>(force ? List.of() : was);
        now.addAll(found);
        return List.copyOf(now);
    }
}
