package io.colophon.command.vocabulary;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.vocabulary.VocabularyEvent;
import io.colophon.contract.vocabulary.VocabularyEvent.MediaTypeRevised;
import java.util.UUID;

/** Replaces how a media type is shown. */
record ReviseMediaType(UUID mediaTypeId, String displayName, String description) implements Command<UUID, Named> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(Tagger.id(VocabularyEvent.MEDIA_TYPE, mediaTypeId));
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
        Named.Entry type = types.entries().get(mediaTypeId);
        if (type == null) {
            throw Refusal.notFound("media type");
        }
        return Decision.of(
                mediaTypeId,
                new MediaTypeRevised(
                        mediaTypeId,
                        Change.between(type.shown(), displayName),
                        Change.between(type.description(), description)));
    }
}
