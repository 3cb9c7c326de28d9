package io.colophon.standalone.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;

/** What the families answer when they do not do what was asked, each once. */
final class Refusals {

    private static final String NO_PAGE = "NoPage";
    private static final String VALIDATION_FAILED = "ValidationFailed";

    private static final Map<Integer, String> EXAMPLES = new TreeMap<>(Map.ofEntries(
            Map.entry(400, "invalid library id"),
            Map.entry(401, "missing or invalid authorization header"),
            Map.entry(403, "insufficient permissions"),
            Map.entry(404, "book not found"),
            Map.entry(409, "username already exists"),
            Map.entry(410, "the cursor is too old"),
            Map.entry(413, "request body too large"),
            Map.entry(429, "too many requests"),
            Map.entry(502, "cover provider returned 500"),
            Map.entry(503, "the database can't be reached"),
            Map.entry(504, "the provider did not answer in time")));

    private Refusals() {}

    static String reason(int status) {
        return HttpStatus.valueOf(status).getReasonPhrase();
    }

    /** Where the document says what a status is, for a route. */
    static String response(int status, Route route) {
        String name = status == 404 && route.described().noPage()
                ? NO_PAGE
                : status == 400 && route.isFeed() ? VALIDATION_FAILED : nameOf(status);
        return "#/components/responses/" + name;
    }

    private static String nameOf(int status) {
        return reason(status).replace(" ", "");
    }

    static void addTo(Components components) {
        components.addSchemas("Error", error(Map.of()));
        components.addSchemas("ValidationError", error(Map.of("issues", RecordSchemas.array(issue()))));
        EXAMPLES.forEach(
                (status, text) -> components.addResponses(nameOf(status), json(reason(status), "Error", text)));
        components.addResponses(
                VALIDATION_FAILED, json("Parameters that can't be used", "ValidationError", "Validation failed"));
        ApiResponse noPage = json("Not Found, as an unknown path is", "Error", "contributor not found");
        noPage.getContent()
                .addMediaType(
                        "text/plain",
                        new MediaType().schema(RecordSchemas.scalar("string")).example("404 page not found\n"));
        components.addResponses(NO_PAGE, noPage);
        for (int status : List.of(304, 416)) {
            components.addResponses(nameOf(status), new ApiResponse().description(reason(status)));
        }
    }

    private static ApiResponse json(String description, String schema, String text) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                "application/json",
                                new MediaType()
                                        .schema(new JsonSchema().$ref("#/components/schemas/" + schema))
                                        .example(Map.of("error", text))));
    }

    private static Schema<?> error(Map<String, Schema<?>> more) {
        Map<String, Schema<?>> members = new LinkedHashMap<>();
        members.put("error", RecordSchemas.scalar("string"));
        members.putAll(more);
        return RecordSchemas.object(members, List.of("error"));
    }

    private static Schema<?> issue() {
        Map<String, Schema<?>> members = new LinkedHashMap<>();
        members.put("path", RecordSchemas.array(RecordSchemas.scalar("string")));
        members.put("code", RecordSchemas.scalar("string"));
        members.put("message", RecordSchemas.scalar("string"));
        return RecordSchemas.object(members, members.keySet());
    }
}
