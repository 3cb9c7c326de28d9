package io.colophon.eventstore;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL for tests: one server a JVM, a migrated database of its own for whoever asks. With
 * {@code colophon.test.postgres} set ({@code postgresql://user:password@host:port/database}, a superuser) it uses that server.
 */
public final class TestDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    private static final class Server {
        static final PostgresAddress ADDRESS = start();

        private static PostgresAddress start() {
            String given = System.getProperty("colophon.test.postgres");
            if (given != null) {
                return PostgresAddress.parse(given);
            }
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
                return new PostgresAddress("localhost", server.getPort(), "postgres", "postgres", null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Migrated once; the others are copies of it. */
    private static final class Template {
        static final String NAME = migrated();

        private static String migrated() {
            PostgresAddress address = empty();
            StoreSchema.migrate(address);
            return address.database();
        }
    }

    /** A fresh, migrated database. */
    public static PostgresAddress create() {
        return create(Template.NAME);
    }

    /** A fresh database without a schema. */
    public static PostgresAddress empty() {
        return create("template1");
    }

    private static PostgresAddress create(String template) {
        PostgresAddress server = Server.ADDRESS;
        String name = "t" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        execute(server, "CREATE DATABASE " + name + " TEMPLATE " + template);
        return new PostgresAddress(server.host(), server.port(), name, server.user(), server.password());
    }

    public static void execute(PostgresAddress address, String sql) {
        try (Connection connection =
                        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The one value of a query, as text. */
    public static String query(PostgresAddress address, String sql) {
        try (Connection connection =
                        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
