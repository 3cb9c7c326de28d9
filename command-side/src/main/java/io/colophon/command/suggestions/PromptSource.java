package io.colophon.command.suggestions;

import io.colophon.web.Bookcase;
import io.colophon.web.Bookcase.Choice;
import io.colophon.web.Bookcase.Noted;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Puts together what a model is told of a reader: only what administrators allow and what he says himself. Of a large library it is the
 * latest that he read, the best and the worst that he rated, the last of his favourites, and books from anywhere, others each time.
 */
final class PromptSource {

    private static final int LIBRARY = 150;

    private final Bookcase bookcase;

    PromptSource(Bookcase bookcase) {
        this.bookcase = bookcase;
    }

    /** Books that are chosen in one way, and how they are called. */
    private record Section(String heading, Mono<List<Noted>> books) {}

    /** @param runId of another run other books are told */
    Mono<String> prompt(UUID runId, UUID userId, RunTerms terms, AiSettings settings, Reader reader) {
        return Flux.fromIterable(sections(runId, userId, terms.libraryId(), settings.access()))
                .concatMap(section -> section.books().map(books -> new Told(section.heading(), books)), 1)
                .collectList()
                .map(told -> {
                    PromptText text = new PromptText();
                    told.forEach(section -> text.books(section.heading(), section.books()));
                    if (settings.access().tasteProfile()
                            && settings.job().includeTasteProfile()
                            && reader.saysWhatHeLikes()) {
                        text.taste(reader.taste());
                    }
                    return text.asking(terms.buy(), terms.readNext());
                });
    }

    private record Told(String heading, List<Noted> books) {}

    private List<Section> sections(UUID runId, UUID userId, UUID libraryId, AiAccess access) {
        List<Section> sections = new ArrayList<>();
        if (access.readingHistory()) {
            sections.add(noted("Read, the latest first", userId, libraryId, Choice.READ, 60));
            sections.add(noted("Being read", userId, libraryId, Choice.READING, 15));
            sections.add(noted("Begun and not finished", userId, libraryId, Choice.DID_NOT_FINISH, 15));
        }
        if (access.ratings()) {
            sections.add(noted("Rated best, from 1 to 10", userId, libraryId, Choice.BEST_RATED, 30));
            sections.add(noted("Rated worst, from 1 to 10", userId, libraryId, Choice.WORST_RATED, 15));
        }
        if (access.favourites()) {
            sections.add(noted("Favourites", userId, libraryId, Choice.FAVOURITE, 30));
        }
        if (access.fullLibrary()) {
            sections.add(new Section(
                    "Some of the books in the library", bookcase.some(libraryId, runId.toString(), LIBRARY)));
        }
        return sections;
    }

    private Section noted(String heading, UUID userId, UUID libraryId, Choice choice, int most) {
        return new Section(heading, bookcase.noted(userId, libraryId, choice, most));
    }
}
