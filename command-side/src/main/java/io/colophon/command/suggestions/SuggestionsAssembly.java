package io.colophon.command.suggestions;

import io.colophon.command.Commands;
import io.colophon.command.jobs.JobsRole;
import io.colophon.command.jobs.RunLog;
import io.colophon.command.jobs.RunWork;
import io.colophon.command.lookup.BookResult;
import io.colophon.command.lookup.Lookups;
import io.colophon.command.lookup.MergedBook;
import io.colophon.web.Bookcase;
import io.colophon.web.Catalogue;
import io.colophon.web.clock.SchedulingClock;
import io.colophon.web.security.Access;
import io.netty.channel.ChannelOption;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** The AI providers that the product knows, in the order in which they are shown. */
@Configuration(proxyBeanMethods = false)
class SuggestionsAssembly {

    /** Below the patience with an answer, so that a server that can't be reached is tried again. */
    private static final int CONNECT_MILLIS = 3_000;

    /** Each call has a connection of its own: one that was kept may be dead, and what is paid for is not sent twice to find out. */
    @Bean
    AiProviders aiProviders(Commands commands, ReactorResourceFactory resources) {
        HttpClient http = HttpClient.create(ConnectionProvider.newConnection())
                .runOn(resources.getLoopResources())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS);
        return new AiProviders(
                commands, List.of(new Anthropic(http), new OpenAi(http), new Ollama(http), new Osaurus(http)));
    }

    @Bean
    BookFinder bookFinder(Lookups lookups) {
        return new BookFinder() {
            @Override
            public Mono<MergedBook> byIsbn(String isbn) {
                return lookups.merged(isbn);
            }

            @Override
            public Mono<List<BookResult>> search(String query) {
                return lookups.books(query);
            }
        };
    }

    @Bean
    RunRequests runRequests(
            Commands commands, AiProviders providers, Access access, Bookcase bookcase, SchedulingClock clock) {
        return new RunRequests(commands, providers, access, bookcase, clock);
    }

    @Bean
    RunWork suggestions(
            Commands commands,
            RunLog runs,
            AiProviders providers,
            Bookcase bookcase,
            Catalogue catalogue,
            BookFinder finder,
            SchedulingClock clock) {
        return new SuggestionWork(
                commands,
                runs,
                new ModelCalls(providers),
                new PromptSource(bookcase),
                new CandidateCheck(commands, bookcase, catalogue, finder),
                clock);
    }

    /** Begins after the views are there and ends before they stop. */
    @Bean
    SmartLifecycle suggestionRounds(RunRequests requests, SchedulingClock clock, JobsRole role) {
        SuggestionScheduler scheduler = new SuggestionScheduler(requests, clock);
        return role.doing(scheduler::start, scheduler::stop);
    }
}
