package io.colophon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.colophon.contract.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** JSON as the Librarium family reads and writes it (its behaviour document, sections 1 and 2). */
public final class WireJson {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private static final JsonMapper WRITER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.ALWAYS))
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    /** Lenient in names and extras, strict in types. */
    private static final JsonMapper READER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .withCoercionConfig(
                    LogicalType.Textual, config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    /** One escape of a string, or the two of a surrogate pair; the group is half a pair that stands alone. */
    private static final Pattern ESCAPE =
            Pattern.compile("(?s)\\\\(?:u[dD][89abAB]..\\\\u[dD][c-fC-F]..|(u[dD][89a-fA-F]..)|.)");

    private WireJson() {}

    public static JsonMapper writer() {
        return WRITER;
    }

    public static String write(Object value) {
        return WRITER.writeValueAsString(value);
    }

    public static byte[] bytes(Object value) {
        return WRITER.writeValueAsBytes(value);
    }

    /**
     * Reads a request body: unknown members are ignored, names are matched in any case, the last of doubled ones counts, a null is an
     * absent value, text after the first value is ignored; a wrong type, an empty body or broken JSON is refused.
     *
     * @throws Refusal {@code invalid request body}
     */
    public static <T> T read(byte[] body, Class<T> type) {
        if (body.length >= 3 && (body[0] & 0xff) == 0xef && (body[1] & 0xff) == 0xbb && (body[2] & 0xff) == 0xbf) {
            throw invalid();
        }
        try (JsonParser parser = READER.createParser(wellFormed(new String(body, StandardCharsets.UTF_8)))) {
            T value = READER.readValue(parser, type);
            T read = value != null ? value : READER.readValue("{}", type);
            if (read == null) {
                throw invalid();
            }
            return read;
        } catch (JacksonException e) {
            throw invalid();
        }
    }

    /**
     * JSON whose strings have U+FFFD where half a surrogate pair stood alone, which is no character and can't be written again.
     *
     * @param json as sent, also if it is none
     */
    public static String wellFormed(String json) {
        return ESCAPE.matcher(json)
                .replaceAll(escape -> escape.group(1) == null ? Matcher.quoteReplacement(escape.group()) : "\\\\ufffd");
    }

    private static Refusal invalid() {
        return Refusal.invalid("invalid request body");
    }

    /** RFC 3339 in UTC with at most six digits of a second and no trailing zeros. */
    public static String time(Instant instant) {
        Instant micros = instant.truncatedTo(ChronoUnit.MICROS);
        String fraction = "%06d".formatted(micros.getNano() / 1_000).replaceFirst("0+$", "");
        return SECONDS.format(micros) + (fraction.isEmpty() ? "" : "." + fraction) + "Z";
    }

    /** A JSON array of values that are JSON already. */
    public static String array(List<String> values) {
        return "[" + String.join(",", values) + "]";
    }

    /** The envelope of a success around a value that is JSON already. */
    public static byte[] data(String json) {
        return ("{\"data\":" + json + "}").getBytes(StandardCharsets.UTF_8);
    }
}
