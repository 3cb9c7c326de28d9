package io.colophon.eventstore.json;

/**
 * An event that this version of the software can't read: a later one wrote it. Whoever meets it goes on without it.
 *
 * @param json as stored
 */
public record UnknownEvent(String name, String version, String json) {}
