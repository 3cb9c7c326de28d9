package io.colophon.command.identity;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.identity.IdentityEvent;
import io.colophon.contract.identity.IdentityEvent.PreferencesPatched;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.identity.IdentityEvent.UserRegistered;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Sets top-level keys of somebody's preferences; the others stay, a null is stored as a value, no key is no change. */
record PatchPreferences(UUID userId, Map<String, Object> keys) implements Command<UUID, PatchPreferences.State> {

    record State(boolean exists, Map<String, Object> preferences) {}

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(
                Tagger.id(IdentityEvent.USER, userId),
                UserRegistered.class,
                PreferencesPatched.class,
                UserDeleted.class);
    }

    @Override
    public State initial() {
        return new State(false, Map.of());
    }

    @Override
    public State evolve(State state, DomainEvent event) {
        return switch (event) {
            case UserRegistered e -> new State(true, state.preferences);
            case UserDeleted e -> initial();
            case PreferencesPatched e
            when e.keys() != null -> {
                Map<String, Object> merged = new LinkedHashMap<>(state.preferences);
                e.keys().forEach((key, change) -> merged.put(key, change.to()));
                yield new State(state.exists, merged);
            }
            default -> state;
        };
    }

    @Override
    public Decision<UUID> decide(State state, Tagger tagger) {
        if (!state.exists) {
            throw Refusal.notFound("user");
        }
        if (keys.isEmpty()) {
            return Decision.nothing(userId);
        }
        Map<String, Change<Object>> changes = new LinkedHashMap<>();
        keys.forEach((key, value) -> changes.put(key, new Change<>(state.preferences.get(key), value)));
        return Decision.of(userId, new PreferencesPatched(userId, changes));
    }
}
