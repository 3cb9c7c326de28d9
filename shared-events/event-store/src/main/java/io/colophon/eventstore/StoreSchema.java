package io.colophon.eventstore;

import org.flywaydb.core.Flyway;

/** Brings a database up to the schema of this version, of the store and of everything else under {@code db/colophon}. */
public final class StoreSchema {

    private StoreSchema() {}

    /** Blocks; for start-up only. Several nodes may call it at once. */
    public static void migrate(PostgresAddress address) {
        Flyway.configure()
                .dataSource(address.jdbcUrl(), address.user(), address.password())
                .locations("classpath:db/colophon")
                .defaultSchema("public")
                .table("colophon_schema_history")
                .initSql("SET client_min_messages = warning")
                .load()
                .migrate();
    }
}
