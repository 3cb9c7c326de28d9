package io.colophon.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The plans of an instance's statements, as PostgreSQL carried them out. */
final class Plans {

    /** As long as what happens by itself takes to happen once. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    /** A line of the log that is not the continuation of another one. */
    private static final Pattern ENTRY = Pattern.compile("(?m)^(?!\\t)");

    private static final Pattern QUERY = Pattern.compile("Query Text: (.*(?:\\n\\t(?!\\S.*\\(cost=).*)*)");
    private static final Pattern WALK = Pattern.compile("Seq Scan on (\\S+).*?\\(actual rows=([0-9.]+)");
    private static final Pattern REMOVED = Pattern.compile("Rows Removed by (?:Filter|Index Recheck): (\\d+)");
    private static final int MANY = 1_000;

    private final RouteInstance on;
    private final Path log;

    Plans(RouteInstance on) {
        this.on = on;
        log = on.product().databaseLog();
    }

    /** Answers a line for each statement that reads many rows to find few. */
    String write() {
        Path file = Path.of("ops", "benchmarks", "target", "plans-" + on.books + ".txt");
        StringBuilder plans = new StringBuilder();
        StringBuilder walks = new StringBuilder();
        on.client().staySignedIn();
        Database.tellPlans(on.product().address, true);
        try {
            Set<String> byItself = new HashSet<>();
            entries(() -> LockSupport.parkNanos(IDLE.toNanos())).forEach(entry -> byItself.add(query(entry)));
            for (Route route : on.routes) {
                plans.append("\n==== ").append(route.name()).append('\n');
                for (String entry : entries(() -> run(route))) {
                    if (!byItself.contains(query(entry))) {
                        plans.append(entry).append('\n');
                        walks.append(walk(route, entry));
                    }
                }
            }
            Files.writeString(file, plans);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Database.tellPlans(on.product().address, false);
        }
        return "plans of " + on.books + " books: " + file + "\n" + walks;
    }

    private static void run(Route route) {
        try {
            route.work().run(0);
        } catch (Exception e) {
            throw new IllegalStateException(route.name(), e);
        }
    }

    private List<String> entries(Runnable during) {
        try {
            long from = Files.size(log);
            during.run();
            byte[] all = Files.readAllBytes(log);
            String said = new String(all, (int) from, (int) (all.length - from), StandardCharsets.UTF_8);
            List<String> entries = new ArrayList<>();
            for (String entry : ENTRY.split(said)) {
                if (entry.contains(" plan:")) {
                    entries.add(entry.strip());
                }
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String query(String entry) {
        Matcher query = QUERY.matcher(entry);
        return query.find() ? query.group(1) : "";
    }

    private static String walk(Route route, String entry) {
        List<String> reasons = new ArrayList<>();
        Matcher walk = WALK.matcher(entry);
        while (walk.find()) {
            if (Double.parseDouble(walk.group(2)) >= MANY) {
                reasons.add("walks " + walk.group(1) + " (" + walk.group(2) + " rows)");
            }
        }
        Matcher removed = REMOVED.matcher(entry);
        while (removed.find()) {
            if (Integer.parseInt(removed.group(1)) >= MANY) {
                reasons.add("reads " + removed.group(1) + " rows for nothing");
            }
        }
        return reasons.isEmpty()
                ? ""
                : String.format(Locale.ROOT, "  %-42s %s%n", route.name(), String.join(", ", reasons));
    }
}
