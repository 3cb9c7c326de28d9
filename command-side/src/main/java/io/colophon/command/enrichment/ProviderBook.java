package io.colophon.command.enrichment;

import io.colophon.command.editions.PublishDate;
import io.colophon.command.lookup.MergedBook;
import io.colophon.contract.CaseFold;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the providers know of a book, as far as a book can hold it: what is too long or no text is as if nobody knew it. A text that
 * nobody knows is empty.
 *
 * @param authors each once, in their order
 * @param genres names of subjects, each once
 * @param sources by the name of a field, the provider that knows it; of genres, which are those of all, nobody
 */
record ProviderBook(
        String title,
        String subtitle,
        String description,
        String publisher,
        @Nullable LocalDate publishDate,
        String language,
        String isbn13,
        String isbn10,
        @Nullable Integer pageCount,
        List<String> authors,
        List<String> genres,
        Map<String, String> sources) {

    static final ProviderBook NOTHING =
            new ProviderBook("", "", "", "", null, "", "", "", null, List.of(), List.of(), Map.of());

    /** Each author is somebody to be found or made, so a list without end is not one of authors. */
    private static final int MOST_AUTHORS = 50;

    private static final int MOST_GENRES = 200;

    static ProviderBook of(MergedBook found) {
        return new ProviderBook(
                text(found.title(), 512),
                text(found.subtitle(), 512),
                text(found.description(), Integer.MAX_VALUE),
                text(found.publisher(), 255),
                PublishDate.parse(text(found.publishDate(), 255)),
                text(found.language(), 16),
                text(found.isbn13(), 32),
                text(found.isbn10(), 32),
                pages(text(found.pageCount(), 9)),
                distinct(found.people(), 255, MOST_AUTHORS),
                distinct(subjects(found.categories()), 255, MOST_GENRES),
                sources(found));
    }

    private static Map<String, String> sources(MergedBook found) {
        Map<String, String> sources = new LinkedHashMap<>();
        source(sources, "title", found.title());
        source(sources, "subtitle", found.subtitle());
        source(sources, "description", found.description());
        source(sources, "contributors", found.authors());
        source(sources, "publisher", found.publisher());
        source(sources, "publish_date", found.publishDate());
        source(sources, "language", found.language());
        source(sources, "isbn_13", found.isbn13());
        source(sources, "isbn_10", found.isbn10());
        source(sources, "page_count", found.pageCount());
        return Map.copyOf(sources);
    }

    private static void source(Map<String, String> sources, String name, MergedBook.@Nullable Field field) {
        if (field != null) {
            sources.put(name, field.source());
        }
    }

    private static String text(MergedBook.@Nullable Field field, int limit) {
        return field == null ? "" : text(field.value(), limit);
    }

    private static String text(String value, int limit) {
        return value.codePointCount(0, value.length()) > limit || value.indexOf('\0') >= 0 ? "" : value.strip();
    }

    private static @Nullable Integer pages(String digits) {
        return digits.matches("[0-9]{1,9}") && Integer.parseInt(digits) > 0 ? Integer.valueOf(digits) : null;
    }

    /** Providers write paths, {@code Fiction / Fantasy}: the whole of one and its parts. */
    private static List<String> subjects(@Nullable List<String> categories) {
        return Objects.requireNonNullElse(categories, List.<String>of()).stream()
                .flatMap(category -> Stream.concat(Stream.of(category), Stream.of(category.split("/"))))
                .toList();
    }

    private static List<String> distinct(Collection<String> texts, int limit, int most) {
        Map<String, String> byFolded = new LinkedHashMap<>();
        texts.stream()
                .map(one -> text(one, limit))
                .filter(one -> !one.isEmpty())
                .forEach(one -> byFolded.putIfAbsent(CaseFold.fold(one), one));
        return byFolded.values().stream().limit(most).toList();
    }
}
