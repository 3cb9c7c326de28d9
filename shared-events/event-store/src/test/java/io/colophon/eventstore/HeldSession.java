package io.colophon.eventstore;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A transaction of somebody else that stays open until it is closed (rolled back) or committed. */
final class HeldSession implements AutoCloseable {

    private static final String APPEND_LOCK = "SELECT pg_advisory_xact_lock(727274001)";

    private final Connection connection;

    private HeldSession(PostgresAddress address) {
        try {
            connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static HeldSession begun(PostgresAddress address) {
        return new HeldSession(address);
    }

    /** It has written, so it pins the oldest snapshot of the server. */
    static HeldSession thatWrote(PostgresAddress address) {
        TestDatabase.execute(address, "CREATE TABLE IF NOT EXISTS elsewhere (x int)");
        HeldSession session = begun(address);
        session.run("INSERT INTO elsewhere VALUES (1)");
        return session;
    }

    /** Another process appends just now: every append waits. */
    static HeldSession withTheAppendLock(PostgresAddress address) {
        HeldSession session = begun(address);
        session.run(APPEND_LOCK);
        return session;
    }

    void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
