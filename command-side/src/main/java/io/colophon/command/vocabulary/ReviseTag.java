package io.colophon.command.vocabulary;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.vocabulary.VocabularyEvent;
import io.colophon.contract.vocabulary.VocabularyEvent.TagRevised;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Replaces the name and the colour of a tag. */
record ReviseTag(UUID tagId, UUID libraryId, String name, String color) implements Command<UUID, Named> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(Tagger.id(VocabularyEvent.TAG, tagId))
                .or(tagger.folded(VocabularyEvent.tagName(libraryId), name));
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
        if (tags.taken(name, tagId, UnaryOperator.identity())) {
            throw Refusal.conflict("tag already exists");
        }
        return Decision.of(
                tagId,
                new TagRevised(tagId, libraryId, Change.between(tag.name(), name), Change.between(tag.shown(), color)));
    }
}
