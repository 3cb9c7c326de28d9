package io.colophon.eventstore.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name under which a record is stored, for ever. The version moves only when old JSON can't be read as the new record; the
 * class that reads a former version then stays, under its own version.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventType {
    /** {@code feature.EventName}, for example {@code loans.BookLent}. */
    String value();

    String version() default "1";
}
