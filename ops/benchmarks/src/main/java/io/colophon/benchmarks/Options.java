package io.colophon.benchmarks;

import io.colophon.eventstore.PostgresAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is measured, and for how long.
 *
 * @param rounds that count; one more before them warms up
 * @param round how long one measurement lasts
 * @param few books of the smaller instance of the rounds of pages and routes
 * @param many books of the larger one
 * @param connections of the rounds of routes
 * @param rows of the imported CSV
 * @param address an empty database for the rounds of the store; null: a server of the harness's own
 */
record Options(
        Set<Part> parts,
        int rounds,
        Duration round,
        int few,
        int many,
        List<Integer> connections,
        int rows,
        @Nullable PostgresAddress address) {

    /** What can be asked for by {@code --only}. */
    enum Part {
        STORE,
        REPLAY,
        HTTP,
        IMPORT,
        PAGES,
        ROUTES
    }

    static final String USAGE =
            "usage: ops/benchmarks/run [--only store,replay,http,import,pages,routes] [--rounds n] [--seconds n]"
                    + " [--books few,many] [--connections n,…] [--rows n] [postgresql://user:password@host:port/empty_database]";

    /** @throws IllegalArgumentException for an argument that is none of these */
    static Options parse(String[] args) {
        Set<Part> parts = EnumSet.allOf(Part.class);
        int rounds = 5;
        int seconds = 2;
        int few = 10_000;
        int many = 100_000;
        List<Integer> connections = List.of(1, 16, 64);
        int rows = 10_000;
        PostgresAddress address = null;
        for (Iterator<String> left = List.of(args).iterator(); left.hasNext(); ) {
            String argument = left.next();
            switch (argument) {
                case "--only" -> {
                    parts.clear();
                    for (String name : value(left).split(",")) {
                        parts.add(Part.valueOf(name.toUpperCase(Locale.ROOT)));
                    }
                }
                case "--rounds" -> rounds = number(left);
                case "--seconds" -> seconds = number(left);
                case "--rows" -> rows = number(left);
                case "--books" -> {
                    String[] sizes = value(left).split(",");
                    few = Integer.parseInt(sizes[0]);
                    many = Integer.parseInt(sizes[sizes.length - 1]);
                }
                case "--connections" ->
                    connections = Arrays.stream(value(left).split(","))
                            .map(Integer::valueOf)
                            .toList();
                default -> address = PostgresAddress.parse(argument);
            }
        }
        return new Options(parts, rounds, Duration.ofSeconds(seconds), few, many, connections, rows, address);
    }

    boolean has(Part part) {
        return parts.contains(part);
    }

    private static String value(Iterator<String> left) {
        if (!left.hasNext()) {
            throw new IllegalArgumentException("an option without a value");
        }
        return left.next();
    }

    private static int number(Iterator<String> left) {
        int number = Integer.parseInt(value(left));
        if (number < 1) {
            throw new IllegalArgumentException("expected a number from 1 on");
        }
        return number;
    }
}
