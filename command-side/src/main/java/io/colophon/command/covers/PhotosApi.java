package io.colophon.command.covers;

import io.colophon.command.Commands;
import io.colophon.web.Answers;
import io.colophon.web.PathId;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Caller;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Changes of photos of contributors, by anybody who is signed in (Librarium behaviour, sections 6 and 10). */
@RestController
@RequestMapping("/api/v1/contributors/{contributor}/photo")
public class PhotosApi {

    private final Commands commands;
    private final Answers answers;
    private final IncomingImage incoming;

    public PhotosApi(Commands commands, Answers answers, IncomingImage incoming) {
        this.commands = commands;
        this.answers = answers;
        this.incoming = incoming;
    }

    @Described(value = "Upload the photo of a contributor", form = "photo")
    @PutMapping
    Mono<ResponseEntity<byte[]>> upload(Caller caller, @PathVariable String contributor, ServerWebExchange exchange) {
        UUID contributorId = PathId.parse(contributor, "contributor");
        return incoming.uploaded(exchange.getRequest(), "photo")
                .flatMap(image -> commands.send(new SetPhoto(contributorId, image, ""), caller))
                .flatMap(answers::done);
    }

    @Described("Remove the photo of a contributor")
    @DeleteMapping
    Mono<ResponseEntity<byte[]>> remove(Caller caller, @PathVariable String contributor) {
        return commands.send(new RemovePhoto(PathId.parse(contributor, "contributor")), caller)
                .flatMap(answers::done);
    }
}
