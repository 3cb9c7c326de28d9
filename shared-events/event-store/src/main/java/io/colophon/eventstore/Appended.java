package io.colophon.eventstore;

/** Where the events of one append lie: {@code first} to {@code last}, both included. Given only when they are durable. */
public record Appended(long first, long last) {}
