package io.colophon.command.loans;

import static io.colophon.command.Limits.printable;
import static io.colophon.command.Limits.required;
import static io.colophon.command.Limits.text;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.command.Commands;
import io.colophon.command.KnownTags;
import io.colophon.command.editions.ExactDate;
import io.colophon.contract.Refusal;
import io.colophon.web.Answers;
import io.colophon.web.Body;
import io.colophon.web.PathId;
import io.colophon.web.Resource;
import io.colophon.web.clock.SchedulingClock;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import io.colophon.web.security.Permission;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Changes of loans (Librarium behaviour, section 14). Days are those of UTC; one that can't be read is as if it were absent. */
@RestController
@RequestMapping("/api/v1/libraries/{library}/loans")
public class LoansApi {

    private static final int LONGEST_NAME = 256;

    private final Commands commands;
    private final Access access;
    private final Answers answers;
    private final SchedulingClock clock;

    public LoansApi(Commands commands, Access access, Answers answers, SchedulingClock clock) {
        this.commands = commands;
        this.access = access;
        this.answers = answers;
        this.clock = clock;
    }

    record Lending(
            @Nullable String bookId,
            @Nullable String loanedTo,
            @Nullable String loanedAt,
            @Nullable String dueDate,
            @Nullable String notes,
            @Nullable List<@Nullable String> tagIds) {

        LendBook checked(UUID loanId, UUID libraryId, LocalDate today) {
            return new LendBook(
                    loanId,
                    libraryId,
                    PathId.find(text(bookId)).orElseThrow(() -> Refusal.invalid("invalid book_id")),
                    required("loaned_to", loanedTo, LONGEST_NAME),
                    Objects.requireNonNullElse(ExactDate.parse(loanedAt), today),
                    ExactDate.parse(dueDate),
                    printable("notes", notes),
                    KnownTags.parse(tagIds));
        }
    }

    @Described(value = "Lend a book", takes = Lending.class, shows = "loan")
    @PostMapping
    Mono<ResponseEntity<byte[]>> lend(Caller caller, @PathVariable String library, Body body) {
        UUID libraryId = access.require(caller, library, Permission.LOANS_CREATE);
        UUID loanId = UuidCreator.getTimeOrderedEpoch();
        return body.as(Lending.class)
                .flatMap(asked -> commands.send(asked.checked(loanId, libraryId, LocalDate.now(clock)), caller))
                .flatMap(written ->
                        answers.written(HttpStatus.CREATED, written, new Resource("loan", libraryId, loanId), caller));
    }

    /** What it omits of the first four is cleared. */
    record Revision(
            @Nullable String loanedTo,
            @Nullable String dueDate,
            @Nullable String returnedAt,
            @Nullable String notes,
            @Nullable List<@Nullable String> tagIds) {

        ReviseLoan.Terms checked() {
            return new ReviseLoan.Terms(
                    required("loaned_to", loanedTo, LONGEST_NAME),
                    ExactDate.parse(dueDate),
                    ExactDate.parse(returnedAt),
                    printable("notes", notes),
                    tagIds == null ? null : KnownTags.parse(tagIds));
        }
    }

    @Described(value = "Replace the terms of a loan, or end it", takes = Revision.class, shows = "loan")
    @PatchMapping("/{loan}")
    Mono<ResponseEntity<byte[]>> revise(
            Caller caller, @PathVariable String library, @PathVariable String loan, Body body) {
        UUID libraryId = access.require(caller, library, Permission.LOANS_UPDATE);
        UUID loanId = PathId.parse(loan, "loan");
        return body.as(Revision.class)
                .map(Revision::checked)
                .flatMap(terms -> commands.send(new FindLoan(loanId, libraryId), caller)
                        .flatMap(found ->
                                commands.send(new ReviseLoan(loanId, found.result(), libraryId, terms), caller)))
                .flatMap(written ->
                        answers.written(HttpStatus.OK, written, new Resource("loan", libraryId, loanId), caller));
    }

    @Described("Delete a loan")
    @DeleteMapping("/{loan}")
    Mono<ResponseEntity<byte[]>> delete(Caller caller, @PathVariable String library, @PathVariable String loan) {
        UUID libraryId = access.require(caller, library, Permission.LOANS_DELETE);
        UUID loanId = PathId.parse(loan, "loan");
        return commands.send(new FindLoan(loanId, libraryId), caller)
                .flatMap(found -> commands.send(new DeleteLoan(loanId, found.result(), libraryId), caller))
                .flatMap(answers::done);
    }
}
