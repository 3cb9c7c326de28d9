package io.colophon.command.series;

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
import java.math.BigDecimal;
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

/** Changes of series and of what is in them (Librarium behaviour, section 13). */
@RestController
@RequestMapping("/api/v1/libraries/{library}/series")
public class SeriesApi {

    private final Commands commands;
    private final Access access;
    private final Answers answers;

    public SeriesApi(Commands commands, Access access, Answers answers) {
        this.commands = commands;
        this.access = access;
        this.answers = answers;
    }

    @Described(value = "Make a series", takes = SeriesDetails.Request.class, shows = "series")
    @PostMapping
    Mono<ResponseEntity<byte[]>> create(Caller caller, @PathVariable String library, Body body) {
        UUID libraryId = access.require(caller, library, Permission.SERIES_CREATE);
        UUID seriesId = UuidCreator.getRandomBased();
        return body.as(SeriesDetails.Request.class)
                .flatMap(asked -> commands.send(new CreateSeries(seriesId, libraryId, asked.checked()), caller))
                .flatMap(written -> answers.written(
                        HttpStatus.CREATED, written, new Resource("series", libraryId, seriesId), caller));
    }

    @Described(value = "Replace what is said of a series", takes = SeriesDetails.Request.class, shows = "series")
    @PutMapping("/{series}")
    Mono<ResponseEntity<byte[]>> revise(
            Caller caller, @PathVariable String library, @PathVariable String series, Body body) {
        UUID libraryId = access.require(caller, library, Permission.SERIES_UPDATE);
        UUID seriesId = PathId.parse(series, "series");
        return body.as(SeriesDetails.Request.class)
                .flatMap(asked -> commands.send(new ReviseSeries(seriesId, libraryId, asked.checked()), caller))
                .flatMap(written ->
                        answers.written(HttpStatus.OK, written, new Resource("series", libraryId, seriesId), caller));
    }

    @Described("Delete a series; its books stay")
    @DeleteMapping("/{series}")
    Mono<ResponseEntity<byte[]>> delete(Caller caller, @PathVariable String library, @PathVariable String series) {
        UUID libraryId = access.require(caller, library, Permission.SERIES_DELETE);
        return commands.send(new DeleteSeries(PathId.parse(series, "series"), libraryId), caller)
                .flatMap(answers::done);
    }

    record Placing(@Nullable String bookId, @Nullable BigDecimal position) {}

    @Described(value = "Place a book in a series, or elsewhere in it", takes = Placing.class)
    @PostMapping("/{series}/books")
    Mono<ResponseEntity<byte[]>> place(
            Caller caller, @PathVariable String library, @PathVariable String series, Body body) {
        UUID libraryId = access.require(caller, library, Permission.SERIES_UPDATE);
        UUID seriesId = PathId.parse(series, "series");
        return body.as(Placing.class)
                .flatMap(asked -> {
                    UUID bookId =
                            PathId.find(text(asked.bookId())).orElseThrow(() -> Refusal.invalid("invalid book_id"));
                    return commands.send(
                            new PlaceBook(seriesId, bookId, libraryId, SeriesPosition.of(asked.position())), caller);
                })
                .flatMap(answers::done);
    }

    @Described("Take a book out of a series")
    @DeleteMapping("/{series}/books/{book}")
    Mono<ResponseEntity<byte[]>> takeOut(
            Caller caller, @PathVariable String library, @PathVariable String series, @PathVariable String book) {
        UUID libraryId = access.require(caller, library, Permission.SERIES_UPDATE);
        UUID seriesId = PathId.parse(series, "series");
        return commands.send(new TakeBookOut(seriesId, PathId.parse(book, "book"), libraryId), caller)
                .flatMap(answers::done);
    }
}
