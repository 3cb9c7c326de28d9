package io.colophon.eventstore.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record component of an event that says something about a person. Its JSON is stored encrypted with the key of the subject;
 * when that key is destroyed a text reads {@value #ERASED}, a change of a text has it on both sides, anything else is absent.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Personal {

    String ERASED = "[erased]";

    /** The component that holds the subject's UUID. */
    String subject();
}
