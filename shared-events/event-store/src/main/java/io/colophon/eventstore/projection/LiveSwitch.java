package io.colophon.eventstore.projection;

/** Told which generation readers use, at start and at every switch, on every node. */
@FunctionalInterface
public interface LiveSwitch {
    void live(int generation);
}
