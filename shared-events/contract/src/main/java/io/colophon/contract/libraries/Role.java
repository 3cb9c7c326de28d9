package io.colophon.contract.libraries;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a member may do; an instance administrator needs none. Higher ones include the lower. */
public enum Role {
    LIBRARY_VIEWER,
    LIBRARY_EDITOR,
    LIBRARY_OWNER;

    /** As the contract writes it: {@code library_owner}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> byWireName(String text) {
        return Arrays.stream(values())
                .filter(role -> role.wireName().equals(text))
                .findFirst();
    }
}
