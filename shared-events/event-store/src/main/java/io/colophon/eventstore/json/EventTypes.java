package io.colophon.eventstore.json;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records that events are read as, by stored name and version. */
public final class EventTypes {

    /**
     * @param name the stored name
     * @param personal its personal components: component to component that names the subject
     */
    public record Type(String name, String version, Class<?> record, Map<String, String> personal) {}

    private final Map<String, Type> byName = new LinkedHashMap<>();
    private final Map<Class<?>, Type> byRecord = new LinkedHashMap<>();

    private EventTypes(Collection<Class<?>> records) {
        records.forEach(this::add);
    }

    /** All records that the sealed interfaces permit, however deep. */
    public static EventTypes permittedBy(Class<?>... roots) {
        return new EventTypes(leaves(List.of(roots)));
    }

    private static Collection<Class<?>> leaves(Collection<Class<?>> roots) {
        return roots.stream()
                .flatMap(root -> root.isRecord()
                        ? List.<Class<?>>of(root).stream()
                        : leaves(List.of(root.getPermittedSubclasses())).stream())
                .distinct()
                .toList();
    }

    private void add(Class<?> record) {
        EventType declared = record.getAnnotation(EventType.class);
        if (declared == null) {
            throw new IllegalArgumentException(record.getName() + " lacks @EventType");
        }
        Type type = new Type(declared.value(), declared.version(), record, personal(record));
        if (byName.putIfAbsent(key(type.name(), type.version()), type) != null) {
            throw new IllegalArgumentException("two records are stored as " + type.name() + " " + type.version());
        }
        byRecord.put(record, type);
    }

    private static Map<String, String> personal(Class<?> record) {
        Map<String, String> found = new LinkedHashMap<>();
        List<String> names = Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        for (RecordComponent component : record.getRecordComponents()) {
            Personal personal = component.getAnnotation(Personal.class);
            if (personal != null) {
                if (!names.contains(personal.subject())) {
                    throw new IllegalArgumentException(
                            record.getName() + "." + component.getName() + ": no component " + personal.subject());
                }
                found.put(component.getName(), personal.subject());
            }
        }
        return Map.copyOf(found);
    }

    /** @throws IllegalArgumentException for a class that is no event */
    public Type of(Class<?> record) {
        Type type = byRecord.get(record);
        if (type == null) {
            throw new IllegalArgumentException(record.getName() + " is not a registered event");
        }
        return type;
    }

    public @Nullable Type find(String name, String version) {
        return byName.get(key(name, version));
    }

    public Collection<Type> all() {
        return byRecord.values();
    }

    private static String key(String name, String version) {
        return name + "#" + version;
    }
}
