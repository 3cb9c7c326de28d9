package io.colophon.contract.libraries;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a member may do; an instance administrator needs none. Higher ones include the lower. The highest is a name of the contract
 * that makes nobody an administrator: in its library it is an owner.
 */
public enum Role {
    LIBRARY_VIEWER,
    LIBRARY_EDITOR,
    LIBRARY_OWNER,
    INSTANCE_ADMIN;

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
