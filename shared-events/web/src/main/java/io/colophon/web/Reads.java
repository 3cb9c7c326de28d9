package io.colophon.web;

import io.colophon.web.security.Caller;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The one representation of a kind of resource, for its GET and for the answers of its writes. */
public interface Reads {

    /** The {@link Resource#kind} that it reads. */
    String kind();

    /** The record whose JSON it answers, or the class of an array of them, for the document of the API. */
    Class<?> shape();

    /** JSON without the envelope; empty when there is none, or none in that scope. */
    Mono<String> one(Resource resource, Caller caller);

    /** Several in the order in which they are asked for, without those that are not there. */
    default Mono<List<String>> all(List<Resource> resources, Caller caller) {
        return Flux.fromIterable(resources)
                .concatMap(resource -> one(resource, caller))
                .collectList();
    }
}
