package io.colophon.benchmarks;

import org.jspecify.annotations.Nullable;

/**
 * A request that is repeated, with other ids each time.
 *
 * @param floor what it is compared with; null: only with itself at another size
 * @param grows its answer or what it finds grows with the library
 */
record Route(String name, @Nullable Floor floor, boolean grows, Load.Work work) {

    /** The least that a request can cost. */
    enum Floor {
        CONSTANT("constant JSON"),
        ROW("one stored row"),
        PAGE("25 stored rows");

        final String text;

        Floor(String text) {
            this.text = "floor: " + text;
        }
    }
}
