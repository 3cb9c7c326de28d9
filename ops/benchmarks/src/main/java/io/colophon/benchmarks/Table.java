package io.colophon.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rates by round; a row's ratio is the median of its ratios to another row in the same round, with the least and the greatest. */
final class Table {

    private final Map<String, List<Double>> rates = new LinkedHashMap<>();
    private final Map<String, String> against = new LinkedHashMap<>();

    void add(String what, double perSecond) {
        rates.computeIfAbsent(what, w -> new ArrayList<>()).add(perSecond);
    }

    /** As {@link #add(String, double)}, compared with another row. */
    void add(String what, double perSecond, String beside) {
        add(what, perSecond);
        against.put(what, beside);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(
                "%-58s %12s %26s  %s%n".formatted("what", "median/s", "ratio (least … greatest)", "beside"));
        rates.forEach((what, all) -> {
            String beside = against.get(what);
            text.append("%-58s %12.0f %26s  %s%n"
                    .formatted(
                            what,
                            median(all),
                            beside == null ? "" : ratio(all, rates.getOrDefault(beside, all)),
                            beside == null ? "" : beside));
        });
        return text.toString();
    }

    private static String ratio(List<Double> ours, List<Double> theirs) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(ours.get(i) / theirs.get(i));
        }
        return "%.2f (%.2f … %.2f)"
                .formatted(
                        median(ratios),
                        ratios.stream().mapToDouble(r -> r).min().orElse(0),
                        ratios.stream().mapToDouble(r -> r).max().orElse(0));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
