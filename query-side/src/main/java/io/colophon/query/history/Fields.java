package io.colophon.query.history;

import io.colophon.contract.Change;
import io.colophon.query.history.HistoryItem.FieldChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects what an event says of fields, in the order in which people are told; what is empty counts as nothing. */
final class Fields {

    private final List<FieldChange> changes = new ArrayList<>();

    /** A field of a new thing. */
    Fields began(String field, @Nullable Object value) {
        return add(field, null, value);
    }

    Fields changed(String field, @Nullable Change<?> change) {
        return changed(field, change, value -> value);
    }

    /** @param shown what people are told of a value */
    <T> Fields changed(String field, @Nullable Change<T> change, Function<T, ?> shown) {
        return change == null ? this : add(field, shown(change.from(), shown), shown(change.to(), shown));
    }

    private static <T> @Nullable Object shown(@Nullable T value, Function<T, ?> shown) {
        return value == null ? null : shown.apply(value);
    }

    private Fields add(String field, @Nullable Object from, @Nullable Object to) {
        Object before = something(from);
        Object after = something(to);
        if (before != null || after != null) {
            changes.add(new FieldChange(field, before, after));
        }
        return this;
    }

    private static @Nullable Object something(@Nullable Object value) {
        return value instanceof String text && text.isEmpty() || value instanceof Collection<?> all && all.isEmpty()
                ? null
                : value;
    }

    List<FieldChange> list() {
        return List.copyOf(changes);
    }
}
