package io.colophon.command.libraries;

import io.colophon.contract.CaseFold;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The part of an address that names a library; unique, and never changed later. */
public final class Slug {

    /** In characters. */
    public static final int LIMIT = 128;

    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern EDGES = Pattern.compile("^-|-$");

    private Slug() {}

    /** What is left of a name in small letters, digits and single hyphens between them; empty when that is nothing. */
    public static String of(String name) {
        String hyphened = OTHERS.matcher(CaseFold.fold(name)).replaceAll("-");
        return EDGES.matcher(hyphened).replaceAll("");
    }

    /**
     * What to try in turn until one is free: the slug itself, then with {@code -2}, {@code -3} and so on. Endless. Where the number
     * would make it longer than the limit, the slug is cut before it.
     */
    public static Stream<String> candidates(String slug) {
        return Stream.concat(Stream.of(slug), IntStream.iterate(2, n -> n + 1).mapToObj(n -> numbered(slug, "-" + n)));
    }

    private static String numbered(String slug, String number) {
        return slug.substring(0, Math.min(slug.length(), LIMIT - number.length())) + number;
    }
}
