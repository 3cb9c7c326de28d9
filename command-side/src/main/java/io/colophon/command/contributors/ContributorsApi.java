package io.colophon.command.contributors;

import static io.colophon.command.Limits.required;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.command.Commands;
import io.colophon.web.Answers;
import io.colophon.web.Body;
import io.colophon.web.Resource;
import io.colophon.web.security.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Changes of contributors, which any signed-in user may make (Librarium behaviour, section 12). */
@RestController
@RequestMapping("/api/v1/contributors")
public class ContributorsApi {

    private final Commands commands;
    private final Answers answers;

    public ContributorsApi(Commands commands, Answers answers) {
        this.commands = commands;
        this.answers = answers;
    }

    record Details(@Nullable String name) {}

    @PostMapping
    Mono<ResponseEntity<byte[]>> add(Caller caller, Body body) {
        UUID id = UuidCreator.getRandomBased();
        return body.as(Details.class)
                .flatMap(
                        details -> commands.send(new AddContributor(id, required("name", details.name(), 255)), caller))
                .flatMap(written ->
                        answers.written(HttpStatus.CREATED, written, Resource.of("contributor", id), caller));
    }
}
