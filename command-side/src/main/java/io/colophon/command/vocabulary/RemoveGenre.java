package io.colophon.command.vocabulary;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.vocabulary.VocabularyEvent;
import io.colophon.contract.vocabulary.VocabularyEvent.GenreRemoved;
import java.util.List;
import java.util.UUID;

/** Removes a genre, from all books too. */
record RemoveGenre(UUID genreId) implements Command<UUID, Named> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(Tagger.id(VocabularyEvent.GENRE, genreId));
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
        return Decision.of(
                genreId, new GenreRemoved(genreId, List.of(tagger.folded(VocabularyEvent.GENRE_NAME, genre.name()))));
    }
}
