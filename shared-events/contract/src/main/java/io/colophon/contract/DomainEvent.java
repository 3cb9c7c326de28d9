package io.colophon.contract;

/** Something that happened. A feature's events are the records that its sealed interface permits. */
public interface DomainEvent {

    /**
     * Names what the event is about and, for a value that must be unique, what it takes <em>and</em> what it releases: a freed value
     * whose release carries no tag stays taken for ever.
     */
    void tags(Tags tags);
}
