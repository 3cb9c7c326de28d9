package io.colophon.standalone.openapi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.colophon.web.openapi.JsonOf;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Schemas of the records that the wire shows, each once, under names that lead to the record. */
final class RecordSchemas {

    private static final String REFERENCE = "#/components/schemas/";
    /** The only family whose answers are in camel case. */
    private static final String FEED = "io.colophon.query.sync";

    private static final Map<Class<?>, String> SCALARS = Map.ofEntries(
            Map.entry(String.class, "string"),
            Map.entry(UUID.class, "string uuid"),
            Map.entry(LocalDate.class, "string date"),
            Map.entry(int.class, "integer int32"),
            Map.entry(Integer.class, "integer int32"),
            Map.entry(long.class, "integer int64"),
            Map.entry(Long.class, "integer int64"),
            Map.entry(double.class, "number"),
            Map.entry(Double.class, "number"),
            Map.entry(BigDecimal.class, "number"),
            Map.entry(Number.class, "number"),
            Map.entry(boolean.class, "boolean"),
            Map.entry(Boolean.class, "boolean"));

    private final Map<String, Class<?>> shapesOfKinds;
    private final Map<String, Class<?>> named = new TreeMap<>();
    private final Map<String, Schema<?>> schemas = new TreeMap<>();

    RecordSchemas(Map<String, Class<?>> shapesOfKinds) {
        this.shapesOfKinds = shapesOfKinds;
    }

    Map<String, Schema<?>> all() {
        return schemas;
    }

    /** What a client sends: every member may be absent. */
    Schema<?> sent(Class<?> type) {
        return new Reading(false).of(type);
    }

    /** What a client is given: every member is there, unless it is left out when it is empty. */
    Schema<?> given(Class<?> type) {
        return new Reading(true).of(type);
    }

    Schema<?> givenKind(String kind) {
        return given(shapeOf(kind));
    }

    private Class<?> shapeOf(String kind) {
        return Optional.ofNullable(shapesOfKinds.get(kind))
                .orElseThrow(() -> new IllegalArgumentException("nobody reads a " + kind));
    }

    static Schema<?> scalar(String typeAndFormat) {
        String[] words = typeAndFormat.split(" ");
        Schema<?> schema = new JsonSchema().typesItem(words[0]);
        return words.length == 1 ? schema : schema.format(words[1]);
    }

    static Schema<?> array(Schema<?> items) {
        return new JsonSchema().typesItem("array").items(items);
    }

    static Schema<?> object(Map<String, Schema<?>> members, Collection<String> required) {
        Schema<?> schema = new JsonSchema().typesItem("object");
        members.forEach(schema::addProperty);
        return required.isEmpty() ? schema : schema.required(List.copyOf(required));
    }

    /** How records of one direction are read. */
    private final class Reading {

        private final boolean answer;

        private Reading(boolean answer) {
            this.answer = answer;
        }

        Schema<?> of(Class<?> type) {
            if (type.isArray()) {
                return array(of(type.componentType()));
            }
            if (type.isRecord()) {
                return reference(type);
            }
            if (type == Object.class) {
                return new JsonSchema();
            }
            if (type == Map.class) {
                return new JsonSchema().typesItem("object");
            }
            return scalar(Optional.ofNullable(SCALARS.get(type))
                    .orElseThrow(() -> new IllegalArgumentException("no schema for " + type)));
        }

        private Schema<?> reference(Class<?> type) {
            String name = name(type) + (answer || type.getName().contains("Request") ? "" : "Request");
            Class<?> known = named.putIfAbsent(name, type);
            if (known == null) {
                schemas.put(name, members(type));
            } else if (known != type) {
                throw new IllegalArgumentException(known + " and " + type + " would both be " + name);
            }
            return new JsonSchema().$ref(REFERENCE + name);
        }

        private Schema<?> members(Class<?> type) {
            Map<String, Schema<?>> members = new LinkedHashMap<>();
            List<String> required = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                if (on(component, JsonUnwrapped.class) != null) {
                    Schema<?> inner = members(component.getType());
                    inner.getProperties().forEach(members::put);
                    required.addAll(inner.getRequired());
                } else if (on(component, JsonIgnore.class) == null) {
                    String name = memberName(component);
                    members.put(name, of(component));
                    JsonInclude include = on(component, JsonInclude.class);
                    if (answer && (include == null || include.value() == JsonInclude.Include.ALWAYS)) {
                        required.add(name);
                    }
                }
            }
            return object(members, required);
        }

        private Schema<?> of(RecordComponent component) {
            JsonOf stands = component.getAnnotation(JsonOf.class);
            if (stands != null) {
                Schema<?> one = of(stands.kind().isEmpty() ? stands.value() : shapeOf(stands.kind()));
                Schema<?> schema = stands.many() ? array(one) : one;
                return component.getAnnotatedType().isAnnotationPresent(Nullable.class) ? nullable(schema) : schema;
            }
            // What we write as a text and call so is a time; what clients send so may be a day.
            boolean time = answer
                    && component.getType() == String.class
                    && component.getName().matches(".*(At|Time)");
            Schema<?> schema = of(component.getAnnotatedType());
            return time ? schema.format("date-time") : schema;
        }

        private Schema<?> of(AnnotatedType type) {
            Schema<?> schema = plain(type);
            return type.isAnnotationPresent(Nullable.class) ? nullable(schema) : schema;
        }

        private Schema<?> plain(AnnotatedType type) {
            if (type instanceof AnnotatedParameterizedType generic) {
                AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
                Schema<?> last = of(arguments[arguments.length - 1]);
                return arguments.length == 1
                        ? array(last)
                        : new JsonSchema().typesItem("object").additionalProperties(last);
            }
            return of((Class<?>) type.getType());
        }

        private Schema<?> nullable(Schema<?> schema) {
            return schema.get$ref() == null
                    ? schema.getTypes() == null ? schema : schema.typesItem("null")
                    : new JsonSchema().anyOf(List.of(schema, scalar("null")));
        }
    }

    private static String memberName(RecordComponent component) {
        JsonProperty given = on(component, JsonProperty.class);
        if (given != null && !given.value().isEmpty()) {
            return given.value();
        }
        return component.getDeclaringRecord().getPackageName().equals(FEED)
                ? component.getName()
                : component.getName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static <A extends Annotation> @Nullable A on(RecordComponent component, Class<A> annotation) {
        return component.getAccessor().getAnnotation(annotation);
    }

    /** The feature, the types in which the record is nested, and its own name; without the words that only say which side it is on. */
    private static String name(Class<?> type) {
        String feature = type.getPackageName().replaceFirst(".*\\.", "");
        String name = word(type);
        for (Class<?> outer = type.getEnclosingClass(); outer != null; outer = outer.getEnclosingClass()) {
            String around = word(outer);
            name = around.equals(name) || around.equalsIgnoreCase(feature) ? name : around + "." + name;
        }
        return feature + "." + name;
    }

    private static String word(Class<?> type) {
        return type.getSimpleName().replaceFirst("(Queries|Api|Answer|Reads)$", "");
    }
}
