package io.colophon.standalone.openapi;

import io.colophon.web.openapi.Described;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Operations of routes, from what is described and what follows. */
final class Operations {

    static final String BEHIND = "Colophon-Behind";
    static final String WRITTEN = "Written";

    private static final String JSON = "application/json";
    private static final int PART = 206;
    private static final int UNAVAILABLE = 503;

    private final RecordSchemas schemas;

    Operations(RecordSchemas schemas) {
        this.schemas = schemas;
    }

    Operation of(Route route) {
        Operation operation = new Operation()
                .operationId(route.operationId())
                .addTagsItem(route.feature())
                .summary(route.described().value())
                .parameters(parameters(route))
                .responses(responses(route));
        if (!route.isPublic()) {
            operation.addSecurityItem(new SecurityRequirement().addList(ApiDocument.BEARER));
        }
        return route.hasBody() ? operation.requestBody(body(route.described())) : operation;
    }

    private static List<Parameter> parameters(Route route) {
        List<Parameter> parameters = new ArrayList<>();
        route.variables()
                .forEach(name -> parameters.add(new Parameter()
                        .in("path")
                        .name(name)
                        .required(true)
                        .schema(RecordSchemas.scalar(Route.isId(name) ? "string uuid" : "string"))));
        route.parameters()
                .forEach(one -> parameters.add(new Parameter()
                        .in("query")
                        .name(one.name())
                        .description(one.meaning())
                        .schema(
                                one.type().equals("list")
                                        ? RecordSchemas.array(RecordSchemas.scalar("string"))
                                        : RecordSchemas.scalar(one.type()))));
        return parameters;
    }

    private RequestBody body(Described described) {
        String[] form = described.form();
        if (form.length == 0) {
            return new RequestBody().required(true).content(content(JSON, schemas.sent(described.takes())));
        }
        Map<String, Schema<?>> fields = new LinkedHashMap<>();
        for (String field : form) {
            fields.put(field, RecordSchemas.scalar(fields.isEmpty() ? "string binary" : "string"));
        }
        return new RequestBody()
                .required(true)
                .content(content("multipart/form-data", RecordSchemas.object(fields, List.of(form[0]))));
    }

    private ApiResponses responses(Route route) {
        ApiResponses responses = new ApiResponses();
        responses.addApiResponse(String.valueOf(route.success()), success(route));
        route.otherStatuses().forEach(status -> responses.addApiResponse(String.valueOf(status), other(status, route)));
        return responses;
    }

    private ApiResponse other(int status, Route route) {
        Described described = route.described();
        ApiResponse response = new ApiResponse().description(Refusals.reason(status));
        if (status == PART) {
            return response.content(binary(described));
        }
        return status == UNAVAILABLE && described.unavailable() != Void.class
                ? response.content(content(JSON, enveloped(schemas.given(described.unavailable()))))
                : new ApiResponse().$ref(Refusals.response(status, route));
    }

    private ApiResponse success(Route route) {
        Described described = route.described();
        ApiResponse response = new ApiResponse().description(Refusals.reason(route.success()));
        if (route.isWrite() && described.gives() == Void.class) {
            response.addHeaderObject(BEHIND, new Header().$ref("#/components/headers/" + BEHIND));
        }
        if (route.answersWithNothing()) {
            return response;
        }
        return response.content(described.file().isEmpty() ? json(route) : binary(described));
    }

    private Content json(Route route) {
        Described described = route.described();
        Schema<?> shown = described.shows().isEmpty() ? schemas.given(described.gives()) : written(described.shows());
        return content(JSON, route.isEnveloped() ? enveloped(shown) : shown);
    }

    /** As a read shows it, or all that can be said of it before a read does. */
    private Schema<?> written(String kind) {
        return new JsonSchema()
                .anyOf(List.of(schemas.givenKind(kind), new JsonSchema().$ref("#/components/schemas/" + WRITTEN)));
    }

    private static Content binary(Described described) {
        return content(described.file(), RecordSchemas.scalar("string binary"));
    }

    private static Schema<?> enveloped(Schema<?> shown) {
        return RecordSchemas.object(Map.of("data", shown), List.of("data"));
    }

    private static Content content(String mediaType, Schema<?> schema) {
        return new Content().addMediaType(mediaType, new MediaType().schema(schema));
    }
}
