package io.colophon.contract;

/**
 * Why something that was asked is not done; it is an answer, not an event. A route family turns the kind into its status and the text
 * into its error body, so the text is the one that the contract names.
 */
public final class Refusal extends RuntimeException {

    public enum Kind {
        /** The request is wrong in itself, or names something that can't be used so. */
        INVALID,
        /** Nobody is signed in, or the proof of it is wrong. */
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_FOUND,
        /** The state of things does not allow it now. */
        CONFLICT,
        /** It was there once; what leads to it is too old. */
        GONE,
        TOO_MANY_REQUESTS,
        TOO_LARGE,
        /** A part that is needed can't be used just now; asking again later may do. */
        UNAVAILABLE,
        /** Another server that was asked for it did not give it. */
        BAD_GATEWAY,
        /** There is nothing behind the address, which the contract answers as it answers an unknown one. */
        NO_PAGE
    }

    private final Kind kind;

    public Refusal(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public static Refusal invalid(String message) {
        return new Refusal(Kind.INVALID, message);
    }

    /** A field that is longer than the contract's limit. */
    public static Refusal tooLong(String field, int limit) {
        return invalid(field + " must be at most " + limit + " characters");
    }

    public static Refusal notFound(String thing) {
        return new Refusal(Kind.NOT_FOUND, thing + " not found");
    }

    /** As if the address itself were unknown. */
    public static Refusal noPage() {
        return new Refusal(Kind.NO_PAGE, "404 page not found");
    }

    public static Refusal conflict(String message) {
        return new Refusal(Kind.CONFLICT, message);
    }

    public static Refusal forbidden(String message) {
        return new Refusal(Kind.FORBIDDEN, message);
    }

    public static Refusal unauthenticated(String message) {
        return new Refusal(Kind.UNAUTHENTICATED, message);
    }

    public Kind kind() {
        return kind;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
