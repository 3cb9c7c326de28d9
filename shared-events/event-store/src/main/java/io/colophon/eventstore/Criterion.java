package io.colophon.eventstore;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Selects events that carry all of the tags and are of one of the types. No tags: any; no types: any; neither: every event.
 *
 * @param tags {@code key=value}, sorted; the first one is the one whose index entries are walked
 */
public record Criterion(List<String> tags, Set<String> types) {

    public static final Criterion ANY = new Criterion(List.of(), Set.of());

    public Criterion {
        tags = List.copyOf(tags);
        types = Set.copyOf(types);
    }

    public static Criterion of(Collection<String> tags, Collection<String> types) {
        return new Criterion(List.copyOf(new TreeSet<>(tags)), Set.copyOf(types));
    }

    /** A criterion, and the position behind which its events are asked for. */
    public record Beyond(Criterion criterion, long after) {}

    public Beyond beyond(long after) {
        return new Beyond(this, after);
    }

    public boolean matches(String type, Collection<String> eventTags) {
        return (types.isEmpty() || types.contains(type)) && eventTags.containsAll(tags);
    }

    String joinedTags() {
        return String.join(String.valueOf(NewEvent.SEPARATOR), tags);
    }

    String joinedTypes() {
        return String.join(String.valueOf(NewEvent.SEPARATOR), new TreeSet<>(types));
    }
}
