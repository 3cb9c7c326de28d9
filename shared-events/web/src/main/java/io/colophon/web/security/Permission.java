package io.colophon.web.security;

import io.colophon.contract.libraries.Role;

/** What a route of a library needs, and the lowest role that has it (Librarium behaviour, section 6). */
public enum Permission {
    LIBRARY_READ(Role.LIBRARY_VIEWER),
    LIBRARY_UPDATE(Role.LIBRARY_OWNER),
    LIBRARY_DELETE(Role.LIBRARY_OWNER),
    MEMBERS_READ(Role.LIBRARY_VIEWER),
    MEMBERS_CREATE(Role.LIBRARY_OWNER),
    MEMBERS_UPDATE(Role.LIBRARY_OWNER),
    MEMBERS_DELETE(Role.LIBRARY_OWNER),
    BOOKS_READ(Role.LIBRARY_VIEWER),
    BOOKS_CREATE(Role.LIBRARY_EDITOR),
    BOOKS_UPDATE(Role.LIBRARY_EDITOR),
    BOOKS_DELETE(Role.LIBRARY_EDITOR),
    TAGS_READ(Role.LIBRARY_VIEWER),
    TAGS_CREATE(Role.LIBRARY_EDITOR),
    TAGS_UPDATE(Role.LIBRARY_EDITOR),
    TAGS_DELETE(Role.LIBRARY_EDITOR),
    SHELVES_READ(Role.LIBRARY_VIEWER),
    SHELVES_CREATE(Role.LIBRARY_EDITOR),
    SHELVES_UPDATE(Role.LIBRARY_EDITOR),
    SHELVES_DELETE(Role.LIBRARY_EDITOR),
    SERIES_READ(Role.LIBRARY_VIEWER),
    SERIES_CREATE(Role.LIBRARY_EDITOR),
    SERIES_UPDATE(Role.LIBRARY_EDITOR),
    SERIES_DELETE(Role.LIBRARY_OWNER),
    LOANS_READ(Role.LIBRARY_VIEWER),
    LOANS_CREATE(Role.LIBRARY_EDITOR),
    LOANS_UPDATE(Role.LIBRARY_EDITOR),
    LOANS_DELETE(Role.LIBRARY_OWNER);

    private final Role lowest;

    Permission(Role lowest) {
        this.lowest = lowest;
    }

    public boolean isGrantedTo(Role role) {
        return role.compareTo(lowest) >= 0;
    }
}
