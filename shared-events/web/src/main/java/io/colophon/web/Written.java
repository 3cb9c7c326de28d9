package io.colophon.web;

import java.util.Set;

/**
 * A write that is durable.
 *
 * @param result what the decision answers, for example the id of what it made
 * @param first the positions of its events; 0 when it made none
 * @param records the types of its events
 */
public record Written<R>(R result, long first, long last, Set<Class<?>> records) {}
