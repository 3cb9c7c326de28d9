package io.colophon.command.suggestions;

import io.colophon.command.Decision;
import io.colophon.contract.Tagger;
import java.util.UUID;

/** Which runs there were. Nothing happens by it. */
record ReadReaderRuns(UUID userId) implements ReaderRunsCommand<ReaderRuns> {

    @Override
    public Decision<ReaderRuns> decide(ReaderRuns state, Tagger tagger) {
        return Decision.nothing(state);
    }
}
