package io.colophon.query.editions;

import io.colophon.contract.editions.UploadRoot;
import io.colophon.query.Views;
import io.colophon.web.WireJson;
import io.colophon.web.files.UsableRoots;
import io.r2dbc.spi.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file of an edition, as routes show it (Librarium behaviour, section 11). */
record FileAnswer(
        UUID id,
        UUID editionId,
        String fileFormat,
        String fileName,
        String filePath,
        String rootPath,
        @Nullable UUID storageLocationId,
        long fileSize,
        long displayOrder,
        String createdAt) {

    /** The columns that it is made of, of {@code f}. */
    static final String SELECT =
            "SELECT f.*, l.root_path, l.by_administrator FROM {v}.file f LEFT JOIN {v}.location l ON l.id = f.location_id ";

    static FileAnswer of(Row row, UsableRoots roots) {
        String root = Views.text(row, "root");
        return new FileAnswer(
                Views.uuid(row, "id"),
                Views.uuid(row, "edition_id"),
                Views.text(row, "format"),
                Views.text(row, "name"),
                Views.text(row, "path"),
                root.isEmpty()
                        ? Views.text(row, "root_path")
                        : roots.of(UploadRoot.valueOf(root)).toString(),
                row.get("location_id", UUID.class),
                Views.number(row, "bytes"),
                Views.number(row, "display_order"),
                WireJson.time(Views.instant(row, "created_at")));
    }
}
