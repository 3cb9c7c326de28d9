package io.colophon.eventstore.projection;

import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.LendingEvent.BookLent;
import io.colophon.eventstore.projection.LendingEvent.BookReturned;
import io.colophon.eventstore.projection.LendingEvent.ShelfDusted;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;

/** A random history of lending, and what it comes to by its definition, without the code under test. */
record History(long seed, int commands, int books) {

    void appendTo(Node node) {
        Random random = new Random(seed);
        List<LendingEvent[]> all = IntStream.range(0, commands)
                .mapToObj(i -> IntStream.rangeClosed(0, random.nextInt(3))
                        .mapToObj(n -> event(random))
                        .toArray(LendingEvent[]::new))
                .toList();
        Flux.fromIterable(all).flatMap(node::append, 16).blockLast();
    }

    private LendingEvent event(Random random) {
        String book = "b" + random.nextInt(books);
        return switch (random.nextInt(5)) {
            case 0 -> new ShelfDusted("s" + random.nextInt(10));
            case 1, 2 -> new BookReturned(book);
            default -> new BookLent(book, "reader " + random.nextInt(100));
        };
    }

    /** In the form of {@link Node#books}. */
    static String fold(List<RecordedEvent> log) {
        Map<String, String> books = new TreeMap<>();
        for (RecordedEvent event : log) {
            switch (event.payload()) {
                case BookLent lent -> books.put(lent.book(), lent.to() + "|" + event.position());
                case BookReturned returned -> books.put(returned.book(), "-|" + event.position());
                default -> {}
            }
        }
        return books.entrySet().stream()
                .map(entry -> entry.getKey() + "|" + entry.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** How many events of a log the view handles, in the form of {@link Node#effects}. */
    static String each(List<RecordedEvent> log) {
        long handled = log.stream()
                .filter(event -> !(event.payload() instanceof ShelfDusted))
                .count();
        return handled + " of " + handled;
    }
}
