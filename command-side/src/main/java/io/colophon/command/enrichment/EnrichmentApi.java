package io.colophon.command.enrichment;

import io.colophon.command.Commands;
import io.colophon.command.Limits;
import io.colophon.command.Origin;
import io.colophon.command.jobs.CancelRun;
import io.colophon.command.jobs.DeleteFinishedRuns;
import io.colophon.command.jobs.DeleteRun;
import io.colophon.command.jobs.QueueRun;
import io.colophon.command.jobs.RunFamily;
import io.colophon.contract.Refusal;
import io.colophon.contract.enrichment.EnrichmentEvent.ChosenBook;
import io.colophon.web.Answers;
import io.colophon.web.Body;
import io.colophon.web.PathId;
import io.colophon.web.Resource;
import io.colophon.web.clock.SchedulingClock;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import io.colophon.web.security.Permission;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Starting, cancelling and deleting batches of enrichment (Librarium behaviour, section 17). */
@RestController
@RequestMapping("/api/v1")
public class EnrichmentApi {

    private static final RunFamily BATCHES = new RunFamily(
            Set.of(BatchKind.METADATA.runType(), BatchKind.COVERS.runType()),
            "batch not found or cannot be cancelled",
            "batch not found");

    private final Commands commands;
    private final Batches batches;
    private final Access access;
    private final Answers answers;
    private final SchedulingClock clock;

    public EnrichmentApi(Commands commands, Batches batches, Access access, Answers answers, SchedulingClock clock) {
        this.commands = commands;
        this.batches = batches;
        this.access = access;
        this.answers = answers;
        this.clock = clock;
    }

    record Request(
            @Nullable List<@Nullable String> bookIds,
            @Nullable Boolean force) {

        /** Each once, in their order. */
        List<UUID> checked() {
            if (bookIds == null || bookIds.isEmpty()) {
                throw Refusal.invalid("book_ids must not be empty");
            }
            return bookIds.stream()
                    .map(id -> PathId.find(Limits.text(id)).orElseThrow(() -> Refusal.invalid("invalid request body")))
                    .distinct()
                    .toList();
        }

        boolean forced() {
            return Boolean.TRUE.equals(force);
        }
    }

    @Described(
            value = "Fill books from the metadata providers",
            takes = Request.class,
            shows = "queued batch",
            status = 202)
    @PostMapping("/libraries/{library}/books/bulk/enrich")
    Mono<ResponseEntity<byte[]>> enrich(Caller caller, @PathVariable String library, Body body) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_UPDATE);
        return body.as(Request.class)
                .flatMap(asked -> start(BatchKind.METADATA, libraryId, asked.checked(), asked.forced(), caller));
    }

    @Described(value = "Fetch covers of books", takes = Request.class, shows = "queued batch", status = 202)
    @PostMapping("/libraries/{library}/books/bulk/cover")
    Mono<ResponseEntity<byte[]>> fetchCovers(Caller caller, @PathVariable String library, Body body) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_UPDATE);
        return body.as(Request.class)
                .flatMap(asked -> start(BatchKind.COVERS, libraryId, asked.checked(), false, caller));
    }

    private Mono<ResponseEntity<byte[]>> start(
            BatchKind kind, UUID libraryId, List<UUID> bookIds, boolean force, Caller caller) {
        String trace = caller.request().traceId();
        return batches.known(libraryId, bookIds)
                .doOnNext(known -> requireAll(bookIds, known))
                .flatMap(known -> batches.chosen(kind, libraryId, caller.userId(), force, known, trace))
                .flatMap(run ->
                        commands.send(new QueueRun(run, libraryId), Origin.ofRun(run.runId(), caller.userId(), trace)))
                .flatMap(written -> answers.written(
                        HttpStatus.ACCEPTED,
                        written,
                        new Resource("queued batch", libraryId, written.result()),
                        caller));
    }

    private static void requireAll(List<UUID> bookIds, List<ChosenBook> known) {
        Set<UUID> there = known.stream().map(ChosenBook::bookId).collect(Collectors.toSet());
        bookIds.stream().filter(id -> !there.contains(id)).findFirst().ifPresent(id -> {
            throw Refusal.invalid("unknown book_id: " + id);
        });
    }

    @Described("Cancel a batch")
    @PostMapping("/enrichment-batches/{run}/cancel")
    Mono<ResponseEntity<byte[]>> cancel(Caller caller, @PathVariable String run) {
        UUID runId = PathId.parse(run, "batch");
        return commands.send(new CancelRun(runId, BATCHES, caller.userId(), clock.instant()), caller)
                .flatMap(answers::done);
    }

    @Described("Delete a batch that is over")
    @DeleteMapping("/enrichment-batches/{run}")
    Mono<ResponseEntity<byte[]>> delete(Caller caller, @PathVariable String run) {
        UUID runId = PathId.parse(run, "batch");
        return commands.send(new DeleteRun(runId, BATCHES, caller.userId(), clock.instant()), caller)
                .flatMap(answers::done);
    }

    @Described("Delete one's own batches that are over")
    @DeleteMapping("/enrichment-batches")
    Mono<ResponseEntity<byte[]>> deleteFinished(Caller caller) {
        return commands.send(new DeleteFinishedRuns(caller.userId(), BATCHES, clock.instant()), caller)
                .flatMap(answers::done);
    }
}
