package io.colophon.web;

import io.colophon.contract.Refusal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.FormPartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.codec.multipart.PartEventHttpMessageReader;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/**
 * A multipart form with one file. The file is written to disk as it comes, so it costs no memory, however large; an empty one is a file
 * all the same, one without a name is none. Of fields with one name, and of files, the first counts.
 */
public final class UploadForm {

    private static final int FIELD_BYTES = 256 << 10;
    private static final int PARTS = 100;
    private static final long LARGEST_PART = 8L << 30;
    /** What a form with a file is larger than the file. */
    private static final long LARGEST_FRAME = 1 << 20;

    private static final PartEventHttpMessageReader READER = new PartEventHttpMessageReader();

    static {
        READER.setMaxInMemorySize(FIELD_BYTES);
        READER.setMaxParts(PARTS);
        READER.setMaxPartSize(LARGEST_PART);
    }

    private final Expected expected;
    private final Path path;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private boolean hasParts;
    private long fileBytes;
    private @Nullable FilePartEvent file;

    private UploadForm(Expected expected, Path path) {
        this.expected = expected;
        this.path = path;
    }

    /**
     * What a route takes.
     *
     * @param fileField the part with the file; it has a file name
     * @param atMostBytes of the file
     * @param unreadable how the contract says that the request is no form
     */
    public record Expected(String fileField, long atMostBytes, String unreadable) {

        private Refusal refusal() {
            return Refusal.invalid(unreadable);
        }

        private Refusal tooLarge() {
            return new Refusal(Refusal.Kind.TOO_LARGE, "%s must be at most %d bytes".formatted(fileField, atMostBytes));
        }
    }

    /**
     * Reads the whole form and writes its file to {@code path}.
     *
     * @return fails with a {@link Refusal}: INVALID when the request is no form that can be read, TOO_LARGE when its file is
     */
    public static Mono<UploadForm> read(ServerHttpRequest request, Expected expected, Path path) {
        if (!MediaType.MULTIPART_FORM_DATA.isCompatibleWith(request.getHeaders().getContentType())) {
            return Mono.error(expected.refusal());
        }
        if (request.getHeaders().getContentLength() > expected.atMostBytes() + LARGEST_FRAME) {
            return Mono.error(expected.tooLarge());
        }
        UploadForm form = new UploadForm(expected, path);
        return READER.read(ResolvableType.forClass(PartEvent.class), request, Map.of())
                .windowUntil(PartEvent::isLast)
                .concatMap(part -> part.switchOnFirst((first, events) -> form.take(first.get(), events)))
                .then(Mono.fromSupplier(() -> form))
                .onErrorMap(
                        failure -> failure instanceof DecodingException || failure instanceof DataBufferLimitException,
                        failure -> expected.refusal())
                .filter(read -> read.hasParts)
                .switchIfEmpty(Mono.error(expected::refusal))
                .filter(read -> !read.isTooLarge())
                .switchIfEmpty(Mono.error(expected::tooLarge));
    }

    private Flux<Void> take(@Nullable PartEvent first, Flux<PartEvent> events) {
        hasParts = true;
        if (first instanceof FilePartEvent part && isFile(part) && file == null) {
            file = part;
            return DataBufferUtils.write(events.handle(this::write), path).flux();
        }
        if (first instanceof FormPartEvent field) {
            fields.putIfAbsent(field.name(), field.value());
        }
        return events.doOnNext(event -> DataBufferUtils.release(event.content()))
                .thenMany(Flux.empty());
    }

    private boolean isFile(FilePartEvent part) {
        return part.name().equals(expected.fileField()) && !part.filename().isEmpty();
    }

    /** What is too much is read on and thrown away, as an upload that is broken off in the middle leaves buffers behind. */
    private void write(PartEvent event, SynchronousSink<DataBuffer> file) {
        fileBytes += event.content().readableByteCount();
        if (isTooLarge()) {
            DataBufferUtils.release(event.content());
        } else {
            file.next(event.content());
        }
    }

    private boolean isTooLarge() {
        return fileBytes > expected.atMostBytes();
    }

    public boolean hasFile() {
        return file != null;
    }

    /** The media type that the sender gave to the file; null when it gave none, or there is no file. */
    public @Nullable MediaType fileType() {
        return file == null ? null : file.headers().getContentType();
    }

    /** The name of the file at the sender's; empty when there is no file. */
    public String fileName() {
        return file == null ? "" : file.filename();
    }

    /** Null when there is none. */
    public @Nullable String field(String name) {
        return fields.get(name);
    }
}
