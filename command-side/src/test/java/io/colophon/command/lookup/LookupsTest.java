package io.colophon.command.lookup;

import static io.colophon.command.lookup.Books.book;
import static io.colophon.command.providers.ForeignServer.answerOf;
import static io.colophon.command.providers.ForeignServer.answersOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.colophon.command.lookup.MetadataProvider.Capability;
import io.colophon.command.providers.ApiKey;
import io.colophon.command.providers.ProviderFailure;
import io.colophon.contract.Change;
import io.colophon.contract.Refusal;
import io.colophon.contract.lookup.LookupEvent;
import io.colophon.contract.lookup.LookupEvent.ProviderConfigured;
import io.colophon.contract.lookup.LookupEvent.ProvidersReordered;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@ExtendWith(OutputCaptureExtension.class)
class LookupsTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    /** Knows books by any ISBN or query, and people by any id. */
    private record Knowing(String name, Use use, Flux<BookResult> books, Mono<ContributorProfile> person)
            implements MetadataProvider {

        @Override
        public Description description() {
            return new Description(
                    name,
                    name + "!",
                    "",
                    use,
                    List.of(
                            Capability.BOOK_ISBN,
                            Capability.BOOK_SEARCH,
                            Capability.SERIES_VOLUMES,
                            Capability.CONTRIBUTOR),
                    "",
                    "");
        }

        @Override
        public Mono<BookResult> book(String isbn, ApiKey key) {
            return books.next();
        }

        @Override
        public Flux<BookResult> books(String query, ApiKey key) {
            return books;
        }

        /** A volume for each book. */
        @Override
        public Flux<VolumeResult> volumes(String seriesId, ApiKey key) {
            return books.map(book -> new VolumeResult(BigDecimal.ONE, book.title(), null, "", seriesId));
        }

        @Override
        public Mono<ContributorProfile> contributor(String id, ApiKey key) {
            return person;
        }
    }

    private static MetadataProvider knowing(String name, Flux<BookResult> books) {
        return new Knowing(name, MetadataProvider.Use.FREE, books, Mono.empty());
    }

    private static MetadataProvider knowing(String name, String... titles) {
        return knowing(name, Flux.fromArray(titles).map(title -> book(name, title, "", "", "")));
    }

    private static Lookups lookups(ProviderSettings settings, Duration bound, MetadataProvider... providers) {
        return new Lookups(new EnabledProviders(Mono.just(settings), List.of(providers)), bound);
    }

    private static Lookups lookups(MetadataProvider... providers) {
        return lookups(ProviderSettings.FRESH, LONG, providers);
    }

    private static List<String> titles(List<BookResult> books) {
        return books.stream().map(BookResult::title).toList();
    }

    @Test
    void who_fails_is_left_out_and_named_without_what_was_sent(CapturedOutput output) {
        Lookups lookups = lookups(
                knowing("down", Flux.error(ProviderFailure.passing("can't be reached"))),
                knowing("odd", Flux.error(new IllegalStateException("key=s3cret"))),
                knowing("well", "Dune"));
        assertThat(titles(answersOf(lookups.byIsbn("1")))).containsExactly("Dune");
        assertThat(output.getAll().lines().filter(line -> line.contains("metadata provider")))
                .hasSize(2)
                .anyMatch(line -> line.contains("WARN") && line.endsWith("the metadata provider down can't be reached"))
                .anyMatch(line -> line.endsWith("the metadata provider odd failed: IllegalStateException"))
                .noneMatch(line -> line.contains("s3cret"));
    }

    @Test
    void who_answers_first_is_first_of_an_isbn_but_a_merged_book_has_the_order_of_the_providers() {
        Mono<BookResult> second = Mono.just(book("b", "From b", "", "", ""));
        MetadataProvider late = knowing(
                "a", Flux.just(book("a", "From a", "", "", "")).delayUntil(book -> Mono.delay(Duration.ofMillis(50))));
        Lookups lookups = lookups(late, knowing("b", second.flux()));
        assertThat(titles(answersOf(lookups.byIsbn("1")))).containsExactly("From b", "From a");
        MergedBook merged = Objects.requireNonNull(answerOf(lookups.merged("1")));
        assertThat(Objects.requireNonNull(merged.title()).source()).isEqualTo("a");
    }

    @Test
    void an_order_that_was_set_counts() {
        ProviderSettings settings =
                ProviderSettings.FRESH.after(new ProvidersReordered(new Change<>(null, List.of("ghost", "b"))));
        Lookups lookups = lookups(settings, LONG, knowing("a", "From a", "Again"), knowing("b", "From b"));
        assertThat(titles(Objects.requireNonNull(answerOf(lookups.books("q")))))
                .containsExactly("From b", "From a", "Again");
    }

    @Test
    void who_is_off_is_not_asked() {
        ProviderSettings settings = ProviderSettings.FRESH.after(
                new ProviderConfigured("a", LookupEvent.INSTANCE, new Change<>(null, false), null));
        Lookups lookups = lookups(
                settings,
                LONG,
                knowing("a", Flux.error(new AssertionError("asked"))),
                new Knowing(
                        "keyless",
                        MetadataProvider.Use.WITH_KEY,
                        Flux.error(new AssertionError("asked")),
                        Mono.empty()),
                knowing("b", "From b"));
        assertThat(titles(answersOf(lookups.byIsbn("1")))).containsExactly("From b");
    }

    @Test
    void a_search_answers_with_what_it_has_by_then() {
        Lookups lookups = lookups(
                ProviderSettings.FRESH, Duration.ofMillis(200), knowing("slow", Flux.never()), knowing("b", "From b"));
        assertThat(titles(Objects.requireNonNull(answerOf(lookups.books("q"))))).containsExactly("From b");
    }

    @Test
    void what_can_be_no_isbn_is_asked_of_nobody() {
        Lookups lookups = lookups(knowing("a", "Dune"));
        for (String text : List.of("", "..", "9780&x=1", "978\n", "9".repeat(33))) {
            assertThat(answersOf(lookups.byIsbn(text))).isEmpty();
        }
        assertThat(answersOf(lookups.byIsbn("978-0 44X"))).hasSize(1);
    }

    @Test
    void nothing_found_is_a_book_without_fields() {
        assertThat(answerOf(lookups(knowing("a")).merged("1"))).isEqualTo(MergedBook.of(List.of()));
    }

    @Test
    void a_person_is_asked_of_the_provider_that_is_named_only() {
        ContributorProfile ann = new ContributorProfile("b", "1", "Ann", "", null, null, "", "", List.of());
        Lookups lookups = lookups(
                knowing("a"),
                new Knowing("b", MetadataProvider.Use.FREE, Flux.empty(), Mono.just(ann)),
                new Knowing(
                        "c",
                        MetadataProvider.Use.FREE,
                        Flux.empty(),
                        Mono.error(ProviderFailure.passing("can't be reached"))));
        assertThat(answerOf(lookups.profile("b", "1"))).isEqualTo(ann);
        assertThat(answerOf(lookups.profile("a", "1"))).isNull();
        refused(lookups, "c", "provider error: c! can't be reached");
        refused(lookups, "d", "provider error: no enabled contributor provider named \"d\"");
    }

    @Test
    void volumes_are_those_of_the_provider_that_is_named_else_of_the_first() {
        ProviderSettings settings =
                ProviderSettings.FRESH.after(new ProvidersReordered(new Change<>(null, List.of("b"))));
        Lookups lookups = lookups(
                settings,
                LONG,
                knowing("a", "Of a"),
                knowing("b", "Of b"),
                knowing("c", Flux.error(ProviderFailure.passing("can't be reached"))));
        assertThat(lookups.volumes("a", "7").block())
                .containsExactly(new VolumeResult(BigDecimal.ONE, "Of a", null, "", "7"));
        assertThat(lookups.volumes("", "7").block())
                .containsExactly(new VolumeResult(BigDecimal.ONE, "Of b", null, "", "7"));
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> answerOf(lookups.volumes("c", "7")));
        assertThat(refusal).hasMessage("provider error: c! can't be reached");
        assertThat(lookups.volumes("d", "7").blockOptional()).isEmpty();
    }

    private static void refused(Lookups lookups, String provider, String text) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> answerOf(lookups.profile(provider, "1")));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.BAD_GATEWAY);
        assertThat(refusal).hasMessage(text);
    }
}
