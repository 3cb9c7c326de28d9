package io.colophon.command.books;

import static io.colophon.command.Limits.printable;
import static io.colophon.command.Limits.required;
import static io.colophon.command.Limits.text;

import io.colophon.command.editions.EditionDetails;
import io.colophon.contract.Refusal;
import io.colophon.contract.books.Credit;
import io.colophon.web.PathId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a book when it is made or replaced (Librarium behaviour, section 7).
 *
 * @param credits without doubled pairs of contributor and role
 * @param edition null: none is given
 */
public record BookDetails(
        String title,
        String subtitle,
        String description,
        UUID mediaTypeId,
        List<Credit> credits,
        List<UUID> tagIds,
        List<UUID> genreIds,
        @Nullable EditionDetails edition) {

    public BookDetails {
        Map<String, Credit> distinct = new LinkedHashMap<>();
        credits.forEach(credit -> distinct.putIfAbsent(credit.contributorId() + credit.role(), credit));
        credits = List.copyOf(distinct.values());
        tagIds = tagIds.stream().distinct().toList();
        genreIds = genreIds.stream().distinct().toList();
    }

    Optional<UUID> narrator() {
        return Optional.ofNullable(edition).flatMap(e -> Optional.ofNullable(e.narratorContributorId()));
    }

    /** Everybody who must be known: those with a part in the book, and the narrator of the edition. */
    Set<UUID> contributors() {
        Set<UUID> all = new TreeSet<>();
        credits.forEach(credit -> all.add(credit.contributorId()));
        narrator().ifPresent(all::add);
        return all;
    }

    /** As clients send it. */
    record Request(
            @Nullable String title,
            @Nullable String subtitle,
            @Nullable String description,
            @Nullable String mediaTypeId,
            @Nullable List<@Nullable Contributor> contributors,
            @Nullable List<@Nullable String> tagIds,
            @Nullable List<@Nullable String> genreIds,
            EditionDetails.@Nullable Request edition) {

        record Contributor(
                @Nullable String contributorId,
                @Nullable String role,
                @Nullable Integer displayOrder) {

            Credit checked() {
                return new Credit(
                        PathId.find(text(contributorId)).orElseThrow(() -> Refusal.invalid("invalid contributor_id")),
                        text("role", role, 64),
                        displayOrder == null ? 0 : displayOrder);
            }
        }

        /** @throws Refusal that names the first field that is wrong, in the order of the contract */
        BookDetails checked(boolean withEdition) {
            return new BookDetails(
                    required("title", title, 512),
                    text("subtitle", subtitle, 512),
                    printable("description", description),
                    PathId.find(text(mediaTypeId)).orElseThrow(() -> Refusal.invalid("invalid media_type_id")),
                    orEmpty(contributors).stream()
                            .map(given -> (given == null ? new Contributor(null, null, null) : given).checked())
                            .toList(),
                    ids("tag_id", tagIds),
                    ids("genre_id", genreIds),
                    withEdition && edition != null ? edition.checked() : null);
        }

        private static List<UUID> ids(String field, @Nullable List<@Nullable String> texts) {
            return orEmpty(texts).stream()
                    .map(id -> PathId.find(text(id))
                            .orElseThrow(() -> Refusal.invalid("invalid " + field + ": " + text(id))))
                    .toList();
        }

        private static <T> List<T> orEmpty(@Nullable List<T> list) {
            return list == null ? List.of() : list;
        }
    }
}
