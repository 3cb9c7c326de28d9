package io.colophon.command.jobs;

import java.util.Set;

/**
 * The types of runs that a contract shows as one kind of thing, and what it says of one that is not there or not in that state.
 *
 * @param notCancellable said of one that can't be cancelled
 * @param notDeletable said of one that can't be deleted
 */
public record RunFamily(Set<String> types, String notCancellable, String notDeletable) {}
