package io.colophon.command.suggestions;

import static io.colophon.command.Limits.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.colophon.command.Commands;
import io.colophon.command.providers.ProviderFailure;
import io.colophon.command.providers.SentConfig;
import io.colophon.command.suggestions.AiProvider.LocalModel;
import io.colophon.command.suggestions.AiProvider.Prompt;
import io.colophon.contract.Refusal;
import io.colophon.web.Answers;
import io.colophon.web.Body;
import io.colophon.web.WireJson;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The AI providers and what they may be told, for administrators (Librarium behaviour, section 19). */
@RestController
@RequestMapping("/api/v1/admin/connections/ai")
public class AiConnectionsApi {

    private static final int LONGEST_MODEL = 256;

    /** Room for a model that thinks before it says a word. */
    private static final Prompt PROBE = new Prompt("Answer with the single word: ready", 256);
    /** A model may have to be loaded first, but somebody waits before a form. */
    private static final Duration PROBE_PATIENCE = Duration.ofMinutes(1);

    private final Commands commands;
    private final Answers answers;
    private final AiProviders providers;

    public AiConnectionsApi(Commands commands, Answers answers, AiProviders providers) {
        this.commands = commands;
        this.answers = answers;
        this.providers = providers;
    }

    @Described(value = "AI providers", gives = AiStatus[].class)
    @GetMapping
    Mono<ResponseEntity<byte[]>> list(Caller caller) {
        Access.requireAdmin(caller);
        return providers.settings().map(this::statuses);
    }

    private ResponseEntity<byte[]> statuses(AiSettings settings) {
        return Answers.value(providers.registered().stream()
                .map(provider -> AiStatus.of(provider.description(), settings))
                .toList());
    }

    @Described(value = "Set up an AI provider", takes = Map.class, gives = AiStatus[].class)
    @PutMapping("/{name}")
    Mono<ResponseEntity<byte[]>> configure(Caller caller, @PathVariable String name, Body body) {
        Access.requireAdmin(caller);
        return body.as(Map.class)
                .map(SentConfig::of)
                .flatMap(config -> commands.send(command(known(name), config), caller))
                .flatMap(written -> answers.after(written, statuses(written.result())));
    }

    private AiProvider.Description known(String name) {
        return providers.named(name).map(AiProvider::description).orElseThrow(() -> Refusal.invalid(unknown(name)));
    }

    /** What a provider has no field for is passed over. */
    private static ConfigureAiProvider command(AiProvider.Description provider, SentConfig config) {
        List<String> fields =
                provider.fields().stream().map(AiProvider.Field::key).toList();
        String enabled = config.text("enabled");
        String baseUrl = fields.contains(AiProvider.BASE_URL) ? config.text(AiProvider.BASE_URL) : null;
        String model = config.text(AiProvider.MODEL);
        return new ConfigureAiProvider(
                provider.name(),
                enabled == null ? null : enabled.equals("true"),
                baseUrl == null ? null : BaseUrl.parse(baseUrl),
                model == null
                        ? null
                        : text(AiProvider.MODEL, model, LONGEST_MODEL).strip(),
                fields.contains(AiProvider.API_KEY) ? config.key(AiProvider.API_KEY) : null);
    }

    record Choice(@Nullable String provider) {}

    @Described(value = "Choose the AI provider that is asked, or none", takes = Choice.class)
    @PostMapping("/active")
    Mono<ResponseEntity<byte[]>> choose(Caller caller, Body body) {
        Access.requireAdmin(caller);
        return body.as(Choice.class)
                .map(choice -> text(choice.provider()))
                .map(name ->
                        new ChooseAiProvider(name.isEmpty() ? null : known(name).name()))
                .flatMap(command -> commands.send(command, caller))
                .flatMap(answers::done);
    }

    @Described(value = "What AI providers may be told", gives = AiAccess.class)
    @GetMapping("/permissions")
    Mono<ResponseEntity<byte[]>> access(Caller caller) {
        Access.requireAdmin(caller);
        return providers.settings().map(settings -> Answers.value(settings.access()));
    }

    @Described(value = "Set what AI providers may be told", takes = AiAccess.class, gives = AiAccess.class)
    @PutMapping("/permissions")
    Mono<ResponseEntity<byte[]>> reviseAccess(Caller caller, Body body) {
        Access.requireAdmin(caller);
        return body.as(AiAccess.class)
                .flatMap(access -> commands.send(new ReviseAiAccess(access), caller))
                .flatMap(written ->
                        answers.after(written, Answers.value(written.result().access())));
    }

    record Outcome(
            boolean ok,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String reply,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String error) {

        static Outcome failed(String error) {
            return new Outcome(false, null, error);
        }
    }

    @Described(value = "Try an AI provider", gives = Outcome.class)
    @PostMapping("/{name}/test")
    Mono<ResponseEntity<byte[]>> test(Caller caller, @PathVariable String name) {
        Access.requireAdmin(caller);
        return Mono.justOrEmpty(providers.named(name))
                .flatMap(provider -> providers.settings().flatMap(settings -> tried(provider, settings)))
                .defaultIfEmpty(Outcome.failed(unknown(name)))
                .map(Answers::value);
    }

    private static Mono<Outcome> tried(AiProvider provider, AiSettings settings) {
        if (!settings.isOn(provider.description())) {
            return Mono.just(Outcome.failed("provider is disabled — save config and enable it first"));
        }
        return provider.generate(PROBE, settings.connection(provider.description()))
                .timeout(PROBE_PATIENCE)
                .onErrorMap(TimeoutException.class, e -> ProviderFailure.lasting("did not answer in time"))
                .map(said -> new Outcome(true, said.text(), null))
                .onErrorResume(failure -> Mono.just(Outcome.failed(told(provider, failure))));
    }

    record Models(List<LocalModel> models) {}

    record Unreachable(String error, boolean reachable) {}

    @Described(value = "Models of the Ollama server", gives = Models.class, unavailable = Unreachable.class)
    @GetMapping("/ollama/models")
    Mono<ResponseEntity<byte[]>> modelsOfOllama(Caller caller) {
        Access.requireAdmin(caller);
        return models("ollama");
    }

    @Described(value = "Models of the Osaurus server", gives = Models.class, unavailable = Unreachable.class)
    @GetMapping("/osaurus/models")
    Mono<ResponseEntity<byte[]>> modelsOfOsaurus(Caller caller) {
        Access.requireAdmin(caller);
        return models("osaurus");
    }

    /** Also of one that is off: a model must be chosen before it can be on. */
    private Mono<ResponseEntity<byte[]>> models(String name) {
        return Mono.justOrEmpty(providers.named(name)).flatMap(provider -> providers
                .settings()
                .flatMapMany(settings -> provider.models(settings.connection(provider.description())))
                .collectList()
                .map(models -> Answers.value(new Models(models)))
                .onErrorResume(ProviderFailure.class, failure -> Mono.just(unreachable(told(provider, failure)))));
    }

    private static ResponseEntity<byte[]> unreachable(String error) {
        return Answers.json(
                HttpStatus.SERVICE_UNAVAILABLE, WireJson.data(WireJson.write(new Unreachable(error, false))));
    }

    private static String told(AiProvider provider, Throwable failure) {
        return provider.description().displayName() + " " + ProviderFailure.told(failure);
    }

    private static String unknown(String name) {
        return "unknown AI provider \"" + name + "\"";
    }
}
