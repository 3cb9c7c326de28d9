package io.colophon.command.imports;

import static io.colophon.command.Limits.printable;

import io.colophon.command.Blanks;
import io.colophon.contract.Refusal;
import io.colophon.web.WireJson;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which column holds which field.
 *
 * @param columns zero-based, by field name; a name that imports don't know is kept, a column that a row lacks is passed over
 */
record ColumnMapping(Map<String, Integer> columns) {

    private static final ObjectReader JSON =
            JsonMapper.shared().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    ColumnMapping {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /**
     * @param json the form field as sent; one that is missing, empty or the JSON null maps nothing
     * @throws Refusal INVALID unless it is an object of integers, none negative
     */
    static ColumnMapping parse(@Nullable String json) {
        JsonNode mapping = json == null || json.isEmpty() ? JSON.createObjectNode() : tree(json);
        Map<String, Integer> columns = new LinkedHashMap<>();
        if (!mapping.isNull()) {
            require(mapping.isObject());
            mapping.forEachEntry((field, column) -> columns.put(printable("mapping", field), column(column)));
        }
        return new ColumnMapping(columns);
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(WireJson.wellFormed(json));
        } catch (JacksonException e) {
            throw invalid();
        }
    }

    private static int column(JsonNode column) {
        require(column.isIntegralNumber() && column.canConvertToLong() && column.longValue() >= 0);
        return (int) Math.min(column.longValue(), Integer.MAX_VALUE);
    }

    private static void require(boolean valid) {
        if (!valid) {
            throw invalid();
        }
    }

    private static Refusal invalid() {
        return Refusal.invalid("invalid mapping JSON");
    }

    /** The mapped cells of a row, trimmed, in the mapping's order. */
    LinkedHashMap<String, String> pick(List<String> cells) {
        LinkedHashMap<String, String> picked = new LinkedHashMap<>();
        columns.forEach((field, column) -> {
            if (column < cells.size()) {
                picked.put(field, Blanks.trim(cells.get(column)));
            }
        });
        return picked;
    }
}
