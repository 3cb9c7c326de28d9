package io.colophon.eventstore.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.eventstore.NewEvent;
import io.colophon.eventstore.StoredEvent;
import io.colophon.eventstore.axon.MessageCodec;
import io.colophon.eventstore.axon.RecordedEvent;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events as JSON text: a record's components by name, absent when null. A {@link Personal} component is stored as
 * {@code {"subject": "<uuid>", "sealed": "<base64>"}}, its JSON encrypted with the subject's key and bound to the event's type and
 * the component.
 */
public final class JsonEventCodec implements MessageCodec {

    private static final Logger log = LoggerFactory.getLogger(JsonEventCodec.class);
    private static final String SUBJECT = "subject";
    private static final String SEALED = "sealed";
    private static final TypeReference<Map<String, String>> METADATA = new TypeReference<>() {};

    private final EventTypes types;
    private final SubjectKeys keys;
    private final JsonMapper mapper = mapper();

    public JsonEventCodec(EventTypes types, SubjectKeys keys) {
        this.types = types;
        this.keys = keys;
    }

    /** How events are written and read; golden files are made with it. */
    public static JsonMapper mapper() {
        return JsonMapper.builder()
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }

    @Override
    public Mono<List<NewEvent>> encode(List<TaggedEventMessage<?>> events) {
        List<ObjectNode> trees = new ArrayList<>(events.size());
        Set<UUID> subjects = new HashSet<>();
        for (TaggedEventMessage<?> tagged : events) {
            Object payload = tagged.event().payload();
            ObjectNode tree = mapper.valueToTree(payload);
            trees.add(tree);
            types.of(payload.getClass()).personal().forEach((component, subject) -> {
                if (tree.has(component)) {
                    subjects.add(subject(tree, subject));
                }
            });
        }
        return (subjects.isEmpty() ? Mono.just(Map.<UUID, SecretKey>of()) : keys.forWriting(subjects)).map(known -> {
            List<NewEvent> encoded = new ArrayList<>(events.size());
            for (int i = 0; i < events.size(); i++) {
                encoded.add(encode(events.get(i), trees.get(i), known));
            }
            return encoded;
        });
    }

    private NewEvent encode(TaggedEventMessage<?> tagged, ObjectNode tree, Map<UUID, SecretKey> known) {
        EventTypes.Type type = types.of(tagged.event().payload().getClass());
        type.personal().forEach((component, subject) -> {
            if (tree.has(component)) {
                UUID id = subject(tree, subject);
                SecretKey key = known.get(id);
                // The key of an erased subject stays destroyed: what is said of him from then on is not kept.
                tree.set(
                        component,
                        key == null
                                ? mapper.createObjectNode().put(SUBJECT, id.toString())
                                : seal(tree.get(component), id, key, type.name(), component));
            }
        });
        return new NewEvent(
                UuidCreator.fromString(tagged.event().identifier()),
                type.name(),
                type.version(),
                tagged.event().timestamp(),
                tagged.tags().stream().map(tag -> tag.key() + "=" + tag.value()).toList(),
                mapper.writeValueAsBytes(tree),
                mapper.writeValueAsBytes(tagged.event().metadata()));
    }

    private ObjectNode seal(JsonNode plain, UUID subject, SecretKey key, String type, String component) {
        byte[] sealed = Sealed.seal(key, mapper.writeValueAsBytes(plain), context(type, component));
        return mapper.createObjectNode()
                .put(SUBJECT, subject.toString())
                .put(SEALED, Base64.getEncoder().encodeToString(sealed));
    }

    @Override
    public Mono<List<RecordedEvent>> decode(List<StoredEvent> events) {
        Set<UUID> subjects = new HashSet<>();
        List<JsonNode> trees = new ArrayList<>(events.size());
        for (StoredEvent event : events) {
            EventTypes.Type type = types.find(event.type(), event.version());
            JsonNode tree = type == null || type.personal().isEmpty() ? mapper.missingNode() : tree(event);
            trees.add(tree);
            if (type != null) {
                for (String component : type.personal().keySet()) {
                    UUID subject = sealedFor(tree.path(component));
                    if (subject != null) {
                        subjects.add(subject);
                    }
                }
            }
        }
        return (subjects.isEmpty() ? Mono.just(Map.<UUID, SecretKey>of()) : keys.forReading(subjects)).map(known -> {
            List<RecordedEvent> decoded = new ArrayList<>(events.size());
            for (int i = 0; i < events.size(); i++) {
                decoded.add(decode(events.get(i), trees.get(i), known));
            }
            return decoded;
        });
    }

    /** Missing when it is no JSON object; the caller finds out why. */
    private JsonNode tree(StoredEvent event) {
        try {
            JsonNode tree = mapper.readTree(event.payload());
            return tree.isObject() ? tree : mapper.missingNode();
        } catch (JacksonException e) {
            return mapper.missingNode();
        }
    }

    private RecordedEvent decode(StoredEvent event, JsonNode tree, Map<UUID, SecretKey> known) {
        EventTypes.Type type = types.find(event.type(), event.version());
        if (type == null) {
            return RecordedEvent.of(event, unknown(event), metadata(event));
        }
        try {
            Object payload;
            if (tree.isMissingNode()) {
                payload = mapper.readValue(event.payload(), type.record());
            } else {
                open((ObjectNode) tree, type, known);
                payload = mapper.treeToValue(tree, type.record());
            }
            return RecordedEvent.of(event, payload, metadata(event));
        } catch (JacksonException | IllegalStateException | IllegalArgumentException e) {
            log.error("event {} ({}) can't be read", event.position(), event.type(), e);
            return RecordedEvent.of(event, unknown(event), metadata(event));
        }
    }

    private Map<String, String> metadata(StoredEvent event) {
        try {
            Map<String, String> metadata = mapper.readValue(event.metadata(), METADATA);
            metadata.values().removeIf(Objects::isNull);
            return metadata;
        } catch (JacksonException e) {
            log.error("the metadata of event {} can't be read", event.position(), e);
            return Map.of();
        }
    }

    private void open(ObjectNode tree, EventTypes.Type type, Map<UUID, SecretKey> known) {
        for (RecordComponent component : type.record().getRecordComponents()) {
            String name = component.getName();
            JsonNode envelope = tree.path(name);
            UUID subject = type.personal().containsKey(name) ? sealedFor(envelope) : null;
            if (subject == null) {
                continue;
            }
            SecretKey key = known.get(subject);
            if (key == null || !envelope.has(SEALED)) {
                erase(tree, component);
            } else {
                byte[] sealed = Base64.getDecoder().decode(envelope.get(SEALED).asString());
                tree.set(name, mapper.readTree(Sealed.open(key, sealed, context(type.name(), name))));
            }
        }
    }

    private void erase(ObjectNode tree, RecordComponent component) {
        if (component.getType() == String.class) {
            tree.put(component.getName(), Personal.ERASED);
        } else if (isChangeOfText(component)) {
            ObjectNode both = mapper.createObjectNode();
            for (RecordComponent side : component.getType().getRecordComponents()) {
                both.put(side.getName(), Personal.ERASED);
            }
            tree.set(component.getName(), both);
        } else {
            tree.remove(component.getName());
        }
    }

    private static boolean isChangeOfText(RecordComponent component) {
        return component.getType().isRecord()
                && (component.getGenericType() instanceof ParameterizedType change
                        ? Arrays.stream(change.getActualTypeArguments()).allMatch(String.class::equals)
                        : Arrays.stream(component.getType().getRecordComponents())
                                .allMatch(side -> side.getType() == String.class));
    }

    private static UnknownEvent unknown(StoredEvent event) {
        return new UnknownEvent(event.type(), event.version(), new String(event.payload(), UTF_8));
    }

    /** The subject of an envelope; null for clear text, as it was stored before the component became personal. */
    private static @Nullable UUID sealedFor(JsonNode envelope) {
        JsonNode subject = envelope.path(SUBJECT);
        try {
            return subject.isString() ? UUID.fromString(subject.asString()) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static UUID subject(JsonNode node, String name) {
        return UUID.fromString(node.get(name).asString());
    }

    private static byte[] context(String type, String component) {
        return (type + "." + component).getBytes(UTF_8);
    }
}
