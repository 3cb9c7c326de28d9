package io.colophon.query.sync;

import java.util.UUID;

/**
 * Whose feed, and which part of it.
 *
 * @param library {@link #EVERY_LIBRARY} of the caller, or one; another's shows nothing
 * @param since what changed at or before this position is left out; 0 for nothing
 * @param floor lives that ended at or before this position have no slot
 */
record FeedScope(UUID caller, UUID library, long since, long floor) {

    static final UUID EVERY_LIBRARY = new UUID(0, 0);

    /** The memberships of $1 in library $2, named {@code m}. */
    static final String MEMBERSHIPS = "m.user_id = $1 AND ($2 = '" + EVERY_LIBRARY + "'::uuid OR m.library_id = $2)";
}
