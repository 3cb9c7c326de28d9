package io.colophon.command.editions;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.command.Commands;
import io.colophon.contract.editions.StorageEvent.StorageLocationAdded;
import io.colophon.web.Answers;
import io.colophon.web.PathId;
import io.colophon.web.Resource;
import io.colophon.web.StoragePaths;
import io.colophon.web.Written;
import io.colophon.web.files.UsableRoots;
import io.colophon.web.openapi.Described;
import io.colophon.web.openapi.JsonOf;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import io.colophon.web.security.Permission;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Looks through a storage location for files of editions that have none, by the ISBNs in their names (Librarium behaviour, section 11).
 * Each link is a write of its own, so a scan that is broken off has done what it has done.
 */
@RestController
public class ScansApi {

    private final Commands commands;
    private final Access access;
    private final Answers answers;
    private final UsableRoots roots;

    public ScansApi(Commands commands, Access access, Answers answers, StoragePaths storage) {
        this.commands = commands;
        this.access = access;
        this.answers = answers;
        this.roots = new UsableRoots(storage);
    }

    record Linked(String filePath, long fileSize, String fileExt, UUID editionId, String bookTitle, String isbn) {}

    record Unlinked(String filePath, long fileSize) {}

    /**
     * A list of nothing is null.
     *
     * @param missingFiles JSON already: editions that have no file
     */
    record Scan(
            @Nullable List<Linked> linked,
            @Nullable List<Unlinked> unlinked,

            @JsonRawValue @JsonOf(kind = "missing files") @Nullable
            String missingFiles) {}

    /** @param written null: nothing was */
    private record Seen(
            FoundFile file,
            Optional<Linked> linked,
            @Nullable Written<?> written) {}

    @Described(value = "Link files of a storage location to editions by the ISBN in their names", gives = Scan.class)
    @PostMapping("/api/v1/libraries/{library}/storage-locations/{location}/scan")
    Mono<ResponseEntity<byte[]>> scan(Caller caller, @PathVariable String library, @PathVariable String location) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_UPDATE);
        UUID locationId = PathId.parse(location, "location");
        return commands.send(new FindLocation(locationId, libraryId), caller)
                .flatMapMany(found -> files(found.result()))
                .concatMap(file -> link(libraryId, locationId, file, caller))
                .collectList()
                .flatMap(seen -> answer(seen, libraryId, caller));
    }

    private Flux<FoundFile> files(StorageLocationAdded location) {
        return Mono.justOrEmpty(roots.ofLocation(location.rootPath(), location.byAdministrator()))
                .publishOn(Schedulers.boundedElastic())
                .flatMapIterable(FoundFile::below);
    }

    private Mono<Seen> link(UUID libraryId, UUID locationId, FoundFile file, Caller caller) {
        return Flux.fromIterable(file.numbers())
                .concatMap(isbn -> commands.send(new FindByIsbn(libraryId, isbn), caller)
                        .flatMap(held -> Mono.justOrEmpty(held.result()))
                        .flatMap(held -> link(held, isbn, locationId, file, caller)))
                .next()
                .defaultIfEmpty(new Seen(file, Optional.empty(), null));
    }

    private Mono<Seen> link(HeldEditions.Held held, String isbn, UUID locationId, FoundFile file, Caller caller) {
        AddFile add = new AddFile(
                UuidCreator.getTimeOrderedEpoch(),
                held.editionId(),
                held.bookId(),
                held.libraryId(),
                file.in(locationId));
        return commands.send(new LinkFirstFile(add), caller)
                .filter(Written::result)
                .flatMap(written -> commands.send(
                                new FindEdition(held.editionId(), held.bookId(), held.libraryId()), caller)
                        .map(edition -> new Seen(
                                file,
                                Optional.of(new Linked(
                                        file.path(),
                                        file.bytes(),
                                        add.file().format(),
                                        held.editionId(),
                                        edition.result().details().editionName(),
                                        isbn)),
                                written)));
    }

    private Mono<ResponseEntity<byte[]>> answer(List<Seen> seen, UUID libraryId, Caller caller) {
        List<Linked> linked =
                seen.stream().flatMap(one -> one.linked().stream()).toList();
        List<Unlinked> unlinked = seen.stream()
                .filter(one -> one.linked().isEmpty())
                .map(one -> new Unlinked(one.file().path(), one.file().bytes()))
                .toList();
        Mono<Boolean> shown = seen.stream()
                .flatMap(one -> Optional.<Written<?>>ofNullable(one.written()).stream())
                .reduce((first, second) -> second)
                .map(answers::seen)
                .orElse(Mono.just(true));
        return shown.flatMap(done -> answers.read(Resource.of("missing files", libraryId), caller))
                .map(missing -> Answers.value(new Scan(
                        linked.isEmpty() ? null : linked,
                        unlinked.isEmpty() ? null : unlinked,
                        missing.equals("[]") ? null : missing)));
    }
}
