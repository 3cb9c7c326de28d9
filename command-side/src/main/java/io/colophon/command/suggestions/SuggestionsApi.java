package io.colophon.command.suggestions;

import static io.colophon.command.Limits.text;

import io.colophon.command.Commands;
import io.colophon.contract.Refusal;
import io.colophon.web.Answers;
import io.colophon.web.Body;
import io.colophon.web.PathId;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What people say of the suggestions that they got (Librarium behaviour, section 21). */
@RestController
@RequestMapping("/api/v1/me/suggestions/{id}")
public class SuggestionsApi {

    private final Commands commands;
    private final Answers answers;

    public SuggestionsApi(Commands commands, Answers answers) {
        this.commands = commands;
        this.answers = answers;
    }

    record Opinion(@Nullable String status) {}

    @Described(value = "Say what one thinks of a suggestion", takes = Opinion.class, also = {404, 409})
    @PutMapping("/status")
    Mono<ResponseEntity<byte[]>> judge(Caller caller, @PathVariable String id, Body body) {
        UUID suggestionId = parse(id);
        return body.as(Opinion.class)
                .map(opinion -> SuggestionStatus.parse(text(opinion.status())))
                .flatMap(status -> commands.send(new JudgeSuggestion(caller.userId(), suggestionId, status), caller))
                .flatMap(answers::done);
    }

    record Block(@Nullable String scope) {}

    @Described(value = "Want no more of a suggestion or of its author", takes = Block.class, status = 204, also = 404)
    @PostMapping("/block")
    Mono<ResponseEntity<byte[]>> block(Caller caller, @PathVariable String id, Body body) {
        UUID suggestionId = parse(id);
        return body.as(Block.class)
                .flatMap(block ->
                        commands.send(new BlockSuggestion(caller.userId(), suggestionId, text(block.scope())), caller))
                .flatMap(answers::done);
    }

    /** The contract does not say of what it is an id. */
    static UUID parse(String id) {
        return PathId.find(id).orElseThrow(() -> Refusal.invalid("invalid id"));
    }
}
