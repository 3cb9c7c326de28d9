package io.colophon.command.shelves;

import static io.colophon.command.Limits.text;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.command.Commands;
import io.colophon.contract.Refusal;
import io.colophon.web.Answers;
import io.colophon.web.Body;
import io.colophon.web.PathId;
import io.colophon.web.Resource;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import io.colophon.web.security.Permission;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Changes of shelves and of what is on them (Librarium behaviour, section 14). */
@RestController
@RequestMapping("/api/v1/libraries/{library}/shelves")
public class ShelvesApi {

    private final Commands commands;
    private final Access access;
    private final Answers answers;

    public ShelvesApi(Commands commands, Access access, Answers answers) {
        this.commands = commands;
        this.access = access;
        this.answers = answers;
    }

    @Described(value = "Make a shelf", takes = ShelfDetails.Request.class, shows = "shelf")
    @PostMapping
    Mono<ResponseEntity<byte[]>> create(Caller caller, @PathVariable String library, Body body) {
        UUID libraryId = access.require(caller, library, Permission.SHELVES_CREATE);
        UUID shelfId = UuidCreator.getRandomBased();
        return body.as(ShelfDetails.Request.class)
                .flatMap(asked -> commands.send(new CreateShelf(shelfId, libraryId, asked.checked()), caller))
                .flatMap(written -> answers.written(
                        HttpStatus.CREATED, written, new Resource("shelf", libraryId, shelfId), caller));
    }

    @Described(value = "Replace what is said of a shelf", takes = ShelfDetails.Request.class, shows = "shelf")
    @PutMapping("/{shelf}")
    Mono<ResponseEntity<byte[]>> revise(
            Caller caller, @PathVariable String library, @PathVariable String shelf, Body body) {
        UUID libraryId = access.require(caller, library, Permission.SHELVES_UPDATE);
        UUID shelfId = PathId.parse(shelf, "shelf");
        return body.as(ShelfDetails.Request.class)
                .flatMap(asked -> commands.send(new ReviseShelf(shelfId, libraryId, asked.checked()), caller))
                .flatMap(written ->
                        answers.written(HttpStatus.OK, written, new Resource("shelf", libraryId, shelfId), caller));
    }

    @Described("Delete a shelf; its books stay")
    @DeleteMapping("/{shelf}")
    Mono<ResponseEntity<byte[]>> delete(Caller caller, @PathVariable String library, @PathVariable String shelf) {
        UUID libraryId = access.require(caller, library, Permission.SHELVES_DELETE);
        return commands.send(new DeleteShelf(PathId.parse(shelf, "shelf"), libraryId), caller)
                .flatMap(answers::done);
    }

    record Shelving(@Nullable String bookId) {}

    @Described(value = "Put a book on a shelf", takes = Shelving.class)
    @PostMapping("/{shelf}/books")
    Mono<ResponseEntity<byte[]>> shelve(
            Caller caller, @PathVariable String library, @PathVariable String shelf, Body body) {
        UUID libraryId = access.require(caller, library, Permission.SHELVES_UPDATE);
        UUID shelfId = PathId.parse(shelf, "shelf");
        return body.as(Shelving.class)
                .map(asked -> PathId.find(text(asked.bookId())).orElseThrow(() -> Refusal.invalid("invalid book_id")))
                .flatMap(bookId -> commands.send(new ShelveBook(shelfId, bookId, libraryId), caller))
                .flatMap(answers::done);
    }

    @Described("Take a book off a shelf")
    @DeleteMapping("/{shelf}/books/{book}")
    Mono<ResponseEntity<byte[]>> unshelve(
            Caller caller, @PathVariable String library, @PathVariable String shelf, @PathVariable String book) {
        UUID libraryId = access.require(caller, library, Permission.SHELVES_UPDATE);
        UUID shelfId = PathId.parse(shelf, "shelf");
        return commands.send(new UnshelveBook(shelfId, PathId.parse(book, "book"), libraryId), caller)
                .flatMap(answers::done);
    }
}
