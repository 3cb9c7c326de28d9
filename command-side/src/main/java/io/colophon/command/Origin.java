package io.colophon.command;

import io.colophon.web.security.Caller;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Who makes a change, and as a part of what; it stands in the metadata of every event.
 *
 * @param actor {@code user:<id>}, {@code run:<id>} or {@code system}
 * @param correlationId one operation of a person: a click, an import, a run
 * @param causationId what directly led to it: a request's trace, a run's item
 */
public record Origin(String actor, String correlationId, String causationId, String traceId) {

    public static final Origin SYSTEM = new Origin("system", "system", "system", "");

    public static Origin of(Caller caller) {
        Caller.Request request = caller.request();
        return new Origin("user:" + caller.userId(), request.correlationId(), request.traceId(), request.traceId());
    }

    /** Somebody who is about to have an account, or to prove it. */
    public static Origin of(Caller.Request request) {
        return new Origin("anonymous", request.correlationId(), request.traceId(), request.traceId());
    }

    /** A run works for somebody; all that it does is one operation. */
    public static Origin ofRun(UUID runId, UUID requestedBy, String cause) {
        return new Origin("user:" + requestedBy, runId.toString(), cause, "");
    }

    public Origin causedBy(String cause) {
        return new Origin(actor, correlationId, cause, traceId);
    }

    Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("actor", actor);
        metadata.put("correlation", correlationId);
        metadata.put("causation", causationId);
        if (!traceId.isEmpty()) {
            metadata.put("trace", traceId);
        }
        return metadata;
    }
}
