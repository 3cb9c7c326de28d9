package io.colophon.command.suggestions;

import io.colophon.contract.Change;
import io.colophon.contract.suggestions.AiEvent.AiAccessRevised;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a provider may be told of somebody who wants suggestions. */
record AiAccess(
        boolean readingHistory, boolean ratings, boolean favourites, boolean fullLibrary, boolean tasteProfile) {

    static final AiAccess NONE = new AiAccess(false, false, false, false, false);

    AiAccess after(AiAccessRevised event) {
        return new AiAccess(
                now(event.readingHistory(), readingHistory),
                now(event.ratings(), ratings),
                now(event.favourites(), favourites),
                now(event.fullLibrary(), fullLibrary),
                now(event.tasteProfile(), tasteProfile));
    }

    AiAccessRevised revisedTo(AiAccess after) {
        return new AiAccessRevised(
                Change.between(readingHistory, after.readingHistory),
                Change.between(ratings, after.ratings),
                Change.between(favourites, after.favourites),
                Change.between(fullLibrary, after.fullLibrary),
                Change.between(tasteProfile, after.tasteProfile));
    }

    private static boolean now(@Nullable Change<Boolean> change, boolean before) {
        return Objects.requireNonNullElse(Change.apply(change, before), before);
    }
}
