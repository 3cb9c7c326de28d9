package io.colophon.benchmarks;

import io.colophon.eventstore.PostgresAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The yardstick: single-row inserts by prepared statement, each its own durable transaction, into a table with a serial key. */
final class RawInserts {

    private final PostgresAddress address;
    private final byte[] payload;

    RawInserts(PostgresAddress address, byte[] payload) {
        this.address = address;
        this.payload = payload;
        try (Connection connection = connect()) {
            connection
                    .createStatement()
                    .execute(
                            "CREATE TABLE IF NOT EXISTS public.raw_insert (id bigserial PRIMARY KEY, payload bytea NOT NULL)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Rows a second with so many clients. */
    double perSecond(int clients, long millis) {
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Long>> counts = new ArrayList<>();
            long begin = System.nanoTime();
            for (int i = 0; i < clients; i++) {
                counts.add(threads.submit(() -> insertFor(millis)));
            }
            long rows = 0;
            for (Future<Long> count : counts) {
                rows += count.get();
            }
            return rows * 1e9 / (System.nanoTime() - begin);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private long insertFor(long millis) throws SQLException {
        long end = System.nanoTime() + millis * 1_000_000;
        long rows = 0;
        try (Connection connection = connect();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO public.raw_insert (payload) VALUES (?)")) {
            while (System.nanoTime() < end) {
                insert.setBytes(1, payload);
                insert.executeUpdate();
                rows++;
            }
        }
        return rows;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }
}
