package io.colophon.command.imports;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.imports.ImportEvent.ImportRowsRead;

/** Puts a part of an upload into the log, where worker, views and backup find it. */
record ReadImportRows(ImportRowsRead rows) implements Command<Integer, Boolean> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.none();
    }

    @Override
    public Boolean initial() {
        return true;
    }

    @Override
    public Boolean evolve(Boolean state, DomainEvent event) {
        return state;
    }

    /** Answers how many rows they are. */
    @Override
    public Decision<Integer> decide(Boolean state, Tagger tagger) {
        return Decision.of(rows.rows().size(), rows);
    }
}
