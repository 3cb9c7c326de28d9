package io.colophon.command.vocabulary;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.vocabulary.VocabularyEvent;
import io.colophon.contract.vocabulary.VocabularyEvent.TagRemoved;
import java.util.List;
import java.util.UUID;

/** Removes a tag from a library and from everything that it is on. */
record RemoveTag(UUID tagId, UUID libraryId) implements Command<UUID, Named> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(Tagger.id(VocabularyEvent.TAG, tagId));
    }

    @Override
    public Named initial() {
        return Named.NONE;
    }

    @Override
    public Named evolve(Named state, DomainEvent event) {
        return state.after(event);
    }

    @Override
    public Decision<UUID> decide(Named tags, Tagger tagger) {
        Named.Entry tag = tags.entries().get(tagId);
        if (tag == null || !libraryId.equals(tag.libraryId())) {
            throw Refusal.notFound("tag");
        }
        return Decision.of(
                tagId,
                new TagRemoved(
                        tagId, libraryId, List.of(tagger.folded(VocabularyEvent.tagName(libraryId), tag.name()))));
    }
}
