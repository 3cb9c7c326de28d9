package io.colophon.web.security;

import java.util.UUID;

/** Access tokens that were signed out before their time. Answers from memory. */
@FunctionalInterface
public interface RevokedTokens {
    boolean contains(UUID tokenId);
}
