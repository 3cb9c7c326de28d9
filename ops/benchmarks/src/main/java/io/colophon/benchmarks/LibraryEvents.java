package io.colophon.benchmarks;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.benchmarks.BookEvents.Made;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.loans.Borrower;
import io.colophon.contract.loans.LoanEvent.BookLent;
import io.colophon.contract.reading.ReadingEvent;
import io.colophon.contract.reading.ReadingEvent.ReadingRecorded;
import io.colophon.contract.series.SeriesEvent.BookPlaced;
import io.colophon.contract.series.SeriesEvent.SeriesCreated;
import io.colophon.contract.shelves.ShelfEvent.BookShelved;
import io.colophon.contract.shelves.ShelfEvent.ShelfCreated;
import io.colophon.contract.vocabulary.VocabularyEvent.TagAdded;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a library has beside its books, in proportion to them: one series in ten books with three books each, a loan and a note of reading
 * in twenty, a shelf with one book in a hundred.
 */
final class LibraryEvents {

    private static final int TAGS = 100;
    private static final int SHELVES = 20;
    private static final int BORROWERS = 200;
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);

    private final UUID libraryId;
    private final UUID userId;
    final List<UUID> tags = ids(TAGS);
    final List<UUID> shelves = ids(SHELVES);
    final List<UUID> series = new ArrayList<>();
    final List<UUID> loans = new ArrayList<>();

    LibraryEvents(UUID libraryId, UUID userId) {
        this.libraryId = libraryId;
        this.userId = userId;
    }

    private static List<UUID> ids(int count) {
        return Stream.generate(UuidCreator::getTimeOrderedEpoch).limit(count).toList();
    }

    static String tag(int number) {
        return "Tag " + number;
    }

    Stream<DomainEvent> vocabulary() {
        return IntStream.range(0, TAGS).mapToObj(i -> new TagAdded(tags.get(i), libraryId, tag(i), "#808080"));
    }

    /** Everything that is about books that are there. */
    Stream<DomainEvent> of(List<Made> books) {
        series.addAll(ids(books.size() / 10));
        loans.addAll(ids(books.size() / 20));
        return Stream.of(
                        each(series.size(), this::series),
                        each(
                                series.size() * 3,
                                i -> new BookPlaced(
                                        series.get(i / 3),
                                        libraryId,
                                        books.get(i).bookId(),
                                        i % 3 + 1)),
                        each(SHELVES, this::shelf),
                        each(
                                books.size() / 100,
                                i -> new BookShelved(
                                        shelves.getFirst(),
                                        libraryId,
                                        books.get(i * 100).bookId())),
                        each(loans.size(), i -> loan(i, books.get(i * 20))),
                        each(books.size() / 20, i -> reading(i, books.get(i * 20 + 1))))
                .flatMap(events -> events);
    }

    private static Stream<DomainEvent> each(int count, IntFunction<DomainEvent> event) {
        return IntStream.range(0, count).mapToObj(event);
    }

    private DomainEvent series(int number) {
        return new SeriesCreated(
                series.get(number),
                libraryId,
                "Series " + number,
                "",
                null,
                "ongoing",
                "en",
                null,
                "",
                List.of(),
                "",
                "",
                "",
                List.of());
    }

    private DomainEvent shelf(int number) {
        return new ShelfCreated(
                shelves.get(number), libraryId, "Shelf " + number, "", "#808080", "book", number, List.of());
    }

    private DomainEvent loan(int number, Made book) {
        String name = "Borrower " + number % BORROWERS;
        LocalDate day = FIRST_DAY.plusDays(number % 700);
        return new BookLent(
                loans.get(number),
                libraryId,
                book.bookId(),
                book.book().title(),
                Borrower.id(libraryId, name),
                name,
                day,
                day.plusDays(28),
                "",
                List.of());
    }

    private DomainEvent reading(int number, Made book) {
        boolean read = number % 4 != 0;
        LocalDate day = FIRST_DAY.plusDays(number % 700);
        return new ReadingRecorded(
                ReadingEvent.interaction(userId, book.editionId()),
                userId,
                book.editionId(),
                book.bookId(),
                libraryId,
                read ? "read" : "reading",
                read ? 1 + number % 10 : null,
                "",
                "",
                day,
                read ? day.plusDays(9) : null,
                number % 10 == 0);
    }
}
