package io.colophon.command.imports;

import io.colophon.command.Blanks;
import io.colophon.command.Limits;
import io.colophon.command.editions.EditionDetails;
import io.colophon.contract.CaseFold;
import io.colophon.contract.Refusal;
import io.colophon.contract.imports.IsbnCell;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a row asks for. Texts are {@code ""} where the row has none; a row without a title asks for nothing.
 *
 * @param credits in the row's order, each person once a role; of too many, one more than there may be
 * @param tags in the row's order, each once, whatever its case; of too many, one more than there may be
 * @param mediaType what the row calls it, see {@link #mediaTypeAmong}
 * @param notes sentences for the row's message about cells that were left out
 */
record RowReading(
        String title,
        String subtitle,
        String isbn13,
        String isbn10,
        List<Credit> credits,
        List<String> tags,
        String publisher,
        @Nullable LocalDate publishDate,
        @Nullable LocalDate acquiredDate,
        String description,
        @Nullable Integer pageCount,
        String language,
        String format,
        String mediaType,
        List<String> notes) {

    /** @param role one of the roles that clients offer */
    record Credit(String name, String role) {}

    private static final String DEFAULT_LANGUAGE = "en";
    private static final String DEFAULT_MEDIA_TYPE = "novel";
    private static final int MOST_GENRES = 4;
    /** People and tags of a row: each is an event and a criterion of its own, and a row is as long as whoever wrote it liked. */
    private static final int MOST_NAMES = 200;

    private static final Set<String> ROLES = Set.of(
            "author",
            "artist",
            "illustrator",
            "writer",
            "penciller",
            "inker",
            "colorist",
            "letterer",
            "translator",
            "editor",
            "narrator");
    private static final Pattern WITH_ROLE = Pattern.compile("(?s)(.*)\\(([^()]*)\\)");
    private static final Pattern LEADING_INTEGER = Pattern.compile("(?s)(\\d{1,9})(?!\\d).*");

    /**
     * @param cells by field name, as {@link ColumnMapping} picks them
     * @param format of the edition, already {@linkplain BookFormat#normalised normalised}
     */
    static RowReading of(Map<String, String> cells, String format) {
        Function<String, String> cell = field -> cells.getOrDefault(field, "");
        IsbnCell.Isbns isbns = IsbnCell.read(cell.apply("isbn_13"), cell.apply("isbn_10"));
        String language = cell.apply("language");
        return new RowReading(
                cell.apply("title"),
                cell.apply("subtitle"),
                isbns.isbn13(),
                isbns.isbn10(),
                credits(cell.apply("author")),
                parts(cell.apply("tags"), ","),
                cell.apply("publisher"),
                ImportDate.parse(cell.apply("publish_date")),
                ImportDate.parse(cell.apply("acquired_date")),
                cell.apply("description"),
                pageCount(cell.apply("page_count")),
                language.isEmpty() ? DEFAULT_LANGUAGE : language,
                format,
                cell.apply("media_type"),
                isbns.notes());
    }

    /** The number that the row goes by: the ISBN-13, else the ISBN-10, else empty. */
    String isbn() {
        return isbn13.isEmpty() ? isbn10 : isbn13;
    }

    /** @throws Refusal when there are too many */
    List<Credit> checkedCredits() {
        return checkedNumber("author", credits);
    }

    /** @throws Refusal when there are too many */
    List<String> checkedTags() {
        return checkedNumber("tags", tags);
    }

    private static <T> List<T> checkedNumber(String field, List<T> names) {
        if (names.size() > MOST_NAMES) {
            throw Refusal.invalid(field + " must have at most " + MOST_NAMES + " names");
        }
        return names;
    }

    /** @throws Refusal when it is too long */
    String checkedTitle() {
        return Limits.text("title", title, 512);
    }

    String checkedSubtitle() {
        return Limits.text("subtitle", subtitle, 512);
    }

    String checkedContributor(Credit credit) {
        return Limits.text("author", credit.name(), 255);
    }

    String checkedTag(String tag) {
        return Limits.text("tag", tag, 64);
    }

    /** @throws Refusal when a text of it is too long */
    EditionDetails edition() {
        return new EditionDetails(
                format,
                Limits.text("language", language, 16),
                "",
                "",
                Limits.text("publisher", publisher, 255),
                publishDate,
                isbn13,
                isbn10,
                description,
                null,
                pageCount,
                true,
                acquiredDate,
                null);
    }

    private static List<Credit> credits(String authors) {
        Set<Credit> folded = new HashSet<>();
        return Stream.of(authors.split(","))
                .map(Blanks::trim)
                .filter(author -> !author.isEmpty())
                .map(RowReading::credit)
                .filter(credit -> folded.add(new Credit(CaseFold.fold(credit.name()), credit.role())))
                .limit(MOST_NAMES + 1L)
                .toList();
    }

    private static Credit credit(String author) {
        Matcher withRole = WITH_ROLE.matcher(author);
        if (withRole.matches()) {
            String name = Blanks.trim(withRole.group(1));
            String role = CaseFold.fold(Blanks.trim(withRole.group(2)));
            if (!name.isEmpty() && ROLES.contains(role)) {
                return new Credit(name, role);
            }
        }
        return new Credit(author, "author");
    }

    private static List<String> parts(String text, String separator) {
        Set<String> folded = new HashSet<>();
        return Stream.of(text.split(separator))
                .map(Blanks::trim)
                .filter(part -> !part.isEmpty() && folded.add(CaseFold.fold(part)))
                .limit(MOST_NAMES + 1L)
                .toList();
    }

    /** The positive integer that the text begins with, of at most nine digits. */
    private static @Nullable Integer pageCount(String text) {
        Matcher leading = LEADING_INTEGER.matcher(text);
        int pages = leading.matches() ? Integer.parseInt(leading.group(1)) : 0;
        return pages == 0 ? null : pages;
    }

    /**
     * The media type that the row means: one whose name or display name is what the row calls it, else contains that (the first by
     * display name); else one that a tag names; else the novel.
     *
     * @param name the name that never changes, such as {@code light_novel}
     * @return empty only when there is no novel any more
     */
    <T> Optional<T> mediaTypeAmong(Collection<T> known, Function<T, String> name, Function<T, String> displayName) {
        List<T> sorted =
                known.stream().sorted(Comparator.comparing(displayName)).toList();
        Function<Predicate<String>, Stream<T>> named =
                test -> sorted.stream().filter(type -> Stream.of(name, displayName)
                        .map(text -> CaseFold.fold(text.apply(type)))
                        .anyMatch(test));
        String wanted = CaseFold.fold(mediaType);
        Stream<T> byText = wanted.isEmpty()
                ? Stream.empty()
                : Stream.concat(named.apply(wanted::equals), named.apply(text -> text.contains(wanted)));
        Stream<T> byTag = tags.stream().map(CaseFold::fold).flatMap(tag -> named.apply(tag::equals));
        Stream<T> novel = sorted.stream().filter(type -> name.apply(type).equals(DEFAULT_MEDIA_TYPE));
        return Stream.of(byText, byTag, novel).flatMap(Function.identity()).findFirst();
    }

    /** The genres that the tags name, wholly or between slashes: at most four, those with the shortest names, shortest first. */
    <T> List<T> genresAmong(Collection<T> known, Function<T, String> name) {
        Set<String> texts = new LinkedHashSet<>();
        tags.forEach(tag -> Stream.concat(Stream.of(tag), parts(tag, "/").stream())
                .map(CaseFold::fold)
                .forEach(texts::add));
        return known.stream()
                .filter(genre -> texts.contains(CaseFold.fold(name.apply(genre))))
                .sorted(Comparator.<T>comparingInt(genre -> name.apply(genre).length())
                        .thenComparing(name))
                .limit(MOST_GENRES)
                .toList();
    }
}
