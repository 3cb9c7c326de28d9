package io.colophon.command.lookup;

import static io.colophon.command.Limits.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.colophon.command.Commands;
import io.colophon.command.lookup.MetadataProvider.Capability;
import io.colophon.command.lookup.MetadataProvider.Use;
import io.colophon.command.providers.ApiKey;
import io.colophon.command.providers.ProviderFailure;
import io.colophon.command.providers.SentConfig;
import io.colophon.contract.Refusal;
import io.colophon.web.Answers;
import io.colophon.web.Body;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The metadata providers, for administrators (Librarium behaviour, section 18). */
@RestController
@RequestMapping("/api/v1/admin/providers")
public class ProvidersApi {

    private static final String API_KEY = "api_key";
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_ORDER = 100;
    private static final String PROBE = "9780439708180";

    private final Commands commands;
    private final Answers answers;
    private final EnabledProviders providers;

    public ProvidersApi(Commands commands, Answers answers, EnabledProviders providers) {
        this.commands = commands;
        this.answers = answers;
        this.providers = providers;
    }

    record Status(
            String name,
            String displayName,
            String description,
            boolean requiresKey,
            List<String> capabilities,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String helpText,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String helpUrl,
            boolean enabled,
            boolean hasApiKey,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> config) {

        static Status of(MetadataProvider.Description provider, ProviderSettings settings) {
            boolean hasKey = settings.of(provider.name()).key().isPresent();
            return new Status(
                    provider.name(),
                    provider.displayName(),
                    provider.description(),
                    provider.use() == Use.WITH_KEY,
                    provider.capabilities().stream().map(Capability::wireName).toList(),
                    provider.help(),
                    provider.helpUrl(),
                    settings.isOn(provider),
                    hasKey,
                    hasKey ? Map.of(API_KEY, SentConfig.HIDDEN) : Map.of());
        }
    }

    @Described(value = "Metadata providers", gives = Status[].class)
    @GetMapping
    Mono<ResponseEntity<byte[]>> list(Caller caller) {
        Access.requireAdmin(caller);
        return providers.settings().map(this::statuses);
    }

    private ResponseEntity<byte[]> statuses(ProviderSettings settings) {
        return Answers.value(providers.registered().stream()
                .map(provider -> Status.of(provider.description(), settings))
                .toList());
    }

    record Order(@Nullable List<@Nullable String> order) {}

    @Described(value = "The order in which providers are asked", gives = Order.class)
    @GetMapping("/order")
    Mono<ResponseEntity<byte[]>> order(Caller caller) {
        Access.requireAdmin(caller);
        return providers
                .settings()
                .map(settings -> Answers.value(new Order(new ArrayList<>(providers.ordered(settings)))));
    }

    @Described(value = "Set the order in which providers are asked", takes = Order.class)
    @PutMapping("/order")
    Mono<ResponseEntity<byte[]>> reorder(Caller caller, Body body) {
        Access.requireAdmin(caller);
        return body.as(Order.class)
                .flatMap(asked -> commands.send(new ReorderProviders(names(asked)), caller))
                .flatMap(answers::done);
    }

    private static List<String> names(Order asked) {
        if (asked.order() == null || asked.order().isEmpty()) {
            throw Refusal.invalid("order array is required");
        }
        if (asked.order().size() > LONGEST_ORDER) {
            throw Refusal.invalid("order must have at most " + LONGEST_ORDER + " names");
        }
        return asked.order().stream()
                .map(name -> text("order", name, LONGEST_NAME))
                .toList();
    }

    @Described(value = "Set up a provider", takes = Map.class, gives = Status[].class)
    @PutMapping("/{name}")
    Mono<ResponseEntity<byte[]>> configure(Caller caller, @PathVariable String name, Body body) {
        Access.requireAdmin(caller);
        return body.as(Map.class)
                .map(SentConfig::of)
                .flatMap(config -> commands.send(command(provider(name), config), caller))
                .flatMap(written -> answers.after(written, statuses(written.result())));
    }

    private MetadataProvider.Description provider(String name) {
        return providers
                .named(name)
                .map(MetadataProvider::description)
                .orElseThrow(() -> Refusal.invalid(unknown(name)));
    }

    private static ConfigureProvider command(MetadataProvider.Description provider, SentConfig config) {
        String enabled = config.text("enabled");
        return new ConfigureProvider(
                provider.name(), enabled == null ? null : isOn(provider.use(), enabled), config.key(API_KEY));
    }

    /** What is neither true nor false leaves a free provider on and one with a key off. */
    private static boolean isOn(Use use, String enabled) {
        return use == Use.WITH_KEY ? enabled.equals("true") : !enabled.equals("false");
    }

    record Outcome(
            boolean ok,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String title,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String error) {

        static Outcome failed(String error) {
            return new Outcome(false, null, error);
        }
    }

    @Described(value = "Try a provider", gives = Outcome.class)
    @PostMapping("/{name}/test")
    Mono<ResponseEntity<byte[]>> test(Caller caller, @PathVariable String name) {
        Access.requireAdmin(caller);
        return Mono.justOrEmpty(providers.named(name))
                .flatMap(provider -> providers.settings().flatMap(settings -> tried(provider, settings)))
                .defaultIfEmpty(Outcome.failed(unknown(name)))
                .map(Answers::value);
    }

    private static Mono<Outcome> tried(MetadataProvider provider, ProviderSettings settings) {
        if (!settings.isOn(provider.description())) {
            return Mono.just(Outcome.failed("provider is disabled — save an API key and enable it first"));
        }
        if (!provider.can(Capability.BOOK_ISBN)) {
            return Mono.just(Outcome.failed("this provider does not support ISBN lookup"));
        }
        ApiKey key = settings.of(provider.description().name()).key();
        return provider.book(PROBE, key)
                .map(book -> new Outcome(true, book.title(), null))
                .defaultIfEmpty(Outcome.failed("no result returned for test ISBN " + PROBE))
                .onErrorResume(failure -> Mono.just(
                        Outcome.failed(provider.description().displayName() + " " + ProviderFailure.told(failure))));
    }

    private static String unknown(String name) {
        return "unknown provider \"" + name + "\"";
    }
}
