package io.colophon.benchmarks;

import io.colophon.eventstore.PostgresAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What pgbench does, where there is none. */
final class JdbcInserts {

    private JdbcInserts() {}

    static double perSecond(PostgresAddress address, byte[] payload, int clients, Duration time) {
        CyclicBarrier connected = new CyclicBarrier(clients);
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Double>> rates = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                rates.add(threads.submit(() -> insert(address, payload, connected, time)));
            }
            double sum = 0;
            for (Future<Double> rate : rates) {
                sum += rate.get();
            }
            return sum;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double insert(PostgresAddress address, byte[] payload, CyclicBarrier connected, Duration time)
            throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO public.raw_insert (payload) VALUES (?)")) {
            connected.await();
            return insertFor(insert, payload, time);
        }
    }

    private static double insertFor(PreparedStatement insert, byte[] payload, Duration time) throws SQLException {
        long begin = System.nanoTime();
        long rows = 0;
        do {
            insert.setBytes(1, payload);
            insert.executeUpdate();
            rows++;
        } while (System.nanoTime() - begin < time.toNanos());
        return rows * 1e9 / (System.nanoTime() - begin);
    }
}
