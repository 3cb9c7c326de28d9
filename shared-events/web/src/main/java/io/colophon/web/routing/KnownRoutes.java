package io.colophon.web.routing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Mono;

/**
 * Ahead of security: a path that no controller serves is 404, a method that none of its controllers takes is 405 with the union of
 * what they take. HEAD goes wherever GET does.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public class KnownRoutes implements WebFilter {

    private final ObjectProvider<RequestMappingHandlerMapping> mapping;
    private volatile List<Route> routes = List.of();

    public KnownRoutes(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping) {
        this.mapping = mapping;
    }

    private record Route(PathPattern path, Set<RequestMethod> methods) {}

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        if (path.value().startsWith("/actuator")) {
            return chain.filter(exchange);
        }
        HttpMethod method = exchange.getRequest().getMethod();
        Set<String> allowed = new TreeSet<>();
        for (Route route : routes()) {
            if (route.path().matches(path)) {
                for (RequestMethod one : route.methods()) {
                    if (one.name().equals(method.name()) || (one == RequestMethod.GET && method == HttpMethod.HEAD)) {
                        return chain.filter(exchange);
                    }
                    allowed.add(one.name());
                    if (one == RequestMethod.GET) {
                        allowed.add("HEAD");
                    }
                }
            }
        }
        if (allowed.isEmpty()) {
            return noPage(exchange);
        }
        exchange.getResponse().getHeaders().set(HttpHeaders.ALLOW, String.join(", ", allowed));
        return plain(exchange, HttpStatus.METHOD_NOT_ALLOWED, "Method Not Allowed\n");
    }

    private List<Route> routes() {
        List<Route> known = routes;
        if (known.isEmpty()) {
            known = mapping.getObject().getHandlerMethods().keySet().stream()
                    .flatMap(info -> info.getPatternsCondition().getPatterns().stream()
                            .map(pattern -> new Route(
                                    pattern, info.getMethodsCondition().getMethods())))
                    .collect(Collectors.toUnmodifiableList());
            routes = known;
        }
        return known;
    }

    /** Answers as an unknown address is answered. */
    public static Mono<Void> noPage(ServerWebExchange exchange) {
        return plain(exchange, HttpStatus.NOT_FOUND, "404 page not found\n");
    }

    private static Mono<Void> plain(ServerWebExchange exchange, HttpStatus status, String text) {
        var response = exchange.getResponse();
        response.setStatusCode(status);
        response.getHeaders().setContentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8));
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(text.getBytes(StandardCharsets.UTF_8))));
    }
}
