package io.colophon.command.vocabulary;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.vocabulary.VocabularyEvent.GenreAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.MediaTypeAdded;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Adds the media types and genres that every instance begins with (Librarium behaviour, section 15), once. */
public record SeedVocabulary() implements Command<Boolean, Boolean> {

    private static final UUID NAMESPACE = UUID.fromString("6f1d2f0a-7a0e-5f4b-9a53-3c1a4f2b7d10");

    private static final String[][] MEDIA_TYPES = {
        {"novel", "Novel", "A long work of prose fiction"},
        {"manga", "Manga", "Comics from Japan"},
        {"manhwa", "Manhwa", "Comics from Korea"},
        {"manhua", "Manhua", "Comics from China"},
        {"light_novel", "Light Novel", "A short illustrated novel, mostly from Japan"},
        {"comic", "Comic Book", "A story told in pictures, mostly in issues"},
        {"graphic_novel", "Graphic Novel", "A long story told in pictures"},
        {"artbook", "Art Book", "A collection of artworks"},
        {"magazine", "Magazine", "A periodical"},
        {"short_story_collection", "Short Story Collection", "Short stories by one author"},
        {"anthology", "Anthology", "Works of several authors"},
        {"non_fiction", "Non-Fiction", "Prose about what is real"},
        {"textbook", "Textbook", "A book to learn a subject from"},
        {"rpg_sourcebook", "RPG Sourcebook", "Rules or settings of a role-playing game"},
        {"datasheet", "Datasheet", "The properties of a component or product"},
        {"technical_manual", "Technical Manual", "How something technical works or is serviced"},
        {"white_paper", "White Paper", "A report on an issue or a technology"},
        {"appliance_manual", "Appliance Manual", "How a household appliance is used"},
        {"user_guide", "User Guide", "How a product is used"},
        {"specification", "Specification", "A standard or formal description"}
    };

    private static final List<String> GENRES = List.of(
            "Action",
            "Adventure",
            "Biography",
            "Children's",
            "Comedy",
            "Crime",
            "Drama",
            "Fantasy",
            "Graphic Novel",
            "Historical",
            "Horror",
            "Literary Fiction",
            "Manga",
            "Mystery",
            "Poetry",
            "Romance",
            "Science Fiction",
            "Self-Help",
            "Slice of Life",
            "Sports",
            "Supernatural",
            "Thriller",
            "Travel",
            "Western",
            "Young Adult");

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.ofTypes(MediaTypeAdded.class, GenreAdded.class);
    }

    /** Whether nothing has been added yet. */
    @Override
    public Boolean initial() {
        return true;
    }

    @Override
    public Boolean evolve(Boolean fresh, DomainEvent event) {
        return false;
    }

    @Override
    public Decision<Boolean> decide(Boolean fresh, Tagger tagger) {
        if (!fresh) {
            return Decision.nothing(false);
        }
        List<DomainEvent> events = new ArrayList<>();
        for (String[] type : MEDIA_TYPES) {
            events.add(new MediaTypeAdded(id("media-type/" + type[0]), type[0], type[1], type[2]));
        }
        GENRES.forEach(genre -> events.add(new GenreAdded(id("genre/" + genre), genre)));
        return new Decision<>(true, events);
    }

    /** The same on every instance, so that a library can move between them. */
    private static UUID id(String name) {
        return UuidCreator.getNameBasedSha1(NAMESPACE, name);
    }
}
