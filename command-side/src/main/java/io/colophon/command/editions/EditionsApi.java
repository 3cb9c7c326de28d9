package io.colophon.command.editions;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.command.Commands;
import io.colophon.web.Answers;
import io.colophon.web.Body;
import io.colophon.web.PathId;
import io.colophon.web.Resource;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import io.colophon.web.security.Permission;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Changes of editions (Librarium behaviour, section 9). */
@RestController
@RequestMapping("/api/v1/libraries/{library}/books/{book}/editions")
public class EditionsApi {

    private final Commands commands;
    private final Access access;
    private final Answers answers;

    public EditionsApi(Commands commands, Access access, Answers answers) {
        this.commands = commands;
        this.access = access;
        this.answers = answers;
    }

    @Described(value = "Add an edition to a book", takes = EditionDetails.Request.class, shows = "edition")
    @PostMapping
    Mono<ResponseEntity<byte[]>> add(
            Caller caller, @PathVariable String library, @PathVariable String book, Body body) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_UPDATE);
        UUID bookId = PathId.parse(book, "book");
        UUID editionId = UuidCreator.getTimeOrderedEpoch();
        return body.as(EditionDetails.Request.class)
                .flatMap(asked -> commands.send(new AddEdition(editionId, bookId, libraryId, asked.checked()), caller))
                .flatMap(written -> answers.written(
                        HttpStatus.CREATED, written, new Resource("edition", bookId, editionId), caller));
    }

    @Described(value = "Replace what is said of an edition", takes = EditionDetails.Request.class, shows = "edition")
    @PutMapping("/{edition}")
    Mono<ResponseEntity<byte[]>> revise(
            Caller caller,
            @PathVariable String library,
            @PathVariable String book,
            @PathVariable String edition,
            Body body) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_UPDATE);
        UUID bookId = PathId.parse(book, "book");
        UUID editionId = PathId.parse(edition, "edition");
        return body.as(EditionDetails.Request.class)
                .flatMap(asked -> commands.send(
                        new ReviseEdition(editionId, bookId, libraryId, asked.checked(), asked.copies()), caller))
                .flatMap(written ->
                        answers.written(HttpStatus.OK, written, new Resource("edition", bookId, editionId), caller));
    }

    @Described("Remove an edition")
    @DeleteMapping("/{edition}")
    Mono<ResponseEntity<byte[]>> remove(
            Caller caller, @PathVariable String library, @PathVariable String book, @PathVariable String edition) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_UPDATE);
        RemoveEdition command =
                new RemoveEdition(PathId.parse(edition, "edition"), PathId.parse(book, "book"), libraryId);
        return commands.send(command, caller).flatMap(answers::done);
    }
}
