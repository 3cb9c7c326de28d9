package io.colophon.web;

import io.colophon.contract.Refusal;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** UUIDs as clients write them: with or without hyphens, in braces, as a URN, in any case. */
public final class PathId {

    private static final Pattern HYPHENATED = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern PLAIN = Pattern.compile("[0-9a-fA-F]{32}");

    private PathId() {}

    /** @throws Refusal {@code invalid <thing> id} */
    public static UUID parse(String text, String thing) {
        return find(text).orElseThrow(() -> Refusal.invalid("invalid " + thing + " id"));
    }

    /** The UUID that a text stands for, if it is one. */
    public static Optional<UUID> find(String text) {
        String bare = text;
        if (bare.length() == 45 && bare.regionMatches(true, 0, "urn:uuid:", 0, 9)) {
            bare = bare.substring(9);
        } else if (bare.length() == 38 && bare.startsWith("{") && bare.endsWith("}")) {
            bare = bare.substring(1, 37);
        } else if (PLAIN.matcher(bare).matches()) {
            bare = bare.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
        }
        return HYPHENATED.matcher(bare).matches() ? Optional.of(UUID.fromString(bare)) : Optional.empty();
    }
}
