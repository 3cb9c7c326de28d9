package io.colophon.web.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the document of the API ({@code docs/openapi.json}) says of a route and can't be seen from it. The rest follows from its method,
 * path and parameters: ids, who may call it, refusals, the envelope, 204 where it answers with nothing, 201 where a POST answers with what it
 * made. Every route has one; every answer that a test gets is held against the document.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Described {

    /** In a few words, what a client gets or does by it. */
    String value();

    /** The record as which the body is read; all its members may be absent. */
    Class<?> takes() default Void.class;

    /** The fields of the multipart form that is sent; the first one is the file. */
    String[] form() default {};

    /** {@code name: what it does}, or {@code name (type): what it does} where it is no text; a list may be repeated. */
    String[] query() default {};

    /** The record that is written as JSON, or the class of an array of them. */
    Class<?> gives() default Void.class;

    /** The kind of resource that is shown as a read shows it ({@link io.colophon.web.Reads#kind}), where the record is of the other side. */
    String shows() default "";

    /** The media type of an answer that is no JSON. */
    String file() default "";

    /** Of success, where it is not the one that follows. */
    int status() default 0;

    /** Statuses besides those that follow. */
    int[] also() default {};

    /** The record in the envelope of a 503 that says more than why. */
    Class<?> unavailable() default Void.class;

    /** Whether JSON stands outside of the envelope although the route's family has one. */
    boolean bare() default false;

    /** Whether what is not there is answered as an unknown address is, with text. */
    boolean noPage() default false;
}
