package io.colophon.command.editions;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of folders and files that any file system takes (Librarium behaviour, section 11). */
final class FolderTemplate {

    private static final Pattern FORBIDDEN = Pattern.compile("[\\\\/:*?\"<>|\\p{Cntrl}]");
    private static final Pattern BLANKS = Pattern.compile("\\s{2,}");
    private static final Pattern DOTS = Pattern.compile("^\\.+|\\.+$");
    /** File systems take 255; a number and an extension come behind. */
    private static final int MOST_BYTES = 200;

    private FolderTemplate() {}

    /** @param values what stands for {@code {key}}; a slash in one is no step down */
    static String fill(String template, Map<String, String> values) {
        return Arrays.stream(template.split("/"))
                .filter(part -> !part.isBlank())
                .map(part -> name(filled(part, values)))
                .collect(Collectors.joining("/"));
    }

    private static String filled(String part, Map<String, String> values) {
        String filled = part;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }

    /** A text as a name of one file or folder; never empty, never hidden. */
    static String name(String text) {
        String bare = BLANKS.matcher(FORBIDDEN.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
        String name = DOTS.matcher(bare).replaceAll("");
        return name.isBlank() ? "unknown" : cut(name);
    }

    private static String cut(String name) {
        int end = name.length();
        while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end);
    }
}
