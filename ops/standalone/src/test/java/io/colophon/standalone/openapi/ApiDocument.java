package io.colophon.standalone.openapi;

import io.colophon.standalone.TestServer;
import io.colophon.web.Reads;
import io.colophon.web.openapi.Described;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** The document of the API, made from the routes of a server. */
final class ApiDocument {

    static final String BEARER = "bearer";

    private ApiDocument() {}

    /** The routes in the order of their paths; fails when one is not described. */
    static List<Route> routes(TestServer server) {
        return server.beans(RequestMappingHandlerMapping.class)
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(entry -> entry.getValue().getBeanType().getPackageName().startsWith("io.colophon."))
                .flatMap(entry -> paths(entry.getKey())
                        .flatMap(path -> entry.getKey().getMethodsCondition().getMethods().stream()
                                .map(method -> new Route(
                                        method,
                                        path,
                                        entry.getValue(),
                                        Optional.ofNullable(entry.getValue().getMethodAnnotation(Described.class))
                                                .orElseThrow(() ->
                                                        new AssertionError(entry.getValue() + " has no @Described"))))))
                .sorted(Comparator.comparing(Route::documentedPath).thenComparing(Route::method))
                .toList();
    }

    private static Stream<String> paths(RequestMappingInfo mapping) {
        return mapping.getPatternsCondition().getPatterns().stream().map(pattern -> pattern.getPatternString());
    }

    static String of(TestServer server) {
        RecordSchemas schemas =
                new RecordSchemas(server.beans(Reads.class).collect(Collectors.toMap(Reads::kind, Reads::shape)));
        Operations operations = new Operations(schemas);
        Paths paths = new Paths();
        for (Route route : routes(server)) {
            PathItem item = paths.computeIfAbsent(route.documentedPath(), path -> item(route));
            item.operation(PathItem.HttpMethod.valueOf(route.method().name()), operations.of(route));
        }
        return Json31.pretty(new OpenAPI(SpecVersion.V31)
                        .openapi("3.1.0")
                        .info(info())
                        .addServersItem(new Server().url(Route.BASE))
                        .paths(paths)
                        .components(components(schemas)))
                + "\n";
    }

    private static PathItem item(Route route) {
        PathItem item = new PathItem();
        return route.isBelowBase() ? item : item.addServersItem(new Server().url("/"));
    }

    private static Info info() {
        return new Info()
                .title("Colophon")
                .version("1")
                .description(
                        "Answers below %s are `{\"data\": …}`, refusals are `{\"error\": \"…\"}`.".formatted(Route.BASE)
                                + " Members of a request are found by name in any case, unknown ones are ignored, null is as if it were absent."
                                + " Ids are also understood without hyphens, in braces and as URNs."
                                + " An unknown path is 404 and a wrong method 405, both with text; HEAD works wherever GET does.")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0"));
    }

    private static Components components(RecordSchemas schemas) {
        Components components = new Components()
                .addSecuritySchemes(
                        BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("The `access_token` of `POST /auth/login`."))
                .addHeaders(
                        Operations.BEHIND,
                        new Header()
                                .description(
                                        "There only when the write is done but can't be read yet; `data` is then `{\"id\": …}`.")
                                .schema(RecordSchemas.scalar("integer int64")));
        components.addSchemas(
                Operations.WRITTEN,
                RecordSchemas.object(Map.of("id", RecordSchemas.scalar("string uuid")), List.of("id")));
        Refusals.addTo(components);
        schemas.all().forEach(components::addSchemas);
        return components;
    }
}
