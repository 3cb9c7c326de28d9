package io.colophon.web.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a component of an answer holds that is JSON already, or as whose JSON it is to be understood. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface JsonOf {

    /** A record, the class of an array of them, or {@code Map} for an object of whatever members. */
    Class<?> value() default Void.class;

    /** Instead of a record, the kind of resource ({@link io.colophon.web.Reads#kind}). */
    String kind() default "";

    /** Whether it is an array of them. */
    boolean many() default false;
}
