package io.colophon.command.suggestions;

import io.colophon.contract.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody says of his taste: any JSON object, or a null. Kept as it was written, so that no number and no order is lost.
 *
 * @param json the text of one JSON value
 */
record TasteProfile(String json) {

    static final int LONGEST = 64 << 10;

    /** @throws Refusal when it is too long, no JSON, or JSON of another type; text after the value is passed over */
    static TasteProfile parse(byte[] body) {
        if (body.length > LONGEST) {
            throw new Refusal(Refusal.Kind.TOO_LARGE, "taste profile must be at most " + LONGEST + " bytes");
        }
        String text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(body)).toString();
        try (JsonParser parser = JsonMapper.shared().createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw broken();
            }
            if (first != JsonToken.START_OBJECT && first != JsonToken.VALUE_NULL) {
                throw Refusal.invalid("taste profile must be a JSON object or null");
            }
            int begin = (int) parser.currentTokenLocation().getCharOffset();
            int depth = depth(first);
            while (depth > 0) {
                JsonToken token = parser.nextToken();
                depth += depth(token);
                if (token == JsonToken.PROPERTY_NAME || token == JsonToken.VALUE_STRING) {
                    checked(parser.getString());
                }
            }
            return new TasteProfile(
                    text.substring(begin, (int) parser.currentLocation().getCharOffset()));
        } catch (JacksonException e) {
            throw broken();
        }
    }

    private static int depth(@Nullable JsonToken token) {
        return switch (token) {
            case START_OBJECT, START_ARRAY -> 1;
            case END_OBJECT, END_ARRAY -> -1;
            case null -> throw broken();
            default -> 0;
        };
    }

    private static void checked(String text) {
        if (text.indexOf('\0') >= 0) {
            throw Refusal.invalid("taste profile must not contain U+0000");
        }
    }

    private static Refusal broken() {
        return Refusal.invalid("invalid JSON body");
    }
}
