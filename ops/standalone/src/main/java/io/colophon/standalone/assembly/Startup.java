package io.colophon.standalone.assembly;

import io.colophon.command.Commands;
import io.colophon.command.Origin;
import io.colophon.command.identity.SignedOutTokens;
import io.colophon.command.vocabulary.SeedVocabulary;
import io.colophon.eventstore.EventReader;
import io.colophon.eventstore.Tail;
import io.colophon.eventstore.axon.MessageCodec;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.Projections;
import io.colophon.query.libraries.Memberships;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Starts, in this order and before the first request is taken: the tail, the first vocabulary, memberships, views, the deny list. A
 * view that must be built anew is not waited for longer than {@link #BOUND}; it answers 503 until it is there.
 */
@Component
class Startup implements SmartLifecycle {

    /** Before the web server, which begins at {@code Integer.MAX_VALUE - 1024}. */
    private static final int PHASE = 0;

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final Logger log = LoggerFactory.getLogger(Startup.class);

    private final Tail<RecordedEvent> tail;
    private final Commands commands;
    private final Memberships memberships;
    private final EventReader reader;
    private final MessageCodec codec;
    private final Projections projections;
    private final SignedOutTokens signedOut;
    private volatile boolean running;

    Startup(
            Tail<RecordedEvent> tail,
            Commands commands,
            Memberships memberships,
            EventReader reader,
            MessageCodec codec,
            Projections projections,
            SignedOutTokens signedOut) {
        this.tail = tail;
        this.commands = commands;
        this.memberships = memberships;
        this.reader = reader;
        this.codec = codec;
        this.projections = projections;
        this.signedOut = signedOut;
    }

    @Override
    public void start() {
        await(tail.start()
                .then(commands.send(new SeedVocabulary(), Origin.SYSTEM))
                .then(memberships.start(reader, codec, tail))
                .then(signedOut.start())
                .then(projections
                        .start()
                        .timeout(BOUND, Mono.fromRunnable(() -> log.warn("some views are still being built")))));
        running = true;
    }

    @Override
    public void stop() {
        await(projections.stop());
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private static void await(Mono<Void> work) {
        try {
            work.toFuture().get(BOUND.plusSeconds(60).toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting or stopping", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("could not start or stop", e);
        }
    }
}
