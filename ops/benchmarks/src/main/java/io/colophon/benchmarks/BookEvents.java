package io.colophon.benchmarks;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.benchmarks.Catalogue.Book;
import io.colophon.command.contributors.SortName;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.Credit;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.contract.editions.EditionEvent.EditionAdded;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Books as the product records them, with their editions and contributors. */
final class BookEvents {

    private static final List<String> LANGUAGES = List.of("en", "en", "en", "en", "en", "de", "fr", "ja");
    private static final int PUBLISHERS = 500;

    private final UUID libraryId;
    private final UUID addedBy;
    private final Words words;
    private final Map<String, UUID> contributors = new HashMap<>();
    private final List<Made> made = new ArrayList<>();

    /** What books are given in turn; the first media type has nine of ten, each tag and each genre one of as many as there are. */
    record Words(List<UUID> mediaTypes, List<UUID> tags, List<UUID> genres) {

        private UUID mediaType(int number) {
            return number % 10 == 9 ? mediaTypes.get(1 + number / 10 % (mediaTypes.size() - 1)) : mediaTypes.getFirst();
        }

        private static List<UUID> one(List<UUID> of, int number) {
            return of.isEmpty() ? List.of() : List.of(of.get(number % of.size()));
        }
    }

    /** A book of the log. */
    record Made(UUID bookId, UUID editionId, Book book) {}

    BookEvents(UUID libraryId, UUID addedBy, Words words) {
        this.libraryId = libraryId;
        this.addedBy = addedBy;
        this.words = words;
    }

    /** Made as they are asked for. */
    Stream<DomainEvent> of(int books) {
        return Catalogue.books(books).stream().flatMap(this::events);
    }

    /** Those that were asked for. */
    List<Made> made() {
        return made;
    }

    /** Everybody who has a part in one of them. */
    List<UUID> contributors() {
        return List.copyOf(contributors.values());
    }

    static String publisher(int number) {
        return "Press " + number % PUBLISHERS;
    }

    private Stream<DomainEvent> events(Book book) {
        List<DomainEvent> events = new ArrayList<>();
        List<Credit> credits = new ArrayList<>();
        for (String author : book.authors()) {
            UUID id = contributors.computeIfAbsent(author, name -> {
                UUID contributorId = UuidCreator.getTimeOrderedEpoch();
                events.add(new ContributorAdded(contributorId, name, SortName.of(name), false));
                return contributorId;
            });
            credits.add(new Credit(id, "author", credits.size()));
        }
        UUID bookId = UuidCreator.getTimeOrderedEpoch();
        UUID editionId = UuidCreator.getTimeOrderedEpoch();
        int number = book.number();
        events.add(new BookAdded(
                bookId,
                libraryId,
                book.title(),
                "",
                "",
                words.mediaType(number),
                credits,
                Words.one(words.tags(), number),
                Words.one(words.genres(), number),
                addedBy));
        events.add(new EditionAdded(
                editionId,
                bookId,
                libraryId,
                "paperback",
                LANGUAGES.get(number % LANGUAGES.size()),
                "",
                "",
                publisher(number),
                LocalDate.of(book.year(), 1, 1),
                book.isbn13(),
                "",
                "",
                null,
                null,
                true,
                null,
                null,
                1));
        made.add(new Made(bookId, editionId, book));
        return events.stream();
    }
}
