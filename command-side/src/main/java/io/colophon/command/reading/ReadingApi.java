package io.colophon.command.reading;

import static io.colophon.command.Limits.printable;
import static io.colophon.command.Limits.text;

import io.colophon.command.Commands;
import io.colophon.command.editions.ExactDate;
import io.colophon.contract.Refusal;
import io.colophon.web.Answers;
import io.colophon.web.Body;
import io.colophon.web.PathId;
import io.colophon.web.Resource;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import io.colophon.web.security.Permission;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the caller notes of his own reading (Librarium behaviour, section 9). Who may read a book may note that he did. */
@RestController
@RequestMapping("/api/v1/libraries/{library}/books/{book}/editions/{edition}/my-interaction")
public class ReadingApi {

    private static final String UNREAD = "unread";
    private static final int LONGEST_STATUS = 32;
    private static final int BEST_RATING = 10;

    private final Commands commands;
    private final Access access;
    private final Answers answers;

    public ReadingApi(Commands commands, Access access, Answers answers) {
        this.commands = commands;
        this.access = access;
        this.answers = answers;
    }

    record Request(
            @Nullable String readStatus,
            @Nullable Integer rating,
            @Nullable String notes,
            @Nullable String review,
            @Nullable String dateStarted,
            @Nullable String dateFinished,
            @Nullable Boolean isFavorite) {

        Reading checked() {
            LocalDate started = date("date_started", dateStarted);
            LocalDate finished = date("date_finished", dateFinished);
            String status = text("read_status", readStatus, LONGEST_STATUS);
            if (rating != null && (rating < 1 || rating > BEST_RATING)) {
                throw Refusal.invalid("rating must be from 1 to " + BEST_RATING);
            }
            return new Reading(
                    status.isEmpty() ? UNREAD : status,
                    rating,
                    printable("notes", notes),
                    printable("review", review),
                    started,
                    finished,
                    Boolean.TRUE.equals(isFavorite));
        }

        /** Other than with a loan, a day that can't be read is refused; an empty text is none. */
        private static @Nullable LocalDate date(String field, @Nullable String text) {
            LocalDate date = ExactDate.parse(text);
            if (date == null && !text(text).isEmpty()) {
                throw Refusal.invalid(field + " must be YYYY-MM-DD");
            }
            return date;
        }
    }

    @Described(value = "Note what the caller did with an edition", takes = Request.class, shows = "interaction")
    @PutMapping
    Mono<ResponseEntity<byte[]>> put(
            Caller caller,
            @PathVariable String library,
            @PathVariable String book,
            @PathVariable String edition,
            Body body) {
        ReadEdition of = of(caller, library, book, edition);
        return body.as(Request.class)
                .flatMap(asked -> commands.send(new RecordReading(of, asked.checked()), caller))
                .flatMap(written -> answers.written(
                        HttpStatus.OK, written, new Resource("interaction", of.editionId(), written.result()), caller));
    }

    @Described("Forget what the caller noted of an edition")
    @DeleteMapping
    Mono<ResponseEntity<byte[]>> delete(
            Caller caller, @PathVariable String library, @PathVariable String book, @PathVariable String edition) {
        return commands.send(new RemoveReading(of(caller, library, book, edition)), caller)
                .flatMap(answers::done);
    }

    private ReadEdition of(Caller caller, String library, String book, String edition) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_READ);
        UUID bookId = PathId.parse(book, "book");
        return new ReadEdition(caller.userId(), PathId.parse(edition, "edition"), bookId, libraryId);
    }
}
