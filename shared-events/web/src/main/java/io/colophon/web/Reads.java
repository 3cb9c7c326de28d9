package io.colophon.web;

import io.colophon.web.security.Caller;
import reactor.core.publisher.Mono;

/** The one representation of a kind of resource, for its GET and for the answers of its writes. */
public interface Reads {

    /** The {@link Resource#kind} that it reads. */
    String kind();

    /** JSON without the envelope; empty when there is none, or none in that scope. */
    Mono<String> one(Resource resource, Caller caller);
}
