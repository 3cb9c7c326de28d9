package io.colophon.command.covers;

import static io.colophon.command.Limits.required;

import io.colophon.command.Commands;
import io.colophon.contract.Refusal;
import io.colophon.web.Answers;
import io.colophon.web.Body;
import io.colophon.web.PathId;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import io.colophon.web.security.Permission;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Changes of covers (Librarium behaviour, section 10). */
@RestController
@RequestMapping("/api/v1/libraries/{library}/books/{book}/cover")
public class CoversApi {

    private static final int LONGEST_URL = 4096;

    private final Commands commands;
    private final Access access;
    private final Answers answers;
    private final IncomingImage incoming;

    public CoversApi(Commands commands, Access access, Answers answers, IncomingImage incoming) {
        this.commands = commands;
        this.access = access;
        this.answers = answers;
        this.incoming = incoming;
    }

    @Described(value = "Upload the cover of a book", form = "cover")
    @PutMapping
    Mono<ResponseEntity<byte[]>> upload(
            Caller caller, @PathVariable String library, @PathVariable String book, ServerWebExchange exchange) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_UPDATE);
        UUID bookId = PathId.parse(book, "book");
        return incoming.uploaded(exchange.getRequest(), "cover")
                .flatMap(image -> commands.send(new SetCover(bookId, libraryId, image, ""), caller))
                .flatMap(answers::done);
    }

    record Fetching(@Nullable String url) {}

    @Described(value = "Fetch the cover of a book from an address", takes = Fetching.class, also = 502)
    @PostMapping("/fetch")
    Mono<ResponseEntity<byte[]>> fetch(
            Caller caller, @PathVariable String library, @PathVariable String book, Body body) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_UPDATE);
        UUID bookId = PathId.parse(book, "book");
        return body.as(Fetching.class)
                .onErrorMap(Refusal.class, unreadable -> Refusal.invalid("url is required"))
                .flatMap(asked -> incoming.fetched(required("url", asked.url(), LONGEST_URL)))
                .flatMap(kept -> commands.send(new SetCover(bookId, libraryId, kept.image(), kept.said()), caller))
                .flatMap(answers::done);
    }

    @Described("Remove the cover of a book")
    @DeleteMapping
    Mono<ResponseEntity<byte[]>> remove(Caller caller, @PathVariable String library, @PathVariable String book) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_UPDATE);
        return commands.send(new RemoveCover(PathId.parse(book, "book"), libraryId), caller)
                .flatMap(answers::done);
    }
}
