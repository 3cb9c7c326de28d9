package io.colophon.web.outgoing;

import io.colophon.web.outgoing.FetchFailed.Reason;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

/**
 * Fetches what somebody named by its URL. Only the public internet is asked, over http and https, also after each redirect; size and
 * time are bounded; no cookies, no credentials, no header of the request that led to it.
 */
public final class OutgoingFetch {

    private static final int REDIRECTS = 5;
    private static final Duration WHOLE = Duration.ofSeconds(20);
    private static final Duration ONE_ANSWER = Duration.ofSeconds(10);
    private static final NettyDataBufferFactory BUFFERS =
            new NettyDataBufferFactory(io.netty.buffer.UnpooledByteBufAllocator.DEFAULT);

    private final Set<String> allowedPrivateHosts;
    private final HttpClient anywhere = HttpClient.newConnection()
            .responseTimeout(ONE_ANSWER)
            .headers(headers -> headers.set(HttpHeaderNames.USER_AGENT, "Colophon"));
    private final HttpClient publicOnly = anywhere.doOnChannelInit(
            (observer, channel, remote) -> channel.pipeline().addFirst(new PublicAddressesOnly()));

    /** @param allowedPrivateHosts host names and addresses, in lower case, that may be asked wherever they are */
    public OutgoingFetch(Set<String> allowedPrivateHosts) {
        this.allowedPrivateHosts = Set.copyOf(allowedPrivateHosts);
    }

    /**
     * Writes what is behind the URL to a file.
     *
     * @return the host that it came from at last
     * @throws FetchFailed through the publisher, for whatever reason
     */
    public Mono<String> to(Path file, String url, long atMostBytes) {
        return Mono.defer(() -> get(parse(url), file, atMostBytes, REDIRECTS))
                .timeout(WHOLE)
                .onErrorMap(failure -> failure instanceof FetchFailed ? failure : explained(failure));
    }

    private Mono<String> get(URI url, Path file, long atMost, int redirects) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        HttpClient client = allowedPrivateHosts.contains(host) ? anywhere : publicOnly;
        return client.get()
                .uri(url)
                .response((response, body) -> switch (response.status().code() / 100) {
                    case 2 -> write(body, file, atMost).thenReturn(new Found(host, null));
                    case 3 -> Mono.just(new Found(host, moved(url, response)));
                    default -> Mono.error(FetchFailed.refused(response.status().code()));
                })
                .single()
                .flatMap(found -> {
                    if (found.movedTo() == null) {
                        return Mono.just(found.host());
                    }
                    return redirects == 0
                            ? Mono.error(new FetchFailed(Reason.UNREACHABLE, "too many redirects"))
                            : get(found.movedTo(), file, atMost, redirects - 1);
                });
    }

    /** @param movedTo null: this is it */
    private record Found(String host, @Nullable URI movedTo) {}

    private static Mono<Void> write(Flux<ByteBuf> body, Path file, long atMost) {
        AtomicLong size = new AtomicLong();
        return DataBufferUtils.write(
                body.doOnNext(bytes -> {
                            if (size.addAndGet(bytes.readableBytes()) > atMost) {
                                throw new FetchFailed(Reason.TOO_LARGE, "larger than " + atMost + " bytes");
                            }
                        })
                        .map(bytes -> BUFFERS.wrap(bytes.retain())),
                file);
    }

    private static URI moved(URI from, HttpClientResponse response) {
        String location = response.responseHeaders().get(HttpHeaderNames.LOCATION);
        if (location == null) {
            throw FetchFailed.refused(response.status().code());
        }
        try {
            return checked(from.resolve(new URI(location)));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new FetchFailed(Reason.NOT_ALLOWED, "redirected to what is no URL");
        }
    }

    private static URI parse(String url) {
        try {
            return checked(new URI(url));
        } catch (URISyntaxException e) {
            throw new FetchFailed(Reason.NOT_ALLOWED, "not a URL");
        }
    }

    private static URI checked(URI url) {
        String scheme = url.getScheme();
        if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
            throw new FetchFailed(Reason.NOT_ALLOWED, "only http and https are fetched");
        }
        if (url.getHost() == null || url.getRawUserInfo() != null) {
            throw new FetchFailed(Reason.NOT_ALLOWED, "a URL needs a host, and no user");
        }
        return url;
    }

    private static FetchFailed explained(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PublicAddressesOnly.PrivateAddressException) {
                return new FetchFailed(Reason.NOT_ALLOWED, "not a public address");
            }
        }
        return new FetchFailed(Reason.UNREACHABLE, "it can't be reached");
    }
}
