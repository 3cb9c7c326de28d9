package io.colophon.eventstore;

/** Why an append did not happen. Nothing of it was stored, except where {@link UnknownOutcome} says that nobody knows. */
public abstract sealed class AppendRefused extends RuntimeException {

    private AppendRefused(String message, Throwable cause) {
        super(message, cause);
    }

    private AppendRefused(String message) {
        super(message, null, false, false);
    }

    /** An event that meets the boundary came after the position that had been read: read again and decide again. */
    public static final class BoundaryConflict extends AppendRefused {
        public BoundaryConflict() {
            super("an event within the boundary was appended since it was read");
        }
    }

    /** More appends wait than the queue takes; try again later. */
    public static final class Overloaded extends AppendRefused {
        public Overloaded() {
            super("too many appends are waiting");
        }
    }

    /** PostgreSQL will not take this command's data (SQLSTATE classes 22, 23, 54). */
    public static final class DataRefused extends AppendRefused {
        public DataRefused(Throwable cause) {
            super("the database refused the events", cause);
        }
    }

    /** The database could not be reached, or not be asked, whether the events are stored. */
    public static final class UnknownOutcome extends AppendRefused {
        public UnknownOutcome(Throwable cause) {
            super("the outcome of the append is not known", cause);
        }
    }
}
