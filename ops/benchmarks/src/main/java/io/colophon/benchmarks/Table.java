package io.colophon.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures by round; a row's ratio is the median of its ratios to another row in the same round, with the least and the greatest. */
final class Table {

    private static final String PER_SECOND = "/s";
    private static final String FORMAT = "%-72s %10s %-3s %20s  %-48s %s%n";

    private final Map<String, Row> rows = new LinkedHashMap<>();

    /** The figures of one thing, one a round. */
    static final class Row {
        private final String unit;
        private final List<Double> values = new ArrayList<>();
        private final List<Double> server = new ArrayList<>();
        private final List<Double> database = new ArrayList<>();
        private @Nullable String beside;

        private Row(String unit) {
            this.unit = unit;
        }

        /** Compares with another row, which gets its figures in the same rounds. */
        Row beside(String other) {
            beside = other;
            return this;
        }

        /** What one operation cost the processors. */
        Row cpu(Cpu spent, long operations) {
            server.add(spent.server() / 1e3 / operations);
            database.add(spent.database() / 1e3 / operations);
            return this;
        }
    }

    /** Operations a second. */
    Row rate(String what, double perSecond) {
        return add(what, PER_SECOND, perSecond);
    }

    /** A cost. */
    Row micros(String what, double micros) {
        return add(what, "µs", micros);
    }

    Row add(String what, String unit, double value) {
        Row row = rows.computeIfAbsent(what, w -> new Row(unit));
        row.values.add(value);
        return row;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(
                FORMAT.formatted("what", "median", "", "ratio (least…most)", "to", "CPU µs each, server + database"));
        rows.forEach((what, row) -> {
            Row other = row.beside == null ? null : rows.get(row.beside);
            text.append(FORMAT.formatted(
                    what,
                    number(median(row.values)),
                    row.unit,
                    other == null ? "" : ratio(row.values, other.values),
                    other == null ? "" : row.beside,
                    row.server.isEmpty() ? "" : number(median(row.server)) + " + " + number(median(row.database))));
        });
        return text.toString();
    }

    private static String ratio(List<Double> ours, List<Double> theirs) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(ours.get(i) / theirs.get(i));
        }
        return String.format(
                Locale.ROOT,
                "%.2f (%.2f…%.2f)",
                median(ratios),
                ratios.stream().mapToDouble(r -> r).min().orElse(0),
                ratios.stream().mapToDouble(r -> r).max().orElse(0));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
