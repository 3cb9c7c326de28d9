package io.colophon.eventstore.projection;

/**
 * The right of this node to write a generation, as long as nobody has raised the fence.
 *
 * @param position the token when the lease was taken
 */
public record Lease(GenerationId id, long fence, long position) {}
