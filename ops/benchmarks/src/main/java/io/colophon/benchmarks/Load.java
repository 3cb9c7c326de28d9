package io.colophon.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** So many connections that do one thing after the other for some time. */
final class Load {

    private Load() {}

    /** One request, or a few that belong together. */
    @FunctionalInterface
    interface Work {
        void run(int connection) throws Exception;
    }

    /**
     * @param cpu what the server and its database used meanwhile
     * @param sorted microseconds of each
     */
    record Result(long count, double seconds, Cpu cpu, double[] sorted) {

        double perSecond() {
            return count / seconds;
        }

        /** How often the whole of the connections was served, as a cost: the time by the number of requests. */
        double microsEach() {
            return seconds * 1e6 / count;
        }

        double percentile(double part) {
            return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
        }
    }

    static Result run(Product product, int connections, Duration time, Work work) {
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            Cpu before = product.cpu();
            long begin = System.nanoTime();
            long end = begin + time.toNanos();
            List<Future<List<Double>>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int connection = i;
                running.add(threads.submit(() -> until(end, connection, work)));
            }
            List<Double> micros = new ArrayList<>();
            for (Future<List<Double>> one : running) {
                micros.addAll(one.get());
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Result(
                    micros.size(),
                    seconds,
                    product.cpu().since(before),
                    micros.stream().mapToDouble(m -> m).sorted().toArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Double> until(long end, int connection, Work work) throws Exception {
        List<Double> micros = new ArrayList<>();
        long begin = System.nanoTime();
        do {
            work.run(connection);
            long now = System.nanoTime();
            micros.add((now - begin) / 1e3);
            begin = now;
        } while (begin < end);
        return micros;
    }
}
