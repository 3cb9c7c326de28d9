package io.colophon.contract.imports;

import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tags;
import io.colophon.contract.jobs.RunEvent;
import io.colophon.eventstore.json.EventType;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What only imports add to a run. */
public sealed interface ImportEvent extends DomainEvent {

    String IMPORT_ROWS = "import-rows";

    /**
     * A part of an uploaded file. From the run's {@code RunQueued} on these are the upload; without it they mean nothing.
     *
     * @param from the number of the first row, the rows being the run's items
     * @param rows the mapped cells of each row, trimmed, by field name
     */
    @EventType("imports.ImportRowsRead")
    record ImportRowsRead(UUID runId, int from, List<Map<String, String>> rows) implements ImportEvent {
        @Override
        public void tags(Tags tags) {
            tags.id(RunEvent.RUN, runId).id(IMPORT_ROWS, runId);
        }
    }
}
