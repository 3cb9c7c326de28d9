package io.colophon.web;

import java.nio.file.Path;

/**
 * Where this node keeps what is no row of a database. Nodes that share a library share these directories.
 *
 * @param covers absolute, like the others; it need not be there yet
 * @param ebooks files of all editions that are no audiobooks
 * @param ebookTemplate the folder of a file below {@code ebooks}, with the tokens {@code {title}}, {@code {author}}, {@code {year}},
 *     {@code {isbn13}}, {@code {isbn10}} and {@code {edition}}
 * @param audiobookTemplate so below {@code audiobooks}
 */
public record StoragePaths(Path covers, Path ebooks, Path audiobooks, String ebookTemplate, String audiobookTemplate) {

    /** The places below a data directory. */
    public static StoragePaths below(Path data) {
        return new StoragePaths(
                data.resolve("covers"), data.resolve("ebooks"), data.resolve("audiobooks"), "{title}", "{title}");
    }
}
