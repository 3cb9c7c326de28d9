package io.colophon.eventstore.projection;

import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.projection.LendingEvent.BookLent;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A node that writes without pause and follows the log. Says {@code started} and, for each append, {@code acked <position>}. */
final class NodeProcess {

    private static final int WRITERS = 8;

    private NodeProcess() {}

    public static void main(String[] arguments) {
        try (Node node = Node.started(PostgresAddress.parse(arguments[0]), arguments[1])) {
            System.out.println("started");
            AtomicLong written = new AtomicLong();
            Flux.range(0, WRITERS)
                    .flatMap(writer -> Mono.defer(() -> {
                                long n = written.incrementAndGet();
                                return node.append(new BookLent("b" + n % 50, arguments[1] + " " + n));
                            })
                            .repeat())
                    .doOnNext(at -> System.out.println("acked " + at.last()))
                    .blockLast();
        }
    }
}
