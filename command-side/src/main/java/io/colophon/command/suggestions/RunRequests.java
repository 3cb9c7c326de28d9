package io.colophon.command.suggestions;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.command.Commands;
import io.colophon.command.Origin;
import io.colophon.command.suggestions.RunTerms.Trigger;
import io.colophon.contract.jobs.RunEvent.RunQueued;
import io.colophon.web.Bookcase;
import io.colophon.web.Written;
import io.colophon.web.clock.SchedulingClock;
import io.colophon.web.security.Access;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes requests for suggestions from whoever makes them, where there is something to make them of. */
final class RunRequests {

    /** People at once, when suggestions are wanted for all of them. */
    private static final int CONCURRENCY = 4;

    private final Commands commands;
    private final AiProviders providers;
    private final Access access;
    private final Bookcase bookcase;
    private final SchedulingClock clock;

    RunRequests(Commands commands, AiProviders providers, Access access, Bookcase bookcase, SchedulingClock clock) {
        this.commands = commands;
        this.providers = providers;
        this.access = access;
        this.bookcase = bookcase;
        this.clock = clock;
    }

    /** Answers whether a run begins. */
    Mono<Written<Boolean>> ask(UUID userId, Trigger trigger, Function<UUID, Origin> origin) {
        return providers.settings().flatMap(settings -> ask(userId, trigger, settings, origin));
    }

    /** For everybody who wants suggestions; the answers come in no order. */
    Flux<Written<Boolean>> askForAll(Trigger trigger, Function<UUID, Origin> origin) {
        return providers
                .settings()
                .filter(settings ->
                        trigger != Trigger.SCHEDULER || settings.job().enabled())
                .flatMapMany(settings -> commands.send(new FindReaders(), Origin.SYSTEM)
                        .flatMapIterable(Written::result)
                        .flatMap(userId -> ask(userId, trigger, settings, origin), CONCURRENCY));
    }

    private Mono<Written<Boolean>> ask(
            UUID userId, Trigger trigger, AiSettings settings, Function<UUID, Origin> origin) {
        UUID runId = UuidCreator.getTimeOrderedEpoch();
        return possible(userId, trigger, settings)
                .map(terms -> Optional.of(terms.run(runId, userId, clock.instant())))
                .defaultIfEmpty(Optional.empty())
                .flatMap(run ->
                        commands.send(asked(userId, trigger, settings.job(), run.orElse(null)), origin.apply(runId)));
    }

    private AskForSuggestions asked(UUID userId, Trigger trigger, SuggestionJob job, @Nullable RunQueued run) {
        return new AskForSuggestions(userId, trigger, job, run, clock.instant());
    }

    /** Empty where nothing can be suggested, or where he wants nothing. */
    private Mono<RunTerms> possible(UUID userId, Trigger trigger, AiSettings settings) {
        SuggestionJob job = settings.job();
        AiProvider.Description provider = providers
                .named(settings.active())
                .map(AiProvider::description)
                .filter(settings::isOn)
                .orElse(null);
        if (provider == null || job.maxBuyPerUser() == 0 && job.maxReadNextPerUser() == 0) {
            return Mono.empty();
        }
        return commands.send(new ReadReader(userId), Origin.SYSTEM)
                .map(Written::result)
                .filter(Reader::wantsSuggestions)
                .flatMap(reader -> library(userId, reader))
                .map(libraryId -> new RunTerms(
                        trigger,
                        provider.name(),
                        settings.connection(provider).model(),
                        libraryId,
                        Math.min(job.maxBuyPerUser(), KnownSuggestions.POOL),
                        Math.min(job.maxReadNextPerUser(), KnownSuggestions.POOL),
                        job.maxTokensInitial(),
                        job.maxTokensBackfill()));
    }

    /** The library of his oldest membership, if that or his taste gives something to go by. */
    private Mono<UUID> library(UUID userId, Reader reader) {
        return Mono.justOrEmpty(reader.libraries().stream()
                        .filter(access.libraries(userId)::contains)
                        .findFirst())
                .filterWhen(libraryId -> reader.saysWhatHeLikes() ? Mono.just(true) : bookcase.hasBooks(libraryId));
    }
}
