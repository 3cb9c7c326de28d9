package io.colophon.standalone;

import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Somebody who adds one book after another, whether the server is there or not, and notes what it has acknowledged. */
final class BookWriter implements AutoCloseable {

    private static final long PAUSE_MILLIS = 20;

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private final Map<String, String> acknowledged = new LinkedHashMap<>();
    private final List<String> surprises = new CopyOnWriteArrayList<>();
    private final String books;
    private final String mediaType;
    private volatile ApiClient client;
    private int tried;
    private int failed;
    private int unanswered;

    BookWriter(ApiClient client, String library) {
        this.client = client;
        books = "/api/v1/libraries/" + library + "/books";
        mediaType = client.get("/api/v1/media-types")
                .expect(200)
                .data()
                .path(0)
                .path("id")
                .asString();
        thread.scheduleWithFixedDelay(this::write, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The server has another address now. */
    void at(String url) {
        client = client.at(url);
    }

    private void write() {
        String title = "Meanwhile " + ++tried;
        try {
            ApiClient.Answer answer = client.post(books, Map.of("title", title, "media_type_id", mediaType));
            if (answer.status() == 201) {
                acknowledged.put(answer.data().path("id").asString(), title);
            } else if (answer.status() == 500) {
                failed++;
            } else if (answer.status() != 503) {
                surprises.add(answer.status() + " " + answer.body());
            }
        } catch (UncheckedIOException e) {
            unanswered++;
        } catch (RuntimeException e) {
            surprises.add(e.toString());
        }
    }

    /** Title by id, in the order of the writes; complete once this is closed. */
    Map<String, String> acknowledged() {
        return acknowledged;
    }

    /** How many writes were told that something went wrong, as when nobody knows whether they are stored. */
    int failed() {
        return failed;
    }

    /** How many writes got no answer, since there was no server. */
    int unanswered() {
        return unanswered;
    }

    /** Anything else that was answered. */
    List<String> surprises() {
        return surprises;
    }

    @Override
    public void close() {
        thread.close();
    }
}
