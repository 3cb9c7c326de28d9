package io.colophon.contract.contributors;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a contributor has written, as a provider lists it, whether or not a library has it.
 *
 * @param isbn13 as given, not checked; empty when there is none (so isbn10)
 * @param publishYear null: the provider does not tell
 */
public record Work(
        UUID workId,
        String title,
        String isbn13,
        String isbn10,
        @Nullable Integer publishYear,
        String coverUrl) {}
