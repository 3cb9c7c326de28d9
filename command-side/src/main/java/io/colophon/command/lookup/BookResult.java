package io.colophon.command.lookup;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A book as one provider knows it, in the form of the contract. A text that it does not know is empty.
 *
 * @param publishDate as the provider writes it
 * @param categories null where there are none
 */
public record BookResult(
        String provider,
        String providerDisplay,
        String title,
        String subtitle,
        List<String> authors,
        String publisher,
        String publishDate,
        @JsonProperty("isbn_10") String isbn10,
        @JsonProperty("isbn_13") String isbn13,
        String description,
        String coverUrl,
        String language,
        @Nullable Integer pageCount,
        @Nullable List<String> categories) {

    public BookResult {
        authors = List.copyOf(authors);
        categories = categories == null || categories.isEmpty() ? null : List.copyOf(categories);
    }

    /** What is empty here is as another one has it. */
    BookResult filledFrom(BookResult other) {
        return new BookResult(
                provider,
                providerDisplay,
                or(title, other.title),
                or(subtitle, other.subtitle),
                authors.isEmpty() ? other.authors : authors,
                or(publisher, other.publisher),
                or(publishDate, other.publishDate),
                or(isbn10, other.isbn10),
                or(isbn13, other.isbn13),
                or(description, other.description),
                or(coverUrl, other.coverUrl),
                or(language, other.language),
                pageCount == null ? other.pageCount : pageCount,
                categories == null ? other.categories : categories);
    }

    private static String or(String text, String other) {
        return text.isBlank() ? other : text;
    }
}
