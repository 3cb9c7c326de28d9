package io.colophon.command;

import io.colophon.contract.ColophonEvents;
import io.colophon.eventstore.axon.PostgresEventStorageEngine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** The events that a decision reads, and that must not grow before its own are appended: an OR of tags, each with some types. */
public final class Boundary {

    private final List<EventCriteria> criteria = new ArrayList<>();

    private Boundary() {}

    /** Events with a tag; without records those of every type. */
    public static Boundary of(String tag, Class<?>... records) {
        return new Boundary().or(tag, records);
    }

    /** Events of these types, whatever they are about. Only for small vocabularies. */
    public static Boundary ofTypes(Class<?>... records) {
        return new Boundary().orTypes(records);
    }

    /** No event at all: the decision needs to know nothing. */
    public static Boundary none() {
        return new Boundary();
    }

    public Boundary or(String tag, Class<?>... records) {
        int equals = tag.indexOf('=');
        var tagged = EventCriteria.havingTags(new Tag(tag.substring(0, equals), tag.substring(equals + 1)));
        criteria.add(records.length == 0 ? tagged : tagged.andBeingOneOfTypes(names(records)));
        return this;
    }

    public Boundary or(Collection<String> tags, Class<?>... records) {
        tags.forEach(tag -> or(tag, records));
        return this;
    }

    public Boundary orTypes(Class<?>... records) {
        criteria.add(EventCriteria.havingAnyTag().andBeingOneOfTypes(names(records)));
        return this;
    }

    /**
     * Events of these types, of which those up to a position are in the command's initial state already: only later ones are read. For
     * many commands in a row that depend on the same small vocabulary.
     */
    public Boundary orTypesSince(long position, Class<?>... records) {
        criteria.add(PostgresEventStorageEngine.typesSince(position, names(records)));
        return this;
    }

    boolean isEmpty() {
        return criteria.isEmpty();
    }

    EventCriteria criteria() {
        return EventCriteria.either(criteria);
    }

    private static Set<QualifiedName> names(Class<?>[] records) {
        return Arrays.stream(records)
                .map(record -> new QualifiedName(ColophonEvents.TYPES.of(record).name()))
                .collect(Collectors.toSet());
    }
}
