package io.colophon.web.outgoing;

/** Why something was not fetched. Its text names no address. */
public final class FetchFailed extends RuntimeException {

    public enum Reason {
        /** No address that may be asked: not http or https, unreadable, or not on the public internet. */
        NOT_ALLOWED,
        /** It could not be reached, broke off, or took too long. */
        UNREACHABLE,
        /** It answered with an error; see {@link #status}. */
        REFUSED,
        TOO_LARGE
    }

    private final Reason reason;
    private final int status;

    FetchFailed(Reason reason, String message) {
        this(reason, 0, message);
    }

    private FetchFailed(Reason reason, int status, String message) {
        super(message, null, false, false);
        this.reason = reason;
        this.status = status;
    }

    static FetchFailed refused(int status) {
        return new FetchFailed(Reason.REFUSED, status, "the server answered " + status);
    }

    public Reason reason() {
        return reason;
    }

    /** The HTTP status of the other server; 0 unless it refused. */
    public int status() {
        return status;
    }
}
