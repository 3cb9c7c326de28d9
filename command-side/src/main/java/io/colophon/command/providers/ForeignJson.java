package io.colophon.command.providers;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON that somebody else wrote: what is missing, or of another type than expected, is nothing. */
public record ForeignJson(JsonNode node) {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    public static final ForeignJson NOTHING = new ForeignJson(MAPPER.missingNode());

    /** @throws ProviderFailure when it is no JSON */
    static ForeignJson read(byte[] bytes) {
        try {
            return new ForeignJson(MAPPER.readTree(bytes));
        } catch (JacksonException e) {
            throw ProviderFailure.lasting("answered with something that can't be read");
        }
    }

    public ForeignJson at(String... path) {
        JsonNode found = node;
        for (String name : path) {
            found = found.path(name);
        }
        return new ForeignJson(found);
    }

    public boolean isNothing() {
        return node.isMissingNode() || node.isNull();
    }

    /** A text or number, without what no database takes; empty for anything else. */
    public String text(String... path) {
        JsonNode found = at(path).node;
        return found.isString() || found.isNumber()
                ? found.asString().replace("\0", "").strip()
                : "";
    }

    /** A positive whole number, also one that is written as text. */
    public @Nullable Integer number(String... path) {
        String text = text(path);
        return text.matches("[0-9]{1,9}") && Integer.parseInt(text) > 0 ? Integer.valueOf(text) : null;
    }

    /** A whole number that is no less than 0; 0 for anything else. */
    public long count(String... path) {
        JsonNode found = at(path).node;
        return found.isIntegralNumber() && found.canConvertToLong() ? Math.max(0, found.asLong()) : 0;
    }

    public boolean isTrue(String... path) {
        return at(path).node.isBoolean() && at(path).node.asBoolean();
    }

    /** The elements of an array. */
    public List<ForeignJson> each(String... path) {
        JsonNode found = at(path).node;
        return found.isArray() ? found.valueStream().map(ForeignJson::new).toList() : List.of();
    }

    /** The texts in an array. */
    public List<String> texts(String... path) {
        return each(path).stream()
                .map(ForeignJson::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** A text of each element of an array: its name, say. */
    public List<String> textsOf(String array, String... path) {
        return each(array).stream()
                .map(element -> element.text(path))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** The members of an object. */
    public Stream<Map.Entry<String, ForeignJson>> members(String... path) {
        JsonNode found = at(path).node;
        return found.isObject()
                ? found.propertyStream().map(member -> Map.entry(member.getKey(), new ForeignJson(member.getValue())))
                : Stream.of();
    }
}
