package io.colophon.command.vocabulary;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.CaseFold;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.vocabulary.VocabularyEvent;
import io.colophon.contract.vocabulary.VocabularyEvent.GenreRenamed;
import java.util.UUID;

/** Gives a genre another name. */
record RenameGenre(UUID genreId, String name) implements Command<UUID, Named> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(Tagger.id(VocabularyEvent.GENRE, genreId))
                .or(tagger.folded(VocabularyEvent.GENRE_NAME, name));
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
    public Decision<UUID> decide(Named genres, Tagger tagger) {
        Named.Entry genre = genres.entries().get(genreId);
        if (genre == null) {
            throw Refusal.notFound("genre");
        }
        if (genres.taken(name, genreId, CaseFold::fold)) {
            throw Refusal.conflict("genre already exists");
        }
        return Decision.of(genreId, new GenreRenamed(genreId, Change.between(genre.name(), name)));
    }
}
