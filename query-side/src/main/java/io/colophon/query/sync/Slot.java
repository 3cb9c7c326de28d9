package io.colophon.query.sync;

import java.util.Comparator;

/**
 * A place in the order of everything that a caller has seen change: the position of a change and the life that it is about.
 *
 * @param life the position where that life began, which no other one has
 */
record Slot(long position, long life) implements Comparable<Slot> {

    private static final Comparator<Slot> ORDER =
            Comparator.comparingLong(Slot::position).thenComparingLong(Slot::life);

    /** Behind every slot of a position and of those before it. */
    static Slot endOf(long position) {
        return new Slot(position, Long.MAX_VALUE);
    }

    @Override
    public int compareTo(Slot other) {
        return ORDER.compare(this, other);
    }
}
