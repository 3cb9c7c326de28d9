package io.colophon.command.editions;

import io.colophon.contract.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;

/** Whether the content of a file is what its extension says. */
final class FileContent {

    private static final Set<String> ZIP =
            Set.of("application/zip", "application/epub+zip", "application/vnd.comicbook+zip");
    private static final Set<String> RAR = Set.of("application/x-rar-compressed", "application/vnd.comicbook-rar");
    private static final Set<String> OGG =
            Set.of("application/ogg", "audio/ogg", "audio/vorbis", "audio/opus", "audio/speex", "audio/x-oggflac");
    private static final Set<String> MP4 =
            Set.of("audio/mp4", "video/mp4", "application/mp4", "video/quicktime", "video/x-m4v");
    private static final Map<String, Set<String>> EXPECTED = Map.ofEntries(
            Map.entry("pdf", Set.of("application/pdf")),
            Map.entry("epub", ZIP),
            Map.entry("cbz", ZIP),
            Map.entry("cbr", RAR),
            Map.entry("mp3", Set.of("audio/mpeg")),
            Map.entry("flac", Set.of("audio/x-flac", "audio/flac")),
            Map.entry("ogg", OGG),
            Map.entry("opus", OGG),
            Map.entry("m4a", MP4),
            Map.entry("m4b", MP4));
    /** Formats without a signature that everybody keeps: anything but what is plainly something else. */
    private static final String UNKNOWN = "application/octet-stream";

    private static final Map<String, Set<String>> LENIENT = Map.of(
            "mobi", Set.of("application/x-mobipocket-ebook", UNKNOWN),
            "azw3", Set.of("application/x-mobipocket-ebook", UNKNOWN),
            "aax", Set.of("audio/mp4", "video/mp4", "application/mp4", "video/quicktime", UNKNOWN),
            "aaxc", Set.of("audio/mp4", "video/mp4", "application/mp4", "video/quicktime", UNKNOWN));

    private FileContent() {}

    /** @throws Refusal INVALID when it is something else; blocks */
    static void check(Path file, String extension) throws IOException {
        Set<String> expected = EXPECTED.containsKey(extension) ? EXPECTED.get(extension) : LENIENT.get(extension);
        if (expected == null || !expected.contains(detected(file))) {
            throw Refusal.invalid("file content is not that of a ." + extension + " file");
        }
    }

    private static String detected(Path file) throws IOException {
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
            return Detector.TIKA
                    .getMimeRepository()
                    .detect(content, new Metadata())
                    .getBaseType()
                    .toString();
        }
    }

    /** Made at the first upload: its table of types takes some megabytes. */
    private static final class Detector {
        private static final TikaConfig TIKA = create();

        private static TikaConfig create() {
            try {
                return new TikaConfig();
            } catch (TikaException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
