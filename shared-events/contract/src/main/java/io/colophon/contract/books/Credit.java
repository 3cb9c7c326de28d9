package io.colophon.contract.books;

import java.util.UUID;

/**
 * A contributor's part in a book.
 *
 * @param role free text; a pair of contributor and role stands once on a book
 */
public record Credit(UUID contributorId, String role, int displayOrder) {}
