package io.colophon.eventstore.projection;

/** A view is being built for the first time by this version, or has stopped; it can't be read now. */
public final class ViewNotReady extends RuntimeException {
    public ViewNotReady(String view) {
        super("the view " + view + " can't be read now", null, false, false);
    }
}
