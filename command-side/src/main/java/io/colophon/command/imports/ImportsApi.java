package io.colophon.command.imports;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.command.Commands;
import io.colophon.command.Origin;
import io.colophon.command.jobs.CancelRun;
import io.colophon.command.jobs.DeleteFinishedRuns;
import io.colophon.command.jobs.DeleteRun;
import io.colophon.command.jobs.QueueRun;
import io.colophon.command.jobs.RunFamily;
import io.colophon.contract.jobs.RunEvent.RunQueued;
import io.colophon.web.Answers;
import io.colophon.web.PathId;
import io.colophon.web.Resource;
import io.colophon.web.clock.SchedulingClock;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import io.colophon.web.security.Permission;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Starting, cancelling and deleting imports (Librarium behaviour, section 16). */
@RestController
@RequestMapping("/api/v1")
public class ImportsApi {

    private static final RunFamily IMPORTS = new RunFamily(
            Set.of(ImportOptions.TYPE), "job not found or not cancellable", "job not found or not deletable");

    private final Commands commands;
    private final Access access;
    private final Answers answers;
    private final SchedulingClock clock;

    public ImportsApi(Commands commands, Access access, Answers answers, SchedulingClock clock) {
        this.commands = commands;
        this.access = access;
        this.answers = answers;
        this.clock = clock;
    }

    @Described(
            value = "Import books from a CSV file",
            form = {
                "file",
                "mapping",
                "skip_duplicates",
                "default_format",
                "prefer_csv",
                "enrich_metadata",
                "enrich_covers"
            },
            shows = "import")
    @PostMapping("/libraries/{library}/imports")
    Mono<ResponseEntity<byte[]>> start(Caller caller, @PathVariable String library, ServerWebExchange exchange) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_CREATE);
        UUID runId = UuidCreator.getTimeOrderedEpoch();
        Origin origin = Origin.ofRun(runId, caller.userId(), caller.request().traceId());
        return ImportUpload.using(exchange, upload -> upload.parts(runId)
                        .concatMap(part -> commands.send(new ReadImportRows(part), origin))
                        .then(Mono.defer(() -> commands.send(
                                new QueueRun(queued(runId, libraryId, caller, upload), libraryId), origin))))
                .flatMap(written ->
                        answers.written(HttpStatus.CREATED, written, new Resource("import", libraryId, runId), caller));
    }

    private RunQueued queued(UUID runId, UUID libraryId, Caller caller, ImportUpload upload) {
        return new RunQueued(
                runId,
                libraryId,
                ImportOptions.TYPE,
                caller.userId(),
                upload.rowCount(),
                upload.options().toEvent(),
                upload.note(),
                clock.instant());
    }

    @Described("Cancel an import")
    @PostMapping("/imports/{run}/cancel")
    Mono<ResponseEntity<byte[]>> cancel(Caller caller, @PathVariable String run) {
        UUID runId = PathId.parse(run, "import");
        return commands.send(new CancelRun(runId, IMPORTS, caller.userId(), clock.instant()), caller)
                .flatMap(answers::done);
    }

    @Described("Delete an import that is over; its books stay")
    @DeleteMapping("/imports/{run}")
    Mono<ResponseEntity<byte[]>> delete(Caller caller, @PathVariable String run) {
        UUID runId = PathId.parse(run, "import");
        return commands.send(new DeleteRun(runId, IMPORTS, caller.userId(), clock.instant()), caller)
                .flatMap(answers::done);
    }

    @Described("Delete one's own imports that are over")
    @DeleteMapping("/imports")
    Mono<ResponseEntity<byte[]>> deleteFinished(Caller caller) {
        return commands.send(new DeleteFinishedRuns(caller.userId(), IMPORTS, clock.instant()), caller)
                .flatMap(answers::done);
    }
}
