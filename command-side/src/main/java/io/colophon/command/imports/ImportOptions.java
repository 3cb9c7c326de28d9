package io.colophon.command.imports;

import io.colophon.command.enrichment.BatchKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an import was asked to do beside adding books.
 *
 * @param skipDuplicates whether a row whose ISBN the library has is passed over, rather than counted as one more copy
 * @param defaultFormat of the editions
 * @param preferCsv kept and shown; nothing depends on it
 */
record ImportOptions(
        boolean skipDuplicates,
        String defaultFormat,
        Map<String, Boolean> preferCsv,
        boolean enrichMetadata,
        boolean enrichCovers) {

    static final String TYPE = "import";

    Map<String, Object> toEvent() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("skip_duplicates", skipDuplicates);
        options.put("default_format", defaultFormat);
        options.put("prefer_csv", preferCsv);
        options.put("enrich_metadata", enrichMetadata);
        options.put("enrich_covers", enrichCovers);
        return options;
    }

    /** The kinds of batches that begin with the end of the import. */
    List<BatchKind> batches() {
        List<BatchKind> asked = new ArrayList<>();
        if (enrichMetadata) {
            asked.add(BatchKind.METADATA);
        }
        if (enrichCovers) {
            asked.add(BatchKind.COVERS);
        }
        return asked;
    }

    static ImportOptions of(Map<String, Object> options) {
        Map<String, Boolean> preferCsv = new LinkedHashMap<>();
        if (options.get("prefer_csv") instanceof Map<?, ?> given) {
            given.forEach((key, value) -> preferCsv.put(String.valueOf(key), Boolean.TRUE.equals(value)));
        }
        return new ImportOptions(
                Boolean.TRUE.equals(options.get("skip_duplicates")),
                BookFormat.normalised(String.valueOf(options.get("default_format"))),
                preferCsv,
                Boolean.TRUE.equals(options.get("enrich_metadata")),
                Boolean.TRUE.equals(options.get("enrich_covers")));
    }
}
