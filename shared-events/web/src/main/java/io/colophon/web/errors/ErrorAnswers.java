package io.colophon.web.errors;

import io.colophon.contract.Refusal;
import io.colophon.eventstore.AppendRefused;
import io.colophon.eventstore.projection.ViewNotReady;
import io.colophon.web.WireJson;
import io.colophon.web.routing.KnownRoutes;
import io.colophon.web.routing.RequestTrace;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/**
 * Turns whatever failed into an answer, once for each route family. A refusal is the caller's; everything that is nobody's refusal
 * is 500, logged here and only here, with the trace id that the answer carries. While the database is away it is 503.
 */
@Component
@Order(-2)
public class ErrorAnswers implements WebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ErrorAnswers.class);
    private static final String RETRY_AFTER_SECONDS = "2";

    private record Answer(int status, Map<String, ?> body) {}

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        return exchange.getResponse().isCommitted() ? Mono.error(failure) : write(exchange, failure);
    }

    /** Answers with a failure that happened outside a controller. */
    public Mono<Void> write(ServerWebExchange exchange, Throwable failure) {
        if (failure instanceof Refusal refusal && refusal.kind() == Refusal.Kind.NO_PAGE) {
            return KnownRoutes.noPage(exchange);
        }
        Answer answer =
                RouteFamily.of(exchange) == RouteFamily.LIBRIS ? libris(exchange, failure) : general(exchange, failure);
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        if (answer.status() == 503 || answer.status() == 429) {
            if (!response.getHeaders().containsHeader(HttpHeaders.RETRY_AFTER)) {
                response.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            }
        }
        byte[] json = WireJson.bytes(answer.body());
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(json)));
    }

    private static Answer libris(ServerWebExchange exchange, Throwable failure) {
        if (failure instanceof ValidationFailed invalid) {
            return new Answer(400, Map.of("error", "Validation failed", "issues", invalid.issues()));
        }
        if (failure instanceof Refusal refusal && refusal.kind() == Refusal.Kind.UNAUTHENTICATED) {
            return new Answer(401, Map.of("error", "Authentication required"));
        }
        if (failure instanceof Refusal refusal && refusal.kind() == Refusal.Kind.TOO_MANY_REQUESTS) {
            return new Answer(429, Map.of("error", "Too many requests"));
        }
        return general(exchange, failure);
    }

    private static Answer general(ServerWebExchange exchange, Throwable failure) {
        return switch (failure) {
            case Refusal refusal -> error(status(refusal.kind()), refusal.getMessage());
            case ViewNotReady notReady -> error(503, String.valueOf(notReady.getMessage()));
            case AppendRefused.Overloaded overloaded -> error(503, String.valueOf(overloaded.getMessage()));
            case R2dbcNonTransientResourceException unreachable -> unreachable(exchange, unreachable);
            case R2dbcTransientResourceException unreachable -> unreachable(exchange, unreachable);
            case R2dbcTimeoutException unreachable -> unreachable(exchange, unreachable);
            case DataBufferLimitException tooLarge -> error(413, "request body too large");
            case ResponseStatusException status
            when status.getStatusCode().is4xxClientError() ->
                error(status.getStatusCode().value(), reason(status));
            default -> {
                log.error(
                        "{} {} failed, trace {}",
                        exchange.getRequest().getMethod(),
                        exchange.getRequest().getPath().value(),
                        RequestTrace.of(exchange).traceId(),
                        failure);
                yield error(500, "internal server error");
            }
        };
    }

    /** It may come back by itself; a stack trace for each request until then would tell nothing. */
    private static Answer unreachable(ServerWebExchange exchange, R2dbcException failure) {
        log.warn(
                "{} {} found no database: {}",
                exchange.getRequest().getMethod(),
                exchange.getRequest().getPath().value(),
                failure.toString());
        return error(503, "the database can't be reached");
    }

    private static String reason(ResponseStatusException status) {
        String reason = status.getReason();
        HttpStatus known = HttpStatus.resolve(status.getStatusCode().value());
        return reason != null ? reason : known == null ? "bad request" : known.getReasonPhrase();
    }

    private static Answer error(int status, String text) {
        return new Answer(status, Map.of("error", text));
    }

    private static int status(Refusal.Kind kind) {
        return switch (kind) {
            case INVALID -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case GONE -> 410;
            case TOO_LARGE -> 413;
            case TOO_MANY_REQUESTS -> 429;
            case UNAVAILABLE -> 503;
            case BAD_GATEWAY -> 502;
            case NO_PAGE -> 404;
        };
    }
}
