package io.colophon.eventstore.projection;

/** One build of a view. */
public record GenerationId(String view, int number) {

    /** The name of its tables' schema, or the suffix of its collections. */
    public String schema() {
        return view + "_" + number;
    }

    @Override
    public String toString() {
        return schema();
    }
}
