package io.colophon.command;

import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.vocabulary.VocabularyEvent;
import io.colophon.contract.vocabulary.VocabularyEvent.TagAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.TagRemoved;
import io.colophon.web.PathId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which of the tags that something is to get are there, in its library. */
public record KnownTags(Set<UUID> living) {

    public static final KnownTags NONE = new KnownTags(Set.of());

    /**
     * The ids as clients send them, without doubles; an absent list is an empty one.
     *
     * @throws Refusal {@code invalid tag_id: <x>}
     */
    public static List<UUID> parse(@Nullable List<@Nullable String> texts) {
        return (texts == null ? List.<@Nullable String>of() : texts)
                .stream()
                        .map(Limits::text)
                        .map(text -> PathId.find(text).orElseThrow(() -> Refusal.invalid("invalid tag_id: " + text)))
                        .distinct()
                        .toList();
    }

    /** Adds to a boundary what must be known of these tags. */
    public static Boundary within(Boundary boundary, Collection<UUID> asked) {
        asked.forEach(id -> boundary.or(Tagger.id(VocabularyEvent.TAG, id), TagAdded.class, TagRemoved.class));
        return boundary;
    }

    public KnownTags after(DomainEvent event, UUID libraryId) {
        Set<UUID> after = new HashSet<>(living);
        switch (event) {
            case TagAdded e when e.libraryId().equals(libraryId) -> after.add(e.tagId());
            case TagRemoved e -> after.remove(e.tagId());
            default -> {
                return this;
            }
        }
        return new KnownTags(after);
    }

    /** @throws Refusal that names the first tag that is not there, or is another library's */
    public void require(Collection<UUID> asked) {
        asked.stream().filter(id -> !living.contains(id)).findFirst().ifPresent(id -> {
            throw Refusal.invalid("unknown tag_id: " + id);
        });
    }
}
