package io.colophon.web.routing;

import io.colophon.web.security.Caller;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Gives every request a trace id: that of a W3C {@code traceparent} header, else a new one. It stands in {@code X-Request-Id} of the
 * answer, in the log of an unexpected failure, and in the metadata of every event that the request makes.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestTrace implements WebFilter {

    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String traceId = given(exchange);
        exchange.getAttributes().put(RequestTrace.class.getName(), new Caller.Request(traceId, traceId));
        exchange.getResponse().getHeaders().set("X-Request-Id", traceId);
        return chain.filter(exchange);
    }

    public static Caller.Request of(ServerWebExchange exchange) {
        Object found = exchange.getAttributes().get(RequestTrace.class.getName());
        if (!(found instanceof Caller.Request request)) {
            throw new IllegalStateException("the request has not been traced");
        }
        return request;
    }

    private static String given(ServerWebExchange exchange) {
        String header = exchange.getRequest().getHeaders().getFirst("traceparent");
        Matcher matcher = TRACEPARENT.matcher(header == null ? "" : header);
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return matcher.matches() ? matcher.group(1) : "%016x%016x".formatted(random.nextLong(), random.nextLong());
    }
}
