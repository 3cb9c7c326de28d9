package io.colophon.web;

import java.util.UUID;

/**
 * Where something is that can be read alone.
 *
 * @param kind one word, for example {@code book}
 * @param scope what it must belong to, a library mostly; its own id where it belongs to nothing
 */
public record Resource(String kind, UUID scope, UUID id) {

    public static Resource of(String kind, UUID id) {
        return new Resource(kind, id, id);
    }
}
