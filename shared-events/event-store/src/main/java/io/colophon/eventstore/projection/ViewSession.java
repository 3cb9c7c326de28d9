package io.colophon.eventstore.projection;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.Statement;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An open transaction on the tables of one generation; SQL names their schema {@code {v}} and parameters {@code $1}…. */
public final class ViewSession {

    private final Connection connection;
    private final String schema;

    ViewSession(Connection connection, GenerationId id) {
        this.connection = connection;
        this.schema = id.schema();
    }

    /** Runs a statement that changes rows. Arrays are bound as PostgreSQL arrays; a null needs {@link Null}. */
    public Mono<Void> run(String sql, Object... parameters) {
        return Flux.from(statement(sql, parameters).execute())
                .concatMap(result -> result.getRowsUpdated())
                .then();
    }

    /** All rows of a query, read on the driver's thread. */
    public <T> Mono<List<T>> list(String sql, Function<Row, T> read, Object... parameters) {
        return Flux.from(statement(sql, parameters).execute())
                .concatMap(result -> result.map((row, meta) -> read.apply(row)))
                .collectList();
    }

    /** A null of a type. */
    public record Null(Class<?> type) {
        /** The value, or a null of its type. */
        public static Object or(@Nullable Object value, Class<?> type) {
            return value == null ? new Null(type) : value;
        }
    }

    private Statement statement(String sql, Object... parameters) {
        return bind(connection.createStatement(sql.replace("{v}", schema)), parameters);
    }

    /** Binds parameters in order to {@code $1}…. */
    public static Statement bind(Statement statement, Object... parameters) {
        for (int i = 0; i < parameters.length; i++) {
            String name = "$" + (i + 1);
            if (parameters[i] instanceof Null none) {
                statement.bindNull(name, none.type());
            } else {
                statement.bind(name, parameters[i]);
            }
        }
        return statement;
    }

    /** Reads a column that is never null. */
    public static <T> T get(Readable row, String column, Class<T> type) {
        T value = row.get(column, type);
        if (value == null) {
            throw new IllegalStateException(column + " is null");
        }
        return value;
    }
}
