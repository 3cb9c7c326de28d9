package io.colophon.eventstore;

import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL database is.
 *
 * @param password null: none is sent
 */
public record PostgresAddress(
        String host,
        int port,
        String database,
        String user,
        @Nullable String password) {

    /** Prepared statements that a session keeps; the driver's own default has no bound. */
    private static final int STATEMENTS = 256;

    /**
     * Reads {@code postgresql://user:password@host:port/database}; {@code postgres:}, {@code r2dbc:postgresql:} and
     * {@code jdbc:postgresql:} in front are understood, too.
     *
     * @throws IllegalArgumentException without the text itself, which holds a password
     */
    public static PostgresAddress parse(String text) {
        String plain = text.replaceFirst("^(r2dbc|jdbc):", "");
        try {
            URI uri = URI.create(plain);
            String path = uri.getPath();
            if (uri.getScheme() == null
                    || !uri.getScheme().startsWith("postgres")
                    || uri.getHost() == null
                    || path == null
                    || path.length() < 2) {
                throw new IllegalArgumentException("expected postgresql://user:password@host:port/database");
            }
            String[] login = uri.getRawUserInfo() == null
                    ? new String[] {"postgres"}
                    : uri.getRawUserInfo().split(":", 2);
            return new PostgresAddress(
                    uri.getHost(),
                    uri.getPort() < 0 ? 5432 : uri.getPort(),
                    path.substring(1),
                    decode(login[0]),
                    login.length > 1 ? decode(login[1]) : null);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "not a PostgreSQL address: expected postgresql://user:password@host:port/database");
        }
    }

    /** The same address for JDBC, which only schema migrations use. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    PostgresqlConnectionConfiguration configuration(String applicationName, Map<String, String> options) {
        var builder = PostgresqlConnectionConfiguration.builder()
                .host(host)
                .port(port)
                .database(database)
                .username(user)
                .applicationName(applicationName)
                .connectTimeout(Duration.ofSeconds(10))
                .tcpKeepAlive(true)
                .preparedStatementCacheQueries(STATEMENTS)
                .options(options);
        return (password == null ? builder : builder.password(password)).build();
    }

    @Override
    public String toString() {
        return "postgresql://" + host + ":" + port + "/" + database;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
