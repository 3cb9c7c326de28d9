package io.colophon.benchmarks;

import io.colophon.benchmarks.BookEvents.Made;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** An instance with one library of so many books and all that belongs to them, filled through the log. */
final class RouteInstance implements AutoCloseable {

    private static final int WARMING_CONNECTIONS = 16;

    final int books;
    final List<Made> made;
    final List<UUID> contributors;
    final LibraryEvents rest;
    final List<UUID> genres;
    final UUID library;
    final List<Route> routes;
    private Product product;

    /** Blocks until it is filled and warm. */
    RouteInstance(int books, Duration time) {
        this.books = books;
        product = new Product("routes-" + books);
        try {
            Client client = product.client;
            library = client.library("Routes");
            genres = client.ids("/api/v1/genres");
            rest = new LibraryEvents(library, client.userId);
            BookEvents events = new BookEvents(
                    library, client.userId, new BookEvents.Words(client.ids("/api/v1/media-types"), rest.tags, genres));
            fill(events);
            made = events.made();
            contributors = events.contributors();
            Database.run(product.address, Database.FLOOR_ROWS.formatted(liveBooks()), Database.PLANS_CAN_BE_TOLD);
            product = product.restartedWithFloor();
            routes = Routes.of(this);
            routes.forEach(route -> {
                client().staySignedIn();
                load(route, WARMING_CONNECTIONS, time.multipliedBy(2));
            });
        } catch (RuntimeException e) {
            product.close();
            throw e;
        }
    }

    Client client() {
        return product.client;
    }

    Product product() {
        return product;
    }

    private void fill(BookEvents events) {
        try (EventLog log = new EventLog(product.address, product.masterKey)) {
            EventWriter writer = new EventWriter(log, product.tagger, product.client.userId, library);
            writer.append(rest.vocabulary());
            writer.append(events.of(books));
            writer.append(rest.of(events.made()));
            product.awaitViews(log.tail.head());
        }
    }

    /** Where the books view has its rows. */
    private String liveBooks() {
        return product.views()
                .valueStream()
                .filter(view -> view.path("view").asString().equals("books"))
                .map(view -> "books_" + view.path("generation").asInt())
                .findFirst()
                .orElseThrow();
    }

    Load.Result load(Route route, int connections, Duration time) {
        return Load.run(product, connections, time, route.work());
    }

    @Override
    public void close() {
        product.close();
    }
}
