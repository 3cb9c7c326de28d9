package io.colophon.standalone;

import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Compares two generations of a view, all tables, all columns, row by row. */
final class Views {

    private static final int SHOWN = 5;

    private Views() {}

    /** Waits until every generation of a view has applied what is in the log. */
    static boolean untilCaughtUp(ApiClient administrator, String view) {
        Awaitility.await().atMost(Duration.ofSeconds(120)).until(() -> {
            for (JsonNode one : administrator
                    .get("/api/v1/admin/projections/" + view)
                    .expect(200)
                    .data()) {
                if (one.path("lag").asLong() > 0) {
                    return false;
                }
            }
            return true;
        });
        return true;
    }

    /** The rows that stand in one generation only, some of each table. */
    static List<String> differences(PostgresAddress database, String view) {
        List<String> schemas = column(
                database,
                "SELECT view || '_' || generation FROM projection.generation WHERE view = '" + view + "' ORDER BY 1");
        if (schemas.size() != 2) {
            throw new IllegalStateException("there are not two generations of " + view + " but " + schemas);
        }
        List<String> tables = tables(database, schemas.getFirst());
        List<String> found = new ArrayList<>();
        if (tables.isEmpty() || !tables.equals(tables(database, schemas.getLast()))) {
            found.add("tables " + tables + " and " + tables(database, schemas.getLast()));
        }
        for (String table : tables) {
            for (List<String> order : List.of(schemas, schemas.reversed())) {
                column(
                                database,
                                "SELECT row_to_json(d)::text FROM (TABLE %s.%s EXCEPT ALL TABLE %s.%s) d LIMIT %d"
                                        .formatted(order.getFirst(), table, order.getLast(), table, SHOWN))
                        .forEach(row -> found.add("only in " + order.getFirst() + "." + table + ": " + row));
            }
        }
        return found;
    }

    /** How many rows the newest generation of a view has. */
    static long rows(PostgresAddress database, String view) {
        String schema = TestDatabase.query(
                database,
                "SELECT view || '_' || max(generation) FROM projection.generation WHERE view = '" + view
                        + "' GROUP BY view");
        return tables(database, schema).stream()
                .mapToLong(table ->
                        Long.parseLong(TestDatabase.query(database, "SELECT count(*) FROM " + schema + "." + table)))
                .sum();
    }

    private static List<String> tables(PostgresAddress database, String schema) {
        return column(
                database,
                "SELECT table_name FROM information_schema.tables WHERE table_schema = '" + schema + "' ORDER BY 1");
    }

    /** The first column of a query, as text. */
    static List<String> column(PostgresAddress address, String sql) {
        try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
