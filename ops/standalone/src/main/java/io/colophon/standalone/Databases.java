package io.colophon.standalone;

import com.mongodb.ConnectionString;
import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.StoreSchema;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * The two databases of a server: those that the settings name, or embedded ones. What uses them is closed before this, and the data
 * directory after it.
 */
public final class Databases implements AutoCloseable {

    private final ColophonSettings settings;
    private final DataDirectory data;
    private @Nullable EmbeddedDatabase embeddedDatabase;
    private @Nullable EmbeddedMongo embeddedMongo;
    private boolean closed;

    public Databases(ColophonSettings settings, DataDirectory data) {
        this.settings = settings;
        this.data = data;
    }

    /**
     * Starts what is embedded, then brings the schema up to this version. Blocks. A close from another thread waits for it and ends
     * what it has started.
     *
     * @throws StartRefused when a server can't be started or reached
     */
    public synchronized void start() {
        if (closed) {
            throw new IllegalStateException("closed before the start");
        }
        if (settings.postgresUrl() == null) {
            embeddedDatabase = EmbeddedDatabase.start(data);
        }
        if (settings.mongodbUrl() == null) {
            embeddedMongo = EmbeddedMongo.start(data);
        }
        migrate();
    }

    /** @throws IllegalStateException before {@link #start} */
    public synchronized PostgresAddress postgres() {
        if (settings.postgresUrl() != null) {
            return settings.postgresUrl();
        }
        if (embeddedDatabase == null) {
            throw new IllegalStateException("not started");
        }
        return embeddedDatabase.address();
    }

    /**
     * It names a database.
     *
     * @throws IllegalStateException before {@link #start}
     */
    public synchronized ConnectionString mongo() {
        if (settings.mongodbUrl() != null) {
            return settings.mongodbUrl();
        }
        if (embeddedMongo == null) {
            throw new IllegalStateException("not started");
        }
        return embeddedMongo.url();
    }

    /** One line for people, without a secret. */
    public synchronized String summary() {
        String postgres = settings.postgresUrl() == null
                ? "embedded PostgreSQL"
                : settings.postgresUrl().toString();
        String mongo = settings.mongodbUrl() == null
                ? "embedded MongoDB"
                : "mongodb://" + String.join(",", settings.mongodbUrl().getHosts());
        return postgres + ", " + mongo;
    }

    /** Ends what is embedded; a second call does nothing. */
    @Override
    public synchronized void close() {
        closed = true;
        try (EmbeddedDatabase database = embeddedDatabase;
                EmbeddedMongo mongo = embeddedMongo) {
            embeddedDatabase = null;
            embeddedMongo = null;
        }
    }

    private void migrate() {
        try {
            StoreSchema.migrate(postgres());
        } catch (FlywayException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw new StartRefused(
                    "The schema of " + postgres() + " can't be brought up to date: "
                            + String.valueOf(cause.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""),
                    e);
        }
    }
}
