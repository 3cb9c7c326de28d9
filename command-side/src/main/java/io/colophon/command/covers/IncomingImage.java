package io.colophon.command.covers;

import io.colophon.contract.Refusal;
import io.colophon.contract.covers.Image;
import io.colophon.web.UploadForm;
import io.colophon.web.images.ImageStore;
import io.colophon.web.images.ImageStore.Kept;
import io.colophon.web.outgoing.FetchFailed;
import io.colophon.web.outgoing.OutgoingFetch;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes pictures in, from an upload or from a URL, and keeps them (Librarium behaviour, section 10). */
@Component
public class IncomingImage {

    private static final String IMAGE = "image";

    private final ImageStore images;
    private final OutgoingFetch fetch;

    public IncomingImage(ImageStore images, OutgoingFetch fetch) {
        this.images = images;
        this.fetch = fetch;
    }

    /** @param field the part of the form with the picture */
    Mono<Image> uploaded(ServerHttpRequest request, String field) {
        var expected = new UploadForm.Expected(field, ImageStore.MOST_BYTES, "invalid multipart form");
        return images.keep(file -> UploadForm.read(request, expected, file).doOnNext(form -> check(form, field)))
                .map(Kept::image);
    }

    private static void check(UploadForm form, String field) {
        if (!form.hasFile()) {
            throw Refusal.invalid(field + " file is required");
        }
        MediaType type = form.fileType();
        if (type == null || !type.getType().equals(IMAGE)) {
            throw Refusal.invalid("file must be an image");
        }
    }

    /** What is behind a URL, with the host that it came from. */
    public Mono<Kept<String>> fetched(String url) {
        return images.keep(file -> fetch.to(file, url, ImageStore.MOST_BYTES))
                .onErrorMap(FetchFailed.class, IncomingImage::refusal);
    }

    private static Refusal refusal(FetchFailed failure) {
        return switch (failure.reason()) {
            case NOT_ALLOWED -> Refusal.invalid("url can't be fetched: " + failure.getMessage());
            case UNREACHABLE -> badGateway("cover provider can't be reached");
            case TOO_LARGE -> badGateway("cover is " + failure.getMessage());
            case REFUSED ->
                badGateway(
                        failure.status() == 429
                                ? "cover provider is rate-limiting requests, try again later"
                                : "cover provider returned " + failure.status());
        };
    }

    private static Refusal badGateway(String text) {
        return new Refusal(Refusal.Kind.BAD_GATEWAY, text);
    }
}
