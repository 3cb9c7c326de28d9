package io.colophon.query.history;

import io.colophon.contract.identity.IdentityEvent;
import io.colophon.contract.identity.IdentityEvent.PasswordChanged;
import io.colophon.contract.identity.IdentityEvent.PreferencesPatched;
import io.colophon.contract.identity.IdentityEvent.ProfileRevised;
import io.colophon.contract.identity.IdentityEvent.UserDeactivated;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.identity.IdentityEvent.UserDemoted;
import io.colophon.contract.identity.IdentityEvent.UserPromoted;
import io.colophon.contract.identity.IdentityEvent.UserReactivated;
import io.colophon.contract.identity.IdentityEvent.UserRegistered;
import io.colophon.contract.identity.IdentityEvent.UserSignedIn;
import io.colophon.query.history.HistoryItem.FieldChange;
import io.colophon.query.history.HistoryItem.Subject;
import java.util.List;
import java.util.Set;

/** What happened to accounts. Passwords and the values of preferences are never told. */
final class IdentitySentences {

    private IdentitySentences() {}

    static HistoryItem of(IdentityEvent event, Telling telling) {
        Subject subject = telling.subject(IdentityEvent.USER, event.userId());
        String account = telling.isActor(event.userId())
                ? "their own account"
                : "the account of " + telling.person(event.userId());
        return switch (event) {
            case UserRegistered e ->
                telling.did(
                        subject,
                        "made " + account,
                        new Fields()
                                .began("username", e.username())
                                .began("display_name", e.displayName())
                                .began("email", e.email())
                                .began("is_instance_admin", e.admin())
                                .list());
            case ProfileRevised e ->
                telling.changed(
                        subject,
                        account,
                        new Fields()
                                .changed("display_name", e.displayName())
                                .changed("email", e.email())
                                .list());
            case UserSignedIn e -> telling.sentence(subject, person(telling, e) + " signed in", List.of());
            case PasswordChanged e -> telling.did(subject, "changed the password of " + account, List.of());
            case PreferencesPatched e -> {
                Set<String> keys = e.keys() == null ? Set.of() : e.keys().keySet();
                yield telling.did(
                        subject,
                        "changed " + Phrases.count(keys.size(), "preference") + " of " + account,
                        keys.stream()
                                .sorted()
                                .map(key -> new FieldChange("preferences." + key, null, null))
                                .toList());
            }
            case UserDeactivated e -> telling.did(subject, "deactivated " + account, List.of());
            case UserReactivated e -> telling.did(subject, "activated " + account + " again", List.of());
            case UserPromoted e ->
                telling.did(subject, "made " + telling.person(e.userId()) + " an administrator", List.of());
            case UserDemoted e ->
                telling.did(
                        subject, "took the rights of an administrator from " + telling.person(e.userId()), List.of());
            case UserDeleted e -> telling.did(subject, "deleted " + account, List.of());
        };
    }

    private static String person(Telling telling, IdentityEvent event) {
        String person = telling.person(event.userId());
        return person.equals("somebody") ? "Somebody" : person;
    }
}
