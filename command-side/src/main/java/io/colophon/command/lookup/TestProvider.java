package io.colophon.command.lookup;

import io.colophon.command.providers.ApiKey;
import java.util.List;
import reactor.core.publisher.Mono;

/** Knows one book, offline, so that an installation can be tried without the internet. */
final class TestProvider implements MetadataProvider {

    private static final Description DESCRIPTION = new Description(
            "test",
            "Test Provider",
            "Knows one made-up book, ISBN 12345, without asking anybody",
            Use.ALWAYS,
            List.of(Capability.BOOK_ISBN),
            "",
            "");

    private static final BookResult BOOK = new BookResult(
            DESCRIPTION.name(),
            DESCRIPTION.displayName(),
            "Test Book",
            "A book for testing",
            List.of("Test Author"),
            "Test Publisher",
            "2026-01-01",
            "1234567890",
            "1234567890123",
            "A book that does not exist, for trying out lookups.",
            "",
            "en",
            null,
            null);

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Mono<BookResult> book(String isbn, ApiKey key) {
        return isbn.equals("12345") ? Mono.just(BOOK) : Mono.empty();
    }
}
