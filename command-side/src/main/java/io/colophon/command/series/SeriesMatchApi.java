package io.colophon.command.series;

import static io.colophon.command.Limits.text;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.command.Commands;
import io.colophon.command.Limits;
import io.colophon.command.series.CreateFilledSeries.FilledSeries;
import io.colophon.web.Answers;
import io.colophon.web.Body;
import io.colophon.web.PathId;
import io.colophon.web.Resource;
import io.colophon.web.WireJson;
import io.colophon.web.openapi.Described;
import io.colophon.web.openapi.JsonOf;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import io.colophon.web.security.Permission;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What was matched or suggested, done: many books at once (Librarium behaviour, section 13). */
@RestController
@RequestMapping("/api/v1/libraries/{library}/series")
public class SeriesMatchApi {

    private static final int LONGEST_NAME = 256;

    private final Commands commands;
    private final Access access;
    private final Answers answers;

    public SeriesMatchApi(Commands commands, Access access, Answers answers) {
        this.commands = commands;
        this.access = access;
        this.answers = answers;
    }

    record Matches(@Nullable List<Place.@Nullable Request> matches) {

        /** Every one counts, also where a later one names the same book. */
        int count() {
            return matches == null ? 0 : matches.size();
        }
    }

    record Applied(int applied) {}

    @Described(value = "Place many books in a series", takes = Matches.class, gives = Applied.class)
    @PostMapping("/{series}/match-apply")
    Mono<ResponseEntity<byte[]>> apply(
            Caller caller, @PathVariable String library, @PathVariable String series, Body body) {
        UUID libraryId = access.require(caller, library, Permission.SERIES_UPDATE);
        UUID seriesId = PathId.parse(series, "series");
        return body.as(Matches.class).flatMap(asked -> commands.send(
                        new PlaceBooks(seriesId, libraryId, Place.checked(asked.matches())), caller)
                .flatMap(written -> answers.after(written, Answers.value(new Applied(asked.count())))));
    }

    record Suggestion(@Nullable String name, @Nullable List<Place.@Nullable Request> books) {

        /** One without a name or without books is skipped. */
        boolean isWhole() {
            return !text(name).isEmpty() && books != null && !books.isEmpty();
        }

        FilledSeries checked() {
            return new FilledSeries(
                    UuidCreator.getTimeOrderedEpoch(),
                    Limits.required("name", name, LONGEST_NAME),
                    Place.checked(books));
        }
    }

    record Suggestions(@Nullable List<@Nullable Suggestion> series) {

        List<FilledSeries> checked() {
            return (series == null ? List.<@Nullable Suggestion>of() : series)
                    .stream()
                            .filter(Objects::nonNull)
                            .filter(Suggestion::isWhole)
                            .map(Suggestion::checked)
                            .toList();
        }
    }

    /** @param series JSON already */
    record Created(
            int created,

            @JsonRawValue @JsonOf(kind = "series", many = true)
            String series) {}

    @Described(value = "Make series with books in them", takes = Suggestions.class, gives = Created.class)
    @PostMapping("/bulk-create")
    Mono<ResponseEntity<byte[]>> create(Caller caller, @PathVariable String library, Body body) {
        UUID libraryId = access.require(caller, library, Permission.SERIES_CREATE);
        return body.as(Suggestions.class)
                .flatMap(asked -> commands.send(new CreateFilledSeries(libraryId, asked.checked()), caller))
                .flatMap(written -> answers.written(
                        HttpStatus.OK,
                        written,
                        written.result().stream()
                                .map(id -> new Resource("series", libraryId, id))
                                .toList(),
                        caller,
                        series -> WireJson.write(new Created(written.result().size(), series))));
    }
}
