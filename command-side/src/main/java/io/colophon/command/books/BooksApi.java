package io.colophon.command.books;

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

/** Changes of books (Librarium behaviour, section 7). */
@RestController
@RequestMapping("/api/v1/libraries/{library}/books")
public class BooksApi {

    private final Commands commands;
    private final Access access;
    private final Answers answers;

    public BooksApi(Commands commands, Access access, Answers answers) {
        this.commands = commands;
        this.access = access;
        this.answers = answers;
    }

    @Described(value = "Add a book", takes = BookDetails.Request.class, shows = "book")
    @PostMapping
    Mono<ResponseEntity<byte[]>> add(Caller caller, @PathVariable String library, Body body) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_CREATE);
        return body.as(BookDetails.Request.class)
                .flatMap(asked -> commands.send(
                        new AddBook(
                                UuidCreator.getTimeOrderedEpoch(),
                                UuidCreator.getTimeOrderedEpoch(),
                                libraryId,
                                caller.userId(),
                                asked.checked(true)),
                        caller))
                .flatMap(written -> answers.written(
                        HttpStatus.CREATED, written, new Resource("book", libraryId, written.result()), caller));
    }

    @Described(value = "Replace what is said of a book", takes = BookDetails.Request.class, shows = "book")
    @PutMapping("/{book}")
    Mono<ResponseEntity<byte[]>> revise(
            Caller caller, @PathVariable String library, @PathVariable String book, Body body) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_UPDATE);
        UUID bookId = PathId.parse(book, "book");
        return body.as(BookDetails.Request.class)
                .flatMap(asked -> commands.send(new ReviseBook(bookId, libraryId, asked.checked(false)), caller))
                .flatMap(written ->
                        answers.written(HttpStatus.OK, written, new Resource("book", libraryId, bookId), caller));
    }

    @Described("Delete a book")
    @DeleteMapping("/{book}")
    Mono<ResponseEntity<byte[]>> delete(Caller caller, @PathVariable String library, @PathVariable String book) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_DELETE);
        return commands.send(new DeleteBook(PathId.parse(book, "book"), libraryId), caller)
                .flatMap(answers::done);
    }
}
