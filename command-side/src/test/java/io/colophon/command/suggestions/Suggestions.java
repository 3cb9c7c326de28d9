package io.colophon.command.suggestions;

import io.colophon.contract.Change;
import io.colophon.contract.suggestions.SuggestionEvent.Kind;
import io.colophon.contract.suggestions.SuggestionEvent.SuggestionJudged;
import io.colophon.contract.suggestions.SuggestionEvent.SuggestionMade;
import java.util.UUID;

/** What was suggested to Ada. */
final class Suggestions {

    static final UUID ADA = new UUID(0, 1);
    static final UUID RUN = new UUID(1, 1);

    private Suggestions() {}

    static UUID id(int number) {
        return new UUID(7, number);
    }

    static SuggestionMade made(int number, Kind kind, String title, String author) {
        return new SuggestionMade(id(number), ADA, RUN, kind, title, author, "", "", "", null, null, null);
    }

    static SuggestionJudged judged(int number, String from, String to) {
        return new SuggestionJudged(id(number), ADA, Change.between(from, to));
    }
}
