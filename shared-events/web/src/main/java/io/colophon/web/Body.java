package io.colophon.web;

import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/**
 * The body of a request, not read yet: a controller checks rights and ids first. Declare it as a parameter.
 */
public final class Body {

    private static final int LIMIT = 1 << 20;

    private final ServerHttpRequest request;

    Body(ServerHttpRequest request) {
        this.request = request;
    }

    /** Reads the whole body as JSON of a type; fails with {@code invalid request body}, or with 413 beyond 1 MiB. */
    public <T> Mono<T> as(Class<T> type) {
        return bytes().map(bytes -> WireJson.read(bytes, type));
    }

    /** The bytes as sent; empty when there are none. */
    public Mono<byte[]> bytes() {
        return DataBufferUtils.join(request.getBody(), LIMIT)
                .map(buffer -> {
                    byte[] bytes = new byte[buffer.readableByteCount()];
                    buffer.read(bytes);
                    DataBufferUtils.release(buffer);
                    return bytes;
                })
                .defaultIfEmpty(new byte[0]);
    }
}
