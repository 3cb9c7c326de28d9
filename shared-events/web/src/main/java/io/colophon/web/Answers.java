package io.colophon.web;

import io.colophon.web.security.Caller;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import reactor.core.publisher.Mono;

/**
 * Answers of the Librarium family. After a write it waits until the live views have it, so that the answer is what a read says and
 * the next request of any client sees the write; past the bound it says so in {@code Colophon-Behind}.
 */
@Component
public class Answers {

    private static final Duration BOUND = Duration.ofSeconds(2);
    private static final String BEHIND = "Colophon-Behind";

    private final LiveViews views;
    private final SingletonSupplier<Map<String, Reads>> reads;

    public Answers(LiveViews views, ObjectProvider<Reads> reads) {
        this.views = views;
        this.reads = SingletonSupplier.of(() -> index(reads.stream().toList()));
    }

    private static Map<String, Reads> index(Collection<Reads> all) {
        return all.stream().collect(Collectors.toUnmodifiableMap(Reads::kind, one -> one));
    }

    /** 200 with a value that is JSON already. */
    public static ResponseEntity<byte[]> ok(String json) {
        return json(HttpStatus.OK, WireJson.data(json));
    }

    /** 200 with a value. */
    public static ResponseEntity<byte[]> value(Object value) {
        return ok(WireJson.write(value));
    }

    /** What tells that something is done that leaves nothing to show. */
    public record Message(String message) {}

    /** 200 with a message. */
    public static ResponseEntity<byte[]> message(String text) {
        return value(new Message(text));
    }

    public static ResponseEntity<byte[]> json(HttpStatus status, byte[] body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    /** Answers a write with what it wrote. */
    public Mono<ResponseEntity<byte[]>> written(
            HttpStatus status, Written<?> written, Resource resource, Caller caller) {
        return seen(written)
                .filter(seen -> seen)
                .flatMap(seen -> read(resource, caller))
                .map(json -> json(status, WireJson.data(json)))
                .defaultIfEmpty(ResponseEntity.status(status)
                        .header(BEHIND, String.valueOf(written.last()))
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(WireJson.data(bare(resource))));
    }

    /**
     * Answers a write with the several things of one kind that it wrote.
     *
     * @param body what is said around the JSON array of them
     */
    public Mono<ResponseEntity<byte[]>> written(
            HttpStatus status,
            Written<?> written,
            List<Resource> resources,
            Caller caller,
            UnaryOperator<String> body) {
        if (resources.isEmpty()) {
            return after(written, json(status, WireJson.data(body.apply("[]"))));
        }
        Reads reader = reader(resources.getFirst().kind());
        return seen(written)
                .filter(seen -> seen)
                .flatMap(seen -> reader.all(resources, caller))
                .map(all -> json(status, WireJson.data(body.apply(WireJson.array(all)))))
                .defaultIfEmpty(ResponseEntity.status(status)
                        .header(BEHIND, String.valueOf(written.last()))
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(WireJson.data(body.apply(WireJson.array(
                                resources.stream().map(Answers::bare).toList())))));
    }

    private Reads reader(String kind) {
        Reads reader = reads.obtain().get(kind);
        if (reader == null) {
            throw new IllegalArgumentException("nobody reads a " + kind);
        }
        return reader;
    }

    private static String bare(Resource resource) {
        return "{\"id\":\"" + resource.id() + "\"}";
    }

    /** Answers a write that has nothing to show: 204. */
    public Mono<ResponseEntity<byte[]>> done(Written<?> written) {
        return after(written, ResponseEntity.noContent().build());
    }

    /** Answers a write with something that does not come from a view. */
    public Mono<ResponseEntity<byte[]>> after(Written<?> written, ResponseEntity<byte[]> answer) {
        return seen(written)
                .map(seen -> seen
                        ? answer
                        : ResponseEntity.status(answer.getStatusCode())
                                .headers(answer.getHeaders())
                                .header(BEHIND, String.valueOf(written.last()))
                                .body(answer.getBody()));
    }

    /** What a read of a resource says, for an answer that is put together; JSON without the envelope, empty when there is none. */
    public Mono<String> read(Resource resource, Caller caller) {
        return reader(resource.kind()).one(resource, caller);
    }

    /** Waits until the live views have a write, within the bound; false: they have not. */
    public Mono<Boolean> seen(Written<?> written) {
        return written.records().isEmpty()
                ? Mono.just(true)
                : views.await(written.records(), written.first(), written.last(), BOUND);
    }
}
