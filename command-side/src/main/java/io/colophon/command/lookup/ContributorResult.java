package io.colophon.command.lookup;

/** A person whom a provider found by a name, in the form of the contract. */
record ContributorResult(String provider, String externalId, String name, String photoUrl) {}
