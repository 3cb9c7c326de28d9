package io.colophon.command.vocabulary;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.vocabulary.VocabularyEvent;
import io.colophon.contract.vocabulary.VocabularyEvent.MediaTypeRemoved;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Removes a media type that no book is of. It reads every book that ever was; it is rare. */
record RemoveMediaType(UUID mediaTypeId) implements Command<UUID, RemoveMediaType.State> {

    /** @param books the ones that are of the type, by id, with their library */
    record State(Named types, Map<UUID, UUID> books) {}

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(Tagger.id(VocabularyEvent.MEDIA_TYPE, mediaTypeId))
                .or(Tagger.id(VocabularyEvent.MEDIA_TYPE_USE, mediaTypeId))
                .orTypes(LibraryDeleted.class);
    }

    @Override
    public State initial() {
        return new State(Named.NONE, new HashMap<>());
    }

    @Override
    public State evolve(State state, DomainEvent event) {
        Map<UUID, UUID> books = state.books;
        switch (event) {
            case BookAdded e -> books.put(e.bookId(), e.libraryId());
            case BookRevised e
            when e.mediaTypeId() != null -> {
                if (mediaTypeId.equals(e.mediaTypeId().to())) {
                    books.put(e.bookId(), e.libraryId());
                } else {
                    books.remove(e.bookId());
                }
            }
            case BookDeleted e -> books.remove(e.bookId());
            case LibraryDeleted e -> books.values().removeIf(e.libraryId()::equals);
            default -> {
                return new State(state.types.after(event), books);
            }
        }
        return state;
    }

    @Override
    public Decision<UUID> decide(State state, Tagger tagger) {
        Named.Entry type = state.types.entries().get(mediaTypeId);
        if (type == null) {
            throw Refusal.notFound("media type");
        }
        if (!state.books.isEmpty()) {
            throw Refusal.conflict("cannot delete: books are assigned to this media type");
        }
        return Decision.of(
                mediaTypeId,
                new MediaTypeRemoved(mediaTypeId, List.of(tagger.exact(VocabularyEvent.MEDIA_TYPE_NAME, type.name()))));
    }
}
