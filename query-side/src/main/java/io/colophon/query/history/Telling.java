package io.colophon.query.history;

import io.colophon.contract.jobs.RunEvent;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.query.history.HistoryItem.Actor;
import io.colophon.query.history.HistoryItem.CausedBy;
import io.colophon.query.history.HistoryItem.FieldChange;
import io.colophon.query.history.HistoryItem.Subject;
import io.colophon.web.PathId;
import io.colophon.web.WireJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** One event that is about to be told: who did it, by what, and what the things in it are called. */
final class Telling {

    private static final String USER = "user:";
    private static final String RUN = "run:";
    private static final String ITEM = "run-item:";
    private static final Pattern TRACE = Pattern.compile("[0-9a-f]{32}");

    private final RecordedEvent event;
    private final Known known;
    private final Actor actor;
    private final CausedBy causedBy;

    Telling(RecordedEvent event, Known known) {
        this.event = event;
        this.known = known;
        this.actor = actor(actor(event), known);
        this.causedBy = causedBy(event);
    }

    /** Who did it, as the metadata say: {@code user:<id>}, {@code run:<id>}, {@code system}, {@code anonymous}. */
    static String actor(RecordedEvent event) {
        return event.metadata().getOrDefault("actor", "system");
    }

    static String correlation(RecordedEvent event) {
        return event.metadata().getOrDefault("correlation", "");
    }

    /** The id in {@code user:<id>}. */
    static Optional<UUID> user(String actor) {
        return id(actor, USER);
    }

    /** The run that led to it, or an item of which did, if there is one. */
    static Optional<UUID> run(RecordedEvent event) {
        String cause = event.metadata().getOrDefault("causation", "");
        return id(cause, RUN)
                .or(() -> id(cause.substring(0, Math.max(0, cause.indexOf('/'))), ITEM))
                .or(() -> id(actor(event), RUN));
    }

    private static Optional<UUID> id(String text, String start) {
        return text.startsWith(start) ? PathId.find(text.substring(start.length())) : Optional.empty();
    }

    private static Actor actor(String actor, Known known) {
        Optional<UUID> user = user(actor);
        if (user.isPresent()) {
            return new Actor("user", user.get(), known.name(user.get()).orElse(null));
        }
        Optional<UUID> run = id(actor, RUN);
        return run.map(id -> new Actor("run", id, known.runType(id).orElse(null)))
                .orElseGet(() -> new Actor(actor.equals("anonymous") ? actor : "system", null, null));
    }

    private static CausedBy causedBy(RecordedEvent event) {
        Map<String, String> metadata = event.metadata();
        String cause = metadata.getOrDefault("causation", "");
        return run(event)
                .map(run -> new CausedBy("run", run.toString()))
                .orElseGet(() ->
                        TRACE.matcher(cause).matches() ? new CausedBy("request", cause) : new CausedBy("system", null));
    }

    /** Who did it, as the beginning of a sentence. */
    String who() {
        return switch (actor.kind()) {
            case "user", "anonymous" -> actor.name() == null ? "Somebody" : actor.name();
            case "run" -> "A run";
            default -> "Colophon";
        };
    }

    /** Whether it was this user who did it. */
    boolean isActor(UUID userId) {
        return userId.equals(actor.id());
    }

    /** A name in quotation marks. */
    String quoted(UUID id) {
        return known.name(id).map(Phrases::quoted).orElse("something that is no longer known");
    }

    String person(UUID id) {
        return known.name(id).orElse("somebody");
    }

    /** A name, or the id itself where there is none. */
    String name(UUID id) {
        return known.name(id).orElse(id.toString());
    }

    List<String> names(List<UUID> ids) {
        return ids.stream().map(this::name).toList();
    }

    Optional<String> title(UUID bookId) {
        return known.title(bookId, event.position());
    }

    /** The title that a book has by this event, in quotation marks. */
    String book(UUID bookId) {
        return title(bookId).map(Phrases::quoted).orElse("a book");
    }

    Optional<String> runType(UUID runId) {
        return known.runType(runId);
    }

    Subject subject(String kind, UUID id) {
        return new Subject(kind, id, known.name(id).orElse(null));
    }

    /** Who did it, what was done, and in a run of what type if in one. */
    HistoryItem did(Subject subject, String what, List<FieldChange> changes) {
        String within = event.payload() instanceof RunEvent
                ? ""
                : run(event)
                        .map(run -> " in "
                                + Phrases.a(Phrases.run(known.runType(run).orElse(""))))
                        .orElse("");
        return sentence(subject, who() + " " + what + within, changes);
    }

    /** Fields of something were changed. */
    HistoryItem changed(Subject subject, String thing, List<FieldChange> changes) {
        return did(subject, Phrases.changes(thing, changes), changes);
    }

    /** @param text without the full stop */
    HistoryItem sentence(Subject subject, String text, List<FieldChange> changes) {
        return new HistoryItem(
                UUID.fromString(event.id()),
                event.position(),
                event.type(),
                WireJson.time(event.timestamp()),
                actor,
                correlation(event),
                causedBy,
                text + ".",
                changes,
                subject);
    }
}
