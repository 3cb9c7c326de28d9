package io.colophon.command.suggestions;

import io.colophon.command.Commands;
import io.colophon.web.Answers;
import io.colophon.web.Body;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Caller;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What people say about suggestions for themselves (Librarium behaviour, section 21). */
@RestController
@RequestMapping("/api/v1/me")
public class TasteApi {

    private final Commands commands;
    private final Answers answers;

    public TasteApi(Commands commands, Answers answers) {
        this.commands = commands;
        this.answers = answers;
    }

    record Preferences(boolean optIn) {}

    @Described(
            value = "Say whether one wants suggestions",
            takes = Preferences.class,
            gives = Preferences.class,
            also = 404)
    @PutMapping("/ai-prefs")
    Mono<ResponseEntity<byte[]>> opt(Caller caller, Body body) {
        return body.as(Preferences.class).flatMap(preferences -> commands.send(
                        new OptForSuggestions(caller.userId(), preferences.optIn()), caller)
                .flatMap(written -> answers.after(written, Answers.value(preferences))));
    }

    @Described(value = "Describe one's own taste", takes = Map.class, gives = Object.class, also = 404)
    @PutMapping("/taste-profile")
    Mono<ResponseEntity<byte[]>> describe(Caller caller, Body body) {
        return body.bytes().map(TasteProfile::parse).flatMap(profile -> commands.send(
                        new DescribeTaste(caller.userId(), profile), caller)
                .flatMap(written -> answers.after(written, Answers.ok(profile.json()))));
    }
}
