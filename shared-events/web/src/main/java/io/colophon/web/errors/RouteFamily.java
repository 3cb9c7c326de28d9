package io.colophon.web.errors;

import org.springframework.web.server.ServerWebExchange;

/** The public contracts that share this server; error bodies, null rules and time formats belong to them. */
public enum RouteFamily {
    /** {@code /api/v1}, and everything that is nobody else's. */
    LIBRARIUM,
    /** The sync feed and its neighbours. */
    LIBRIS;

    public static RouteFamily of(ServerWebExchange exchange) {
        return of(exchange.getRequest().getPath().value());
    }

    public static RouteFamily of(String path) {
        return path.startsWith("/api/library") || path.startsWith("/api/books") || path.startsWith("/kosync")
                ? LIBRIS
                : LIBRARIUM;
    }
}
