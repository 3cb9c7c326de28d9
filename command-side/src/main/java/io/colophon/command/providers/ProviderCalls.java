package io.colophon.command.providers;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.netty.handler.codec.http.HttpStatusClass;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientRequest;
import reactor.netty.http.client.HttpClientResponse;
import reactor.util.retry.Retry;

/**
 * Calls the server of one provider: no more often than it likes, a little more than once when it stumbles, never longer and for never
 * more than {@link Bounds}. Redirects are followed on the same server only. Values in URLs are encoded, whatever they hold.
 */
public final class ProviderCalls {

    private static final String AGENT = "Colophon";
    private static final int REDIRECTS = 3;
    /** No standard has it, but Anthropic and others say so that they did not begin. */
    private static final int OVERLOADED = 529;

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

    private final WebClient client;
    private final WebClient once;
    private final Bucket budget;
    private final Bounds bounds;

    /**
     * @param patience for all of one call, with its retries
     * @param bytes of one answer
     * @param firstPause before the first retry; it doubles, give or take a half
     */
    public record Bounds(Duration patience, int bytes, int retries, Duration firstPause) {
        public static final Bounds DEFAULT = new Bounds(Duration.ofSeconds(15), 4 << 20, 2, Duration.ofMillis(250));
    }

    /** How often a provider may be asked; all of it at once is fine. */
    public record Rate(int requests, Duration period) {}

    public ProviderCalls(HttpClient http, String baseUrl, Rate rate, Bounds bounds) {
        HttpClient patient = http.compress(true).followRedirect(ProviderCalls::staysOnItsServer);
        this.client = client(patient, baseUrl, bounds);
        // The client would send a request again by itself when its connection breaks.
        this.once = client(patient.disableRetry(true), baseUrl, bounds);
        this.budget = Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.requests()).refillGreedy(rate.requests(), rate.period()))
                .build();
        this.bounds = bounds;
    }

    private static WebClient client(HttpClient http, String baseUrl, Bounds bounds) {
        return WebClient.builder()
                .baseUrl(baseUrl)
                .defaultHeader(HttpHeaders.USER_AGENT, AGENT)
                .defaultHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(bounds.bytes()))
                .clientConnector(new ReactorClientHttpConnector(http))
                .build();
    }

    /** @return nothing when there is no such thing (404) */
    public Mono<ForeignJson> get(String template, Consumer<HttpHeaders> headers, Object... values) {
        return call(client.get().uri(template, values).headers(headers), ProviderFailure::isPassing);
    }

    public Mono<ForeignJson> get(String template, Object... values) {
        return get(template, headers -> {}, values);
    }

    /** @return nothing when there is no such address (404) */
    public Mono<ForeignJson> post(String path, Consumer<HttpHeaders> headers, Map<String, ?> body) {
        return call(posted(client, path, headers, body), ProviderFailure::isPassing);
    }

    /**
     * For what must not be done twice, because each time is paid for: it is asked again only when it is certain that the provider has not
     * begun with it.
     *
     * @return nothing when there is no such address (404)
     */
    public Mono<ForeignJson> postOnce(String path, Consumer<HttpHeaders> headers, Map<String, ?> body) {
        return call(posted(once, path, headers, body), ProviderFailure::isUntouched);
    }

    private static WebClient.RequestHeadersSpec<?> posted(
            WebClient client, String path, Consumer<HttpHeaders> headers, Map<String, ?> body) {
        return client.post()
                .uri(path)
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body);
    }

    private Mono<ForeignJson> call(WebClient.RequestHeadersSpec<?> request, Predicate<ProviderFailure> again) {
        return turn().then(Mono.defer(() -> request.exchangeToMono(ProviderCalls::read)))
                .onErrorMap(ProviderCalls::told)
                .retryWhen(retries(again))
                .timeout(bounds.patience())
                .onErrorMap(TimeoutException.class, e -> ProviderFailure.lasting("did not answer in time"));
    }

    /** Waits until the provider may be asked, unless that is too long from now. */
    private Mono<Void> turn() {
        return Mono.defer(() -> {
            ConsumptionProbe probe = budget.tryConsumeAndReturnRemaining(1);
            Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
            if (probe.isConsumed()) {
                return Mono.empty();
            }
            return wait.compareTo(bounds.patience()) > 0
                    ? Mono.error(ProviderFailure.lasting("is asked too often"))
                    : Mono.delay(wait).then(turn());
        });
    }

    private static Mono<ForeignJson> read(ClientResponse response) {
        HttpStatusCode status = response.statusCode();
        if (status.is2xxSuccessful()) {
            return response.bodyToMono(byte[].class).defaultIfEmpty(new byte[0]).map(ForeignJson::read);
        }
        // Read to its end for the sake of the connection, but no more of it than of any other answer.
        Mono<Void> passedOver = response.bodyToMono(byte[].class).then();
        return status.value() == 404
                ? passedOver.then(Mono.empty())
                : passedOver.then(
                        Mono.error(() -> refused(status, response.headers().asHttpHeaders())));
    }

    private static ProviderFailure refused(HttpStatusCode status, HttpHeaders headers) {
        if (status.value() == 429) {
            String after = headers.getFirst(HttpHeaders.RETRY_AFTER);
            return ProviderFailure.tooOften(
                    after != null && SECONDS.matcher(after).matches()
                            ? Duration.ofSeconds(Long.parseLong(after))
                            : null);
        }
        if (status.value() == 401 || status.value() == 403) {
            return ProviderFailure.lasting("refused the API key (" + status.value() + ")");
        }
        String answered = "answered with status " + status.value();
        if (status.value() == OVERLOADED) {
            return ProviderFailure.untouched(answered);
        }
        return status.is5xxServerError() ? ProviderFailure.passing(answered) : ProviderFailure.lasting(answered);
    }

    /** A message of a library may hold the URL that was asked. */
    private static ProviderFailure told(Throwable failure) {
        if (failure instanceof ProviderFailure known) {
            return known;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataBufferLimitException) {
                return ProviderFailure.lasting("answered with more than is read");
            }
            if (cause instanceof ConnectException) {
                return ProviderFailure.untouched("can't be reached");
            }
            if (cause instanceof IOException) {
                return ProviderFailure.passing("can't be reached");
            }
        }
        return ProviderFailure.lasting("failed: " + failure.getClass().getSimpleName());
    }

    private Retry retries(Predicate<ProviderFailure> again) {
        return Retry.from(failures -> failures.concatMap(signal -> {
            Duration pause = pause(signal.failure(), signal.totalRetries(), again);
            return pause == null ? Mono.error(signal.failure()) : Mono.delay(pause);
        }));
    }

    /** Null when it is not to be asked again. */
    private @Nullable Duration pause(Throwable failure, long retries, Predicate<ProviderFailure> again) {
        if (retries >= bounds.retries() || !(failure instanceof ProviderFailure known) || !again.test(known)) {
            return null;
        }
        Duration asked = known.pause();
        if (asked != null) {
            return asked.compareTo(bounds.patience()) < 0 ? asked : null;
        }
        long doubled = bounds.firstPause().toMillis() << retries;
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(doubled / 2, doubled * 3 / 2 + 1));
    }

    private static boolean staysOnItsServer(HttpClientRequest request, HttpClientResponse response) {
        String location = response.responseHeaders().get(HttpHeaders.LOCATION);
        if (location == null
                || response.status().codeClass() != HttpStatusClass.REDIRECTION
                || request.redirectedFrom().length >= REDIRECTS) {
            return false;
        }
        try {
            URI from = URI.create(String.valueOf(request.resourceUrl()));
            URI to = from.resolve(location);
            return from.getScheme().equals(to.getScheme())
                    && from.getAuthority().equals(to.getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
