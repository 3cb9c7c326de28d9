package io.colophon.command.lookup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.colophon.contract.CaseFold;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A book as all providers together know it, in the form of the contract: of each field the value of the first provider that has one, and
 * who that is. A field that nobody has is null.
 *
 * @param people the authors of the first provider that has some, one by one
 * @param categories those of all, each once whatever its case; null where nobody has one
 * @param covers each address once, in the order of the providers; null where nobody has one
 */
public record MergedBook(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Field title,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Field subtitle,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Field authors,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Field description,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Field publisher,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Field publishDate,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Field language,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("isbn_10") @Nullable
        Field isbn10,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("isbn_13") @Nullable
        Field isbn13,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Field pageCount,
        @JsonIgnore List<String> people,
        @Nullable List<String> categories,
        @Nullable List<Cover> covers) {

    /** @param alternatives what later providers have that is another value, not only in another case */
    public record Field(String value, String source, String sourceDisplay, List<Alternative> alternatives) {}

    public record Alternative(String value, String source, String sourceDisplay) {}

    public record Cover(String source, String sourceDisplay, String coverUrl) {}

    /** @param books one of each provider, in the order of the providers */
    static MergedBook of(List<BookResult> books) {
        return new MergedBook(
                field(books, BookResult::title),
                field(books, BookResult::subtitle),
                field(books, book -> String.join(", ", book.authors())),
                field(books, BookResult::description),
                field(books, BookResult::publisher),
                field(books, BookResult::publishDate),
                field(books, BookResult::language),
                field(books, BookResult::isbn10),
                field(books, BookResult::isbn13),
                field(
                        books,
                        book -> book.pageCount() == null ? "" : book.pageCount().toString()),
                people(books),
                categories(books),
                covers(books));
    }

    private static @Nullable Field field(List<BookResult> books, Function<BookResult, String> value) {
        List<Alternative> values = books.stream()
                .map(book -> new Alternative(value.apply(book).strip(), book.provider(), book.providerDisplay()))
                .filter(one -> !one.value().isEmpty())
                .toList();
        if (values.isEmpty()) {
            return null;
        }
        Alternative first = values.getFirst();
        return new Field(
                first.value(),
                first.source(),
                first.sourceDisplay(),
                values.stream()
                        .filter(one -> !CaseFold.fold(one.value()).equals(CaseFold.fold(first.value())))
                        .toList());
    }

    private static List<String> people(List<BookResult> books) {
        return books.stream()
                .map(BookResult::authors)
                .filter(authors -> authors.stream().anyMatch(author -> !author.isBlank()))
                .findFirst()
                .orElse(List.of());
    }

    private static @Nullable List<String> categories(List<BookResult> books) {
        Map<String, String> byFolded = new LinkedHashMap<>();
        for (BookResult book : books) {
            for (String category : book.categories() == null ? List.<String>of() : book.categories()) {
                byFolded.putIfAbsent(CaseFold.fold(category), category);
            }
        }
        return byFolded.isEmpty() ? null : List.copyOf(byFolded.values());
    }

    private static @Nullable List<Cover> covers(List<BookResult> books) {
        Map<String, Cover> byUrl = new LinkedHashMap<>();
        for (BookResult book : books) {
            if (!book.coverUrl().isBlank()) {
                byUrl.putIfAbsent(book.coverUrl(), new Cover(book.provider(), book.providerDisplay(), book.coverUrl()));
            }
        }
        return byUrl.isEmpty() ? null : List.copyOf(byUrl.values());
    }
}
