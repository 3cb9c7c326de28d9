package io.colophon.web;

/** How far the slowest live view is behind the log, in events. */
@FunctionalInterface
public interface ViewLag {
    long events();
}
