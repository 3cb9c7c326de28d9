package io.colophon.eventstore.projection;

import io.colophon.eventstore.projection.ViewStore.Fenced;
import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Failures of an event, as opposed to failures of the database or the network, which are tried again for ever. */
final class Poison {

    /** Classes of SQLSTATE: data, integrity, program limits (a value too long for its index). */
    private static final Set<String> STATES = Set.of("22", "23", "54");

    private Poison() {}

    static boolean is(Throwable failure) {
        if (failure instanceof R2dbcException database) {
            return database instanceof R2dbcBadGrammarException
                    || database instanceof R2dbcDataIntegrityViolationException
                    || (database.getSqlState() != null
                            && STATES.contains(database.getSqlState().substring(0, 2)));
        }
        return failure instanceof RuntimeException
                && !(failure instanceof Fenced)
                && !(failure.getCause() instanceof IOException)
                && !(failure.getCause() instanceof TimeoutException)
                && !failure.getClass().getName().startsWith("com.mongodb.");
    }
}
