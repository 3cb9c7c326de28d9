package io.colophon.query;

import io.colophon.contract.CaseFold;
import io.colophon.contract.Change;
import io.colophon.contract.vocabulary.VocabularyEvent.TagAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.TagRemoved;
import io.colophon.contract.vocabulary.VocabularyEvent.TagRevised;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.eventstore.projection.ViewSession.Null;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The tags of libraries, as a view that shows them keeps them for itself: its table {@code tag} has the columns id, library_id, name,
 * folded and color in this order, and whatever has tags a column {@code tag_ids}.
 */
public final class TagNames {

    /** What a projector with such a table handles besides. */
    public static final Set<Class<?>> RECORDS = Set.of(TagAdded.class, TagRevised.class, TagRemoved.class);

    /** A tag as routes show it; see {@link #json}. */
    public record Tag(UUID id, String name, String color) {}

    private TagNames() {}

    /** @param tagged the table of what has tags, with the columns library_id and tag_ids */
    public static Mono<Void> apply(ViewSession session, Object event, String tagged) {
        return switch (event) {
            case TagAdded e ->
                session.run(
                        "INSERT INTO {v}.tag VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO UPDATE SET name = $3, folded = $4, color = $5",
                        e.tagId(),
                        e.libraryId(),
                        e.name(),
                        CaseFold.fold(e.name()),
                        e.color());
            case TagRevised e ->
                session.run(
                        "UPDATE {v}.tag SET name = coalesce($2, name), folded = coalesce($3, folded), color = coalesce($4, color) WHERE id = $1",
                        e.tagId(),
                        Null.or(after(e.name()), String.class),
                        Null.or(folded(after(e.name())), String.class),
                        Null.or(after(e.color()), String.class));
            case TagRemoved e ->
                session.run("DELETE FROM {v}.tag WHERE id = $1", e.tagId())
                        .then(session.run(
                                "UPDATE {v}." + tagged
                                        + " SET tag_ids = array_remove(tag_ids, $1) WHERE library_id = $2 AND $1 = ANY(tag_ids)",
                                e.tagId(),
                                e.libraryId()));
            default -> Mono.empty();
        };
    }

    /** The JSON that routes send of the tags of a row, by name: {@code id}, {@code name}, {@code color}. */
    public static String json(String row) {
        return "(SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'color', t.color) ORDER BY t.name), '[]')::text"
                + " FROM {v}.tag t WHERE t.id = ANY(" + row + ".tag_ids))";
    }

    /** A condition that holds when the parameter is empty, or the folded name of one of the row's tags. */
    public static String hasTag(String row, String parameter) {
        return "(" + parameter + " = '' OR EXISTS (SELECT 1 FROM {v}.tag t WHERE t.folded = " + parameter
                + " AND t.id = ANY(" + row + ".tag_ids)))";
    }

    private static @Nullable String after(@Nullable Change<String> change) {
        return change == null ? null : change.to();
    }

    private static @Nullable String folded(@Nullable String name) {
        return name == null ? null : CaseFold.fold(name);
    }
}
