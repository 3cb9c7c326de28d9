package io.colophon.contract;

import io.colophon.eventstore.json.EventTypes;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The page that lists every event as it is stored, made from the records themselves. */
final class EventsDocument {

    private static final String PREFACE = """
            # Events

            Every event that the log can hold, as the JSON it is stored as. Made from the records of `shared-events/contract`; don't
            edit it by hand. After a change to an event write it anew:

            ```
            ./mvnw -pl shared-events/contract -am test -Dtest=EventsDocumentTest -Dsurefire.failIfNoSpecifiedTests=false -Dcolophon.docs.write=true
            ```

            An *optional* component is absent when it has no value. A *change* is `{"from": …, "to": …}`, either of which may be null; an
            absent change means that the field stayed. A *personal* component is stored encrypted with the key of the subject that the
            named component identifies, and reads as erased once that key is destroyed. Examples:
            `shared-events/contract/src/test/resources/golden/`.
            """;

    private static final Map<Type, String> NAMES = Map.ofEntries(
            Map.entry(String.class, "text"),
            Map.entry(double.class, "number"),
            Map.entry(Double.class, "number"),
            Map.entry(UUID.class, "uuid"),
            Map.entry(Instant.class, "instant"),
            Map.entry(LocalDate.class, "date"),
            Map.entry(int.class, "integer"),
            Map.entry(long.class, "integer"),
            Map.entry(Integer.class, "integer"),
            Map.entry(boolean.class, "boolean"),
            Map.entry(Boolean.class, "boolean"),
            Map.entry(Object.class, "any JSON value"));

    private final Set<Class<?>> parts = new LinkedHashSet<>();

    private EventsDocument() {}

    static String of(Collection<EventTypes.Type> types) {
        EventsDocument document = new EventsDocument();
        List<String> sections = new ArrayList<>(List.of(PREFACE));
        Map<String, List<EventTypes.Type>> byFeature = types.stream()
                .collect(Collectors.groupingBy(EventsDocument::feature, LinkedHashMap::new, Collectors.toList()));
        byFeature.forEach((feature, events) -> {
            sections.add("## " + feature + "\n");
            events.forEach(event -> sections.add(document.section(event)));
        });
        sections.add("## Parts\n");
        // A part may hold further parts.
        for (int i = 0; i < document.parts.size(); i++) {
            sections.add(document.part(List.copyOf(document.parts).get(i)));
        }
        return String.join("\n", sections);
    }

    private static String feature(EventTypes.Type type) {
        return type.name().substring(0, type.name().indexOf('.'));
    }

    private String section(EventTypes.Type type) {
        String rows = Arrays.stream(type.record().getRecordComponents())
                .map(component -> row(component, type.personal().get(component.getName())))
                .collect(Collectors.joining());
        return "### " + type.name() + ", version " + type.version()
                + "\n\n| component | type | remarks |\n|---|---|---|\n" + rows;
    }

    private String row(RecordComponent component, @Nullable String subject) {
        AnnotatedType type = component.getAnnotatedType();
        String remarks = Stream.of(
                        optional(type) ? "optional" : "", subject == null ? "" : "personal: `" + subject + "`")
                .filter(remark -> !remark.isEmpty())
                .collect(Collectors.joining(", "));
        return "| `" + component.getName() + "` | " + name(type.getType()) + " | " + remarks + " |\n";
    }

    private static boolean optional(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private String part(Class<?> part) {
        String name = "### " + part.getSimpleName() + "\n\n";
        if (part.isEnum()) {
            return name
                    + Arrays.stream(part.getEnumConstants())
                            .map(constant -> "`" + constant + "`")
                            .collect(Collectors.joining(", ", "One of ", ".\n"));
        }
        return name + "| component | type | remarks |\n|---|---|---|\n"
                + Arrays.stream(part.getRecordComponents())
                        .map(component -> row(component, null))
                        .collect(Collectors.joining());
    }

    private String name(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (generic.getRawType() == Change.class) {
                return "change of " + name(last);
            }
            return (generic.getRawType() == Map.class ? "map from text to " : "list of ") + name(last);
        }
        String known = NAMES.get(type);
        if (known != null) {
            return known;
        }
        Class<?> part = (Class<?>) type;
        if (!part.isEnum() && !part.isRecord()) {
            throw new IllegalArgumentException("the page has no name for " + part.getName());
        }
        parts.add(part);
        return "[" + part.getSimpleName() + "](#" + CaseFold.fold(part.getSimpleName()) + ")";
    }
}
