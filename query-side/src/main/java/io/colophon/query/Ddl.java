package io.colophon.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The statements that make a view's tables, kept beside its projector as {@code views/<view>.sql}. */
public final class Ddl {

    private Ddl() {}

    public static String of(String view) {
        try (InputStream in = Ddl.class.getResourceAsStream("/views/" + view + ".sql")) {
            if (in == null) {
                throw new IllegalStateException("views/" + view + ".sql is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
