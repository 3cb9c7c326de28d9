package io.colophon.command.imports;

import static io.colophon.command.Limits.printable;

import io.colophon.contract.Refusal;
import io.colophon.contract.imports.ImportEvent.ImportRowsRead;
import io.colophon.eventstore.json.JsonEventCodec;
import io.colophon.web.UploadForm;
import io.colophon.web.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * An upload in a temporary file, wholly checked. It costs no memory, however large: parts go to disk as they come, and its rows are read
 * again for the log.
 */
final class ImportUpload {

    /** What one event of rows holds at most, of JSON: small enough for the log, large enough to be few. */
    private static final int PART_BYTES = 256 << 10;

    private static final UploadForm.Expected FORM =
            new UploadForm.Expected("file", 2L << 30, "failed to parse multipart form");
    private static final JsonMapper JSON = JsonEventCodec.mapper();
    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private final UploadedCsv csv;
    private final ColumnMapping mapping;
    private final ImportOptions options;

    private ImportUpload(UploadedCsv csv, ColumnMapping mapping, ImportOptions options) {
        this.csv = csv;
        this.mapping = mapping;
        this.options = options;
    }

    /** Reads the request, hands the checked upload to the work, and deletes the file when that is done. */
    static <T> Mono<T> using(ServerWebExchange exchange, Function<ImportUpload, Mono<T>> work) {
        return Mono.usingWhen(
                temporaryFile(),
                path -> UploadForm.read(exchange.getRequest(), FORM, path)
                        .flatMap(form -> checked(form, path))
                        .flatMap(work),
                path -> blocking(() -> Files.deleteIfExists(path)));
    }

    private static Mono<ImportUpload> checked(UploadForm form, Path path) {
        if (!form.hasFile()) {
            return Mono.error(Refusal.invalid("missing file field"));
        }
        ColumnMapping mapping = ColumnMapping.parse(form.field("mapping"));
        ImportOptions options = options(form);
        return blocking(() -> UploadedCsv.open(path)).map(csv -> new ImportUpload(csv, mapping, options));
    }

    int rowCount() {
        return csv.rowCount();
    }

    String note() {
        return csv.note();
    }

    ImportOptions options() {
        return options;
    }

    /** The mapped rows in the order of the file, in parts for the log, read as they are asked for. */
    Flux<ImportRowsRead> parts(UUID runId) {
        return Flux.using(
                        csv::rows,
                        rows -> {
                            Flux<Map<String, String>> mapped =
                                    Flux.fromStream(rows).map(mapping::pick);
                            return Flux.defer(() -> parts(runId, mapped));
                        },
                        BaseStream::close)
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static Flux<ImportRowsRead> parts(UUID runId, Flux<Map<String, String>> rows) {
        PartSize size = new PartSize();
        return rows.bufferUntil(size::startsNewPart, true)
                .scan(
                        new ImportRowsRead(runId, 1, List.of()),
                        (before, part) -> new ImportRowsRead(
                                runId, before.from() + before.rows().size(), new ArrayList<>(part)))
                .skip(1);
    }

    private static final class PartSize {
        private int bytes;

        boolean startsNewPart(Map<String, String> row) {
            int more = JSON.writeValueAsBytes(row).length;
            boolean full = bytes > 0 && bytes + more > PART_BYTES;
            bytes = full ? more : bytes + more;
            return full;
        }
    }

    private static ImportOptions options(UploadForm form) {
        return new ImportOptions(
                GoBoolean.read(form.field("skip_duplicates"), true),
                BookFormat.normalised(form.field("default_format")),
                preferCsv(form.field("prefer_csv")),
                GoBoolean.read(form.field("enrich_metadata"), false),
                GoBoolean.read(form.field("enrich_covers"), false));
    }

    private static Map<String, Boolean> preferCsv(@Nullable String json) {
        Map<String, Boolean> preferred = new LinkedHashMap<>();
        for (var given : object(json).entrySet()) {
            if (given.getValue() != null && !(given.getValue() instanceof Boolean)) {
                throw noPreferences();
            }
            preferred.put(printable("prefer_csv", given.getKey()), Boolean.TRUE.equals(given.getValue()));
        }
        return preferred;
    }

    private static Map<String, @Nullable Object> object(@Nullable String json) {
        if (json == null || json.isEmpty()) {
            return Map.of();
        }
        try {
            Map<String, @Nullable Object> given = JSON.readValue(WireJson.wellFormed(json), OBJECT);
            return given == null ? Map.of() : given;
        } catch (JacksonException e) {
            throw noPreferences();
        }
    }

    private static Refusal noPreferences() {
        return Refusal.invalid("invalid prefer_csv JSON");
    }

    private static Mono<Path> temporaryFile() {
        return blocking(() -> Files.createTempFile("colophon-import-", ".csv"));
    }

    private interface Blocking<T> {
        T run() throws IOException;
    }

    private static <T> Mono<T> blocking(Blocking<T> work) {
        return Mono.fromCallable(() -> {
                    try {
                        return work.run();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .subscribeOn(Schedulers.boundedElastic());
    }
}
