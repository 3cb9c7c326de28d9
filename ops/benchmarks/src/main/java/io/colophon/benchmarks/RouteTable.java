package io.colophon.benchmarks;

import io.colophon.benchmarks.Route.Floor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What each route did, a line for each size and number of connections; every ratio is one of processor time within a round. */
final class RouteTable {

    private static final String FORMAT = "%-42s %7s %4s %8s %9s %9s %8s %8s %18s %18s%n";

    private final Map<Key, Line> lines = new LinkedHashMap<>();

    private record Key(String route, int books, int connections) {}

    private record Line(Route route, List<Load.Result> rounds) {}

    void add(Route route, int books, int connections, Load.Result result) {
        lines.computeIfAbsent(new Key(route.name(), books, connections), key -> new Line(route, new ArrayList<>()))
                .rounds
                .add(result);
    }

    @Override
    public String toString() {
        int few = lines.keySet().stream().mapToInt(Key::books).min().orElse(0);
        StringBuilder text = new StringBuilder(FORMAT.formatted(
                "route",
                "books",
                "conn",
                "req/s",
                "p50 µs",
                "p99 µs",
                "server",
                "database",
                "to its floor",
                "to itself, few"));
        lines.forEach((key, line) -> {
            List<Load.Result> rounds = line.rounds;
            Floor floor = line.route.floor();
            text.append(FORMAT.formatted(
                    key.route,
                    key.books,
                    key.connections,
                    median(rounds, Load.Result::perSecond),
                    median(rounds, result -> result.percentile(0.5)),
                    median(rounds, result -> result.percentile(0.99)),
                    median(rounds, result -> result.cpu().server() / 1e3 / result.count()),
                    median(rounds, result -> result.cpu().database() / 1e3 / result.count()),
                    floor == null ? "" : ratio(rounds, new Key(floor.text, key.books, key.connections)),
                    key.books == few
                            ? ""
                            : ratio(rounds, new Key(key.route, few, key.connections))
                                    + (line.route.grows() ? " *" : "")));
        });
        return text
                + "server, database: µs of processor time a request; * its answer or what it finds grows with the library\n";
    }

    private String ratio(List<Load.Result> rounds, Key to) {
        Line other = lines.get(to);
        List<Load.Result> others = other == null ? List.of() : other.rounds;
        OptionalDouble least = ratios(rounds, others).min();
        return least.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.2f (%.2f…%.2f)",
                        Table.median(ratios(rounds, others).boxed().toList()),
                        least.getAsDouble(),
                        ratios(rounds, others).max().orElse(0));
    }

    private static DoubleStream ratios(List<Load.Result> rounds, List<Load.Result> others) {
        return IntStream.range(0, Math.min(rounds.size(), others.size()))
                .mapToDouble(i -> cost(rounds.get(i)) / cost(others.get(i)));
    }

    private static double cost(Load.Result result) {
        return (double) (result.cpu().server() + result.cpu().database()) / result.count();
    }

    private static String median(List<Load.Result> rounds, ToDoubleFunction<Load.Result> figure) {
        return String.format(
                Locale.ROOT,
                "%.0f",
                Table.median(rounds.stream().map(figure::applyAsDouble).toList()));
    }
}
