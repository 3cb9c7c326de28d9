package io.colophon.command.suggestions;

import io.colophon.command.Commands;
import io.colophon.command.Origin;
import io.colophon.command.lookup.BookResult;
import io.colophon.command.lookup.MergedBook;
import io.colophon.command.suggestions.Reply.Candidate;
import io.colophon.contract.suggestions.SuggestionEvent.Kind;
import io.colophon.web.Bookcase;
import io.colophon.web.Bookcase.Owned;
import io.colophon.web.Catalogue;
import io.colophon.web.Written;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Finds out which book a candidate is, if it is one, and whether the reader's library has it. */
final class CandidateCheck {

    private static final String OWNED = "already_owned";
    private static final String UNKNOWN = "metadata_lookup_failed";
    private static final String NOT_FOUND = "title_author_search_failed";
    private static final String ANOTHER = "title_mismatch";
    private static final String NO_ISBN = "missing_isbn";
    private static final String READ = "already_read";

    private final Commands commands;
    private final Bookcase bookcase;
    private final Catalogue catalogue;
    private final BookFinder finder;

    CandidateCheck(Commands commands, Bookcase bookcase, Catalogue catalogue, BookFinder finder) {
        this.commands = commands;
        this.bookcase = bookcase;
        this.catalogue = catalogue;
        this.finder = finder;
    }

    /** The cheap questions first: nobody outside is asked about what is known here. */
    Mono<Finding> of(Candidate candidate, UUID userId, UUID libraryId) {
        return commands.send(new ReadSuggestions(userId), Origin.SYSTEM)
                .map(Written::result)
                .flatMap(known -> {
                    if (known.hasNew(candidate.kind(), candidate.title())) {
                        return Mono.just(Finding.rejected(SuggestCandidate.DUPLICATE));
                    }
                    if (known.isBlocked(candidate.title(), candidate.author())) {
                        return Mono.just(Finding.rejected(SuggestCandidate.BLOCKED));
                    }
                    return bookcase.titled(userId, libraryId, candidate.title())
                            .map(owned -> meant(candidate, owned))
                            .flatMap(owned -> candidate.kind() == Kind.READ_NEXT
                                    ? Mono.just(toRead(candidate, owned, libraryId))
                                    : toBuy(candidate, owned, libraryId));
                });
    }

    /**
     * Which of the library's books a candidate may be: those with just this title; else those of the named author with a subtitle more.
     * Where nobody is named, they are taken for it only when nothing is lost by a mistake.
     */
    private static List<Owned> meant(Candidate candidate, List<Owned> owned) {
        List<Owned> equal = owned.stream()
                .filter(book -> Titles.equal(book.title(), candidate.title()))
                .toList();
        if (!equal.isEmpty()
                || candidate.kind() == Kind.READ_NEXT && candidate.author().isEmpty()) {
            return equal.isEmpty() ? owned : equal;
        }
        return byAuthor(candidate, owned);
    }

    private static List<Owned> byAuthor(Candidate candidate, List<Owned> owned) {
        return owned.stream()
                .filter(book -> Titles.sharePerson(book.authors(), candidate.author()))
                .toList();
    }

    /** Of several books with the title one by the named author, if there is one. */
    private static Finding toRead(Candidate candidate, List<Owned> meant, UUID libraryId) {
        if (meant.isEmpty()) {
            return Finding.rejected(SuggestCandidate.NOT_IN_LIBRARY);
        }
        List<Owned> byAuthor = byAuthor(candidate, meant);
        return (byAuthor.isEmpty() ? meant : byAuthor)
                .stream()
                        .filter(book -> !book.readStatus().equals("read"))
                        .findFirst()
                        .map(book -> Finding.toRead(
                                book.title(),
                                book.authors(),
                                book.coverUrl(),
                                book.bookId(),
                                book.editionId(),
                                libraryId))
                        .orElseGet(() -> Finding.rejected(READ));
    }

    private Mono<Finding> toBuy(Candidate candidate, List<Owned> meant, UUID libraryId) {
        if (!meant.isEmpty()) {
            return Mono.just(Finding.rejected(OWNED));
        }
        return unowned(libraryId, Set.of(candidate.isbn()), () -> verified(candidate))
                .flatMap(found -> found.isGood() && !found.isbn().equals(candidate.isbn())
                        ? unowned(libraryId, Set.of(found.isbn()), () -> Mono.just(found))
                        : Mono.just(found));
    }

    private Mono<Finding> unowned(UUID libraryId, Set<String> isbns, Supplier<Mono<Finding>> otherwise) {
        Set<String> given = isbns.stream().filter(isbn -> !isbn.isEmpty()).collect(Collectors.toSet());
        return catalogue
                .booksByIsbn(libraryId, given)
                .flatMap(found -> found.isEmpty() ? otherwise.get() : Mono.just(Finding.rejected(OWNED)));
    }

    private Mono<Finding> verified(Candidate candidate) {
        Mono<Finding> byIsbn = candidate.isbn().isEmpty()
                ? Mono.just(Finding.rejected(NO_ISBN))
                : finder.byIsbn(candidate.isbn()).map(book -> byIsbn(candidate, book));
        return byIsbn.flatMap(
                found -> found.isGood() || candidate.author().isEmpty() ? Mono.just(found) : searched(candidate));
    }

    private static Finding byIsbn(Candidate candidate, MergedBook book) {
        String title = value(book.title());
        if (title.isEmpty()) {
            return Finding.rejected(UNKNOWN);
        }
        String authors = value(book.authors());
        return !Titles.alike(title, candidate.title())
                ? Finding.rejected(ANOTHER)
                : Finding.toBuy(
                        Reply.cut(title, Reply.LONGEST_TITLE),
                        Reply.cut(authors.isEmpty() ? candidate.author() : authors, Reply.LONGEST_NAME),
                        Stream.of(value(book.isbn13()), value(book.isbn10()), candidate.isbn())
                                .filter(isbn -> !isbn.isEmpty())
                                .findFirst()
                                .orElse(""),
                        Objects.requireNonNullElse(book.covers(), List.<MergedBook.Cover>of()).stream()
                                .findFirst()
                                .map(MergedBook.Cover::coverUrl)
                                .orElse(""));
    }

    private static String value(MergedBook.@Nullable Field field) {
        return field == null ? "" : field.value();
    }

    private Mono<Finding> searched(Candidate candidate) {
        return finder.search(candidate.title() + " " + candidate.author()).map(found -> found.stream()
                .filter(book -> !book.isbn13().isEmpty()
                        && Titles.alike(book.title(), candidate.title())
                        && Titles.sharePerson(String.join(" ", book.authors()), candidate.author()))
                .findFirst()
                .map(CandidateCheck::found)
                .orElseGet(() -> Finding.rejected(NOT_FOUND)));
    }

    private static Finding found(BookResult book) {
        return Finding.toBuy(
                Reply.cut(book.title(), Reply.LONGEST_TITLE),
                Reply.cut(String.join(", ", book.authors()), Reply.LONGEST_NAME),
                book.isbn13(),
                book.coverUrl());
    }
}
