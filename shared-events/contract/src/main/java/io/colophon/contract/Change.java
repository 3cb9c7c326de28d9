package io.colophon.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a field was and what it is now. In an event an absent change means that the field stayed.
 *
 * @param from null: there was no value
 * @param to null: there is no value any more
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Change<T>(@Nullable T from, @Nullable T to) {

    /** The change between two values, or null where they are equal. */
    public static <T> @Nullable Change<T> between(@Nullable T from, @Nullable T to) {
        return Objects.equals(from, to) ? null : new Change<>(from, to);
    }

    /** What the field is after a change that may be absent. */
    public static <T> @Nullable T apply(@Nullable Change<T> change, @Nullable T before) {
        return change == null ? before : change.to();
    }

    List<T> present() {
        return Stream.<@Nullable T>of(from, to).flatMap(Stream::ofNullable).toList();
    }
}
