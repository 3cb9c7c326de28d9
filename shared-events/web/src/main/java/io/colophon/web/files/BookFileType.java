package io.colophon.web.files;

import io.colophon.contract.CaseFold;
import io.colophon.contract.Refusal;
import java.util.Map;
import org.springframework.http.MediaType;

/** Files that an edition may have, by their extension (Librarium behaviour, section 11). */
public final class BookFileType {

    private static final Map<String, String> SERVED = Map.ofEntries(
            Map.entry("epub", "application/epub+zip"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("mobi", "application/x-mobipocket-ebook"),
            Map.entry("azw3", "application/vnd.amazon.ebook"),
            Map.entry("cbz", "application/vnd.comicbook+zip"),
            Map.entry("cbr", "application/vnd.comicbook-rar"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("m4a", "audio/mp4"),
            Map.entry("m4b", "audio/mp4"),
            Map.entry("aax", "audio/vnd.audible.aax"),
            Map.entry("aaxc", "audio/vnd.audible.aaxc"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("flac", "audio/flac"),
            Map.entry("opus", "audio/opus"));

    private BookFileType() {}

    /** What follows the last dot of a name, in lower case; empty when there is none. */
    public static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : CaseFold.fold(name.substring(dot + 1));
    }

    public static boolean isKnown(String extension) {
        return SERVED.containsKey(extension);
    }

    /**
     * The extension of a name, if an edition may have such a file.
     *
     * @throws Refusal {@code unsupported file type}
     */
    public static String of(String name) {
        String extension = extension(name);
        if (!isKnown(extension)) {
            throw Refusal.invalid("unsupported file type \"" + extension + "\"");
        }
        return extension;
    }

    /** The type by which such a file is served. */
    public static MediaType served(String extension) {
        return MediaType.parseMediaType(SERVED.getOrDefault(extension, MediaType.APPLICATION_OCTET_STREAM_VALUE));
    }
}
