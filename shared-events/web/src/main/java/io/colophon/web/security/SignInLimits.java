package io.colophon.web.security;

import io.colophon.contract.Refusal;
import io.github.bucket4j.Bucket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** How often one address may try to sign in, register or refresh (Librarium behaviour, section 3). */
public final class SignInLimits {

    private static final int REMEMBERED = 10_000;
    private static final String RETRY_AFTER_SECONDS = "60";

    private final boolean relaxed;
    private final Map<String, Bucket> buckets = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    });

    /** @param relaxed for test suites: no limit at all */
    public SignInLimits(boolean relaxed) {
        this.relaxed = relaxed;
    }

    public Mono<Void> login(ServerWebExchange exchange) {
        return take(exchange, "login", 10);
    }

    public Mono<Void> register(ServerWebExchange exchange) {
        return take(exchange, "register", 5);
    }

    public Mono<Void> refresh(ServerWebExchange exchange) {
        return take(exchange, "refresh", 30);
    }

    private Mono<Void> take(ServerWebExchange exchange, String what, int perMinute) {
        return Mono.fromRunnable(() -> {
            if (relaxed) {
                return;
            }
            Bucket bucket = buckets.computeIfAbsent(what + " " + address(exchange), key -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                    .build());
            if (!bucket.tryConsume(1)) {
                exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
                throw new Refusal(Refusal.Kind.TOO_MANY_REQUESTS, "too many requests");
            }
        });
    }

    private static String address(ServerWebExchange exchange) {
        InetSocketAddress peer = exchange.getRequest().getRemoteAddress();
        return peer == null || peer.getAddress() == null
                ? "unknown"
                : peer.getAddress().getHostAddress();
    }
}
