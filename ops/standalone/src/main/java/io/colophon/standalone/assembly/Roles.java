package io.colophon.standalone.assembly;

/** What this node does; every node runs the same code. */
public record Roles(boolean api, boolean projections, boolean jobs) {}
