package io.colophon.command.imports;

import io.colophon.contract.Refusal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.DecodingException;
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

/**
 * A multipart form with one file. The file is written to disk as it comes, so it costs no memory, however large; an empty one is a file
 * all the same. Of fields with one name, and of files, the first counts.
 */
final class UploadForm {

    private static final int FIELD_BYTES = 256 << 10;
    private static final int PARTS = 100;
    private static final long FILE_BYTES = 2L << 30;
    private static final PartEventHttpMessageReader READER = new PartEventHttpMessageReader();

    static {
        READER.setMaxInMemorySize(FIELD_BYTES);
        READER.setMaxParts(PARTS);
        READER.setMaxPartSize(FILE_BYTES);
    }

    private final String fileField;
    private final Path path;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private boolean hasFile;

    private UploadForm(String fileField, Path path) {
        this.fileField = fileField;
        this.path = path;
    }

    /**
     * @param fileField the part whose content goes to {@code path}; it has a file name
     * @return fails with an INVALID {@link Refusal} when the request is no form that can be read
     */
    static Mono<UploadForm> read(ServerHttpRequest request, String fileField, Path path) {
        if (!MediaType.MULTIPART_FORM_DATA.isCompatibleWith(request.getHeaders().getContentType())) {
            return Mono.error(unreadable());
        }
        UploadForm form = new UploadForm(fileField, path);
        return READER.read(ResolvableType.forClass(PartEvent.class), request, Map.of())
                .windowUntil(PartEvent::isLast)
                .concatMap(part -> part.switchOnFirst((first, events) -> form.take(first.get(), events)))
                .then(Mono.fromSupplier(() -> form))
                .onErrorMap(
                        failure -> failure instanceof DecodingException || failure instanceof DataBufferLimitException,
                        failure -> unreadable())
                .filter(UploadForm::hasParts)
                .switchIfEmpty(Mono.error(UploadForm::unreadable));
    }

    private Flux<Void> take(@Nullable PartEvent first, Flux<PartEvent> events) {
        if (first instanceof FilePartEvent && first.name().equals(fileField) && !hasFile) {
            hasFile = true;
            return DataBufferUtils.write(events.map(PartEvent::content), path).flux();
        }
        if (first instanceof FormPartEvent field) {
            fields.putIfAbsent(field.name(), field.value());
        }
        return events.doOnNext(event -> DataBufferUtils.release(event.content()))
                .thenMany(Flux.empty());
    }

    private boolean hasParts() {
        return hasFile || !fields.isEmpty();
    }

    boolean hasFile() {
        return hasFile;
    }

    /** Null when there is none. */
    @Nullable
    String field(String name) {
        return fields.get(name);
    }

    private static Refusal unreadable() {
        return Refusal.invalid("failed to parse multipart form");
    }
}
