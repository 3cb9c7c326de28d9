package io.colophon.web.security;

import java.time.Instant;
import java.util.UUID;

/**
 * Who sent a request, by the token that came with it.
 *
 * @param admin as the token says; a promotion or demotion counts from the next token on
 * @param tokenId the token's {@code jti}
 * @param request the request's trace and correlation
 */
public record Caller(UUID userId, boolean admin, UUID tokenId, Instant expiresAt, Request request) {

    /**
     * @param traceId 32 hexadecimal digits; in every event that the request makes, in error logs, and in the answer
     * @param correlationId one operation of a person, which may take several requests
     */
    public record Request(String traceId, String correlationId) {}
}
