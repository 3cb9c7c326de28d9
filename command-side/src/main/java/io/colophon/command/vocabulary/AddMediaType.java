package io.colophon.command.vocabulary;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.vocabulary.VocabularyEvent;
import io.colophon.contract.vocabulary.VocabularyEvent.MediaTypeAdded;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Adds a media type; its name is unique as written and never changes. */
record AddMediaType(UUID mediaTypeId, String name, String displayName, String description)
        implements Command<UUID, Named> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(tagger.exact(VocabularyEvent.MEDIA_TYPE_NAME, name));
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
    public Decision<UUID> decide(Named types, Tagger tagger) {
        if (types.taken(name, mediaTypeId, UnaryOperator.identity())) {
            throw Refusal.conflict("media type already exists");
        }
        return Decision.of(mediaTypeId, new MediaTypeAdded(mediaTypeId, name, displayName, description));
    }
}
