package io.colophon.command.editions;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.editions.FileEvent;
import io.colophon.contract.editions.FileEvent.FileAdded;
import io.colophon.contract.editions.FileEvent.FileRemoved;
import io.colophon.contract.editions.UploadRoot;

/**
 * How many files of editions are this upload, counting those of editions that are gone: their past may be asked for. Nothing happens by
 * it.
 */
record CountUses(UploadRoot root, String path) implements Command<Integer, Integer> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(
                tagger.exact(FileEvent.UPLOAD, FileEvent.upload(root, path)), FileAdded.class, FileRemoved.class);
    }

    @Override
    public Integer initial() {
        return 0;
    }

    @Override
    public Integer evolve(Integer state, DomainEvent event) {
        return event instanceof FileAdded ? state + 1 : state - 1;
    }

    @Override
    public Decision<Integer> decide(Integer uses, Tagger tagger) {
        return Decision.nothing(uses);
    }
}
