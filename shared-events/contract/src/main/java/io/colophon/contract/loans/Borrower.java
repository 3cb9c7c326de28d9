package io.colophon.contract.loans;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/**
 * Somebody who borrows books of a library. He has no account: he is his name there, exactly as it is written, so two of one name are
 * one, and the same person in two libraries is two.
 */
public final class Borrower {

    private Borrower() {}

    /** The version 5 UUID of the name within the library: the subject whose key keeps what loans say about him. */
    public static UUID id(UUID libraryId, String name) {
        return UuidCreator.getNameBasedSha1(libraryId, name);
    }
}
