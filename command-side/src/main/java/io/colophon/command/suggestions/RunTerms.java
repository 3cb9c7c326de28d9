package io.colophon.command.suggestions;

import io.colophon.command.jobs.RunFamily;
import io.colophon.contract.jobs.RunEvent.RunQueued;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a run of suggestions was begun with; whatever is set otherwise later, it ends as it began. */
record RunTerms(
        Trigger trigger,
        String provider,
        String model,
        UUID libraryId,
        int buy,
        int readNext,
        int maxTokensInitial,
        int maxTokensBackfill) {

    static final String TYPE = "suggestions";
    static final RunFamily FAMILY = new RunFamily(Set.of(TYPE), "run not found or not running", "run not found");

    private static final String TRIGGERED_BY = "triggered_by";

    /** Who wanted it. */
    enum Trigger {
        USER,
        ADMIN,
        SCHEDULER;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    RunQueued run(UUID runId, UUID userId, Instant at) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put(TRIGGERED_BY, trigger.wireName());
        options.put("provider_type", provider);
        options.put("model_id", model);
        options.put("library_id", libraryId.toString());
        options.put("max_buy", buy);
        options.put("max_read_next", readNext);
        options.put("max_tokens_initial", maxTokensInitial);
        options.put("max_tokens_backfill", maxTokensBackfill);
        return new RunQueued(runId, null, TYPE, userId, 1, options, "", at);
    }

    static RunTerms of(RunQueued run) {
        return new RunTerms(
                trigger(run),
                text(run, "provider_type"),
                text(run, "model_id"),
                UUID.fromString(text(run, "library_id")),
                number(run, "max_buy"),
                number(run, "max_read_next"),
                number(run, "max_tokens_initial"),
                number(run, "max_tokens_backfill"));
    }

    static Trigger trigger(RunQueued run) {
        return Trigger.valueOf(text(run, TRIGGERED_BY).toUpperCase(Locale.ROOT));
    }

    private static String text(RunQueued run, String option) {
        return String.valueOf(run.options().get(option));
    }

    private static int number(RunQueued run, String option) {
        return run.options().get(option) instanceof Number number ? number.intValue() : 0;
    }
}
