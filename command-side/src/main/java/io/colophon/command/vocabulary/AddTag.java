package io.colophon.command.vocabulary;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.vocabulary.VocabularyEvent;
import io.colophon.contract.vocabulary.VocabularyEvent.TagAdded;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Adds a tag to a library; its name is unique there as written. */
record AddTag(UUID tagId, UUID libraryId, String name, String color) implements Command<UUID, AddTag.State> {

    record State(boolean libraryExists, Named tags) {}

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(Tagger.id(LibraryEvent.EXISTENCE, libraryId), LibraryCreated.class, LibraryDeleted.class)
                .or(tagger.folded(VocabularyEvent.tagName(libraryId), name));
    }

    @Override
    public State initial() {
        return new State(false, Named.NONE);
    }

    @Override
    public State evolve(State state, DomainEvent event) {
        return switch (event) {
            case LibraryCreated e -> new State(true, state.tags);
            case LibraryDeleted e -> new State(false, state.tags);
            default -> new State(state.libraryExists, state.tags.after(event));
        };
    }

    @Override
    public Decision<UUID> decide(State state, Tagger tagger) {
        if (!state.libraryExists) {
            throw Refusal.notFound("library");
        }
        if (state.tags.taken(name, tagId, UnaryOperator.identity())) {
            throw Refusal.conflict("tag already exists");
        }
        return Decision.of(tagId, new TagAdded(tagId, libraryId, name, color));
    }
}
