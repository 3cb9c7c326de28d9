package io.colophon.command.jobs;

/** What became of an item, as the run that it is in must know. */
public enum ItemOutcome {
    ENDED,
    CANCELLED,
    /** The library is gone, and with it every further item. */
    NO_LIBRARY
}
