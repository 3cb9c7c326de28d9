package io.colophon.query.history;

import io.colophon.contract.lookup.LookupEvent;
import io.colophon.contract.lookup.LookupEvent.ProviderConfigured;
import io.colophon.contract.lookup.LookupEvent.ProvidersReordered;
import io.colophon.query.history.HistoryItem.FieldChange;
import io.colophon.query.history.HistoryItem.Subject;
import java.util.ArrayList;
import java.util.List;

/** What happened to the providers of metadata. That a key was given is told, a key never is. */
final class LookupSentences {

    private static final String SUBJECT = "metadata_provider";

    private LookupSentences() {}

    static HistoryItem of(LookupEvent event, Telling telling) {
        return switch (event) {
            case ProviderConfigured e -> configured(e, telling);
            case ProvidersReordered e ->
                telling.changed(
                        new Subject(SUBJECT, null, null),
                        "the metadata providers",
                        new Fields().changed("order", e.order()).list());
        };
    }

    private static HistoryItem configured(ProviderConfigured event, Telling telling) {
        String provider = "the metadata provider " + Phrases.quoted(event.provider());
        List<FieldChange> changes =
                new ArrayList<>(new Fields().changed("enabled", event.enabled()).list());
        List<String> done = new ArrayList<>();
        if (event.enabled() != null) {
            done.add("switched " + provider
                    + (Boolean.TRUE.equals(event.enabled().to()) ? " on" : " off"));
        }
        if (event.apiKey() != null) {
            changes.add(new FieldChange("api_key", null, null));
            done.add(Phrases.keyVerb(event.apiKey())
                    + (done.isEmpty() ? " the API key of " + provider : " its API key"));
        }
        return telling.did(
                new Subject(SUBJECT, null, event.provider()),
                done.isEmpty() ? Phrases.changes(provider, List.of()) : Phrases.all(done),
                changes);
    }
}
