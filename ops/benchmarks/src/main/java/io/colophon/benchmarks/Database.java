package io.colophon.benchmarks;

import io.colophon.eventstore.PostgresAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** What the harness itself does in an instance's database. */
final class Database {

    /** Rows for {@link FloorRoutes}: the answers of the books in this schema. */
    static final String FLOOR_ROWS = """
            CREATE SCHEMA floor;
            CREATE TABLE floor.row AS SELECT id, (row_number() OVER (ORDER BY created))::int AS number, answer FROM %s.book;
            ALTER TABLE floor.row ADD PRIMARY KEY (id);
            CREATE UNIQUE INDEX ON floor.row (number);
            ANALYZE floor.row
            """;

    /** Sessions that begin from now on can log plans; none does so yet. */
    static final String PLANS_CAN_BE_TOLD = "ALTER SYSTEM SET session_preload_libraries = 'auto_explain'";

    private Database() {}

    /** Each of them is done by itself. */
    static void run(PostgresAddress address, String... statements) {
        try (Connection connection =
                        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every session logs the plan of each of its statements, or none any more. */
    static void tellPlans(PostgresAddress address, boolean tell) {
        run(
                address,
                "LOAD 'auto_explain'",
                "ALTER SYSTEM SET auto_explain.log_analyze = on",
                "ALTER SYSTEM SET auto_explain.log_timing = off",
                "ALTER SYSTEM SET auto_explain.log_min_duration = " + (tell ? 0 : -1),
                "SELECT pg_reload_conf()");
    }
}
