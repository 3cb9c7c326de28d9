package io.colophon.standalone.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds answers against the document of the API: their status must be there for the operation, their body must be as it says, without a
 * member that it does not name, and what was asked for must be among its parameters. So every test that calls a route proves the document.
 */
public final class DocumentedAnswers {

    private static final String ID = "https://colophon.test/openapi.json";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final DocumentedAnswers DOCUMENT = read(Path.of("../../docs/openapi.json"));

    private record Documented(PathPattern pattern, String path, JsonNode item) {}

    private final JsonNode document;
    private final List<Documented> paths;
    private final SchemaRegistry schemas;
    private final Map<String, Schema> known = new ConcurrentHashMap<>();

    private DocumentedAnswers(JsonNode document) {
        this.document = document;
        closed(document);
        this.paths = document.path("paths")
                .propertyStream()
                .map(path -> new Documented(pattern(path.getKey(), path.getValue()), path.getKey(), path.getValue()))
                .sorted(Comparator.comparing(Documented::pattern))
                .toList();
        this.schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(Map.of(ID, document.toString())));
    }

    private static DocumentedAnswers read(Path file) {
        try {
            return new DocumentedAnswers(JSON.readTree(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PathPattern pattern(String path, JsonNode item) {
        return PathPatternParser.defaultInstance.parse(item.has("servers") ? path : Route.BASE + path);
    }

    /** A client may be given more members than the document names one day; a test never. */
    private static void closed(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(DocumentedAnswers::closed);
    }

    public static void check(HttpResponse<byte[]> response) {
        if (!isBeside(response)) {
            DOCUMENT.checked(
                    response.request().method(),
                    response.request().uri(),
                    response.statusCode(),
                    response.headers().firstValue("content-type").orElse(""),
                    response.body());
        }
    }

    /** What the framework's own routes answer is not ours to document; what a write answers that can't be read yet is bare. */
    private static boolean isBeside(HttpResponse<byte[]> response) {
        return response.request().uri().getPath().startsWith("/actuator")
                || response.headers().firstValue(Operations.BEHIND).isPresent();
    }

    private void checked(String method, URI uri, int status, String contentType, byte[] body) {
        String told = method + " " + uri.getRawPath() + " answered " + status;
        PathContainer path = PathContainer.parsePath(uri.getRawPath());
        Documented documented = paths.stream()
                .filter(one -> one.pattern.matches(path))
                .findFirst()
                .orElse(null);
        if (documented == null) {
            assertThat(status).as(told).isIn(404, 401);
            return;
        }
        String verb = method.toLowerCase(Locale.ROOT).replace("head", "get");
        JsonNode operation = documented.item.path(verb);
        if (operation.isMissingNode()) {
            assertThat(status).as(told).isEqualTo(405);
            return;
        }
        assertThat(parameters(operation)).as(told).containsAll(asked(uri));
        Place response = place("/paths/" + escaped(documented.path) + "/" + verb + "/responses/" + status);
        assertThat(response.node.isMissingNode())
                .as(told + ", which is not documented: " + new String(body, StandardCharsets.UTF_8))
                .isFalse();
        if (body.length > 0) {
            checkBody(told, response, contentType, body);
        }
    }

    /** Something in the document, and where it is. */
    private record Place(String pointer, JsonNode node) {}

    /** What a pointer leads to, or what stands there leads to. */
    private Place place(String pointer) {
        JsonNode node = document.at(pointer);
        return node.has("$ref") ? place(node.path("$ref").asString().substring(1)) : new Place(pointer, node);
    }

    private static List<String> parameters(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .map(one -> one.path("name").asString())
                .toList();
    }

    private static Set<String> asked(URI uri) {
        return UriComponentsBuilder.fromUri(uri).build().getQueryParams().keySet();
    }

    private void checkBody(String told, Place response, String contentType, byte[] body) {
        MediaType sent = MediaType.parseMediaType(contentType);
        String mediaType = response.node
                .path("content")
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(one -> MediaType.parseMediaType(one).includes(sent))
                .findFirst()
                .orElse("");
        assertThat(mediaType)
                .as(told + " with " + contentType + ", which is not documented")
                .isNotEmpty();
        if (MediaType.APPLICATION_JSON.isCompatibleWith(sent)) {
            String text = new String(body, StandardCharsets.UTF_8);
            List<Error> errors = known.computeIfAbsent(
                            response.pointer + "/content/" + escaped(mediaType) + "/schema",
                            at -> schemas.getSchema(SchemaLocation.of(ID + "#" + at)))
                    .validate(
                            text,
                            InputFormat.JSON,
                            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
            assertThat(errors).as(told + " with " + text).isEmpty();
        }
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
