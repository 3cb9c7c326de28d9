package io.colophon.command.editions;

import static io.colophon.command.Limits.printable;
import static io.colophon.command.Limits.text;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.command.Commands;
import io.colophon.contract.Refusal;
import io.colophon.contract.editions.FileEvent.FileAdded;
import io.colophon.contract.editions.UploadRoot;
import io.colophon.web.Answers;
import io.colophon.web.Body;
import io.colophon.web.PathId;
import io.colophon.web.Resource;
import io.colophon.web.Written;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Changes of the files of editions (Librarium behaviour, section 11). The edition is looked up before the body is read. */
@RestController
@RequestMapping("/api/v1/libraries/{library}/books/{book}/editions/{edition}/files")
public class FilesApi {

    private final Commands commands;
    private final Access access;
    private final Answers answers;
    private final FileUploads uploads;
    private final LinkedFiles links;

    public FilesApi(Commands commands, Access access, Answers answers, FileUploads uploads, LinkedFiles links) {
        this.commands = commands;
        this.access = access;
        this.answers = answers;
        this.uploads = uploads;
        this.links = links;
    }

    /** Where a file is to go. */
    private FindEdition edition(Caller caller, String library, String book, String edition) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_UPDATE);
        return new FindEdition(PathId.parse(edition, "edition"), PathId.parse(book, "book"), libraryId);
    }

    @Described(value = "Upload a file of an edition", form = "file", shows = "file")
    @PostMapping
    Mono<ResponseEntity<byte[]>> upload(
            Caller caller,
            @PathVariable String library,
            @PathVariable String book,
            @PathVariable String edition,
            ServerWebExchange exchange) {
        FindEdition wanted = edition(caller, library, book, edition);
        UUID fileId = UuidCreator.getTimeOrderedEpoch();
        return commands.send(wanted, caller)
                .flatMap(found -> uploads.take(
                        exchange.getRequest(),
                        found.result(),
                        caller,
                        file -> commands.send(
                                new AddFile(fileId, wanted.editionId(), wanted.bookId(), wanted.libraryId(), file),
                                caller)))
                .flatMap(written -> shown(written, wanted, fileId, caller));
    }

    record Linking(
            @Nullable String storageLocationId, @Nullable String filePath) {}

    @Described(value = "Link a file of a storage location to an edition", takes = Linking.class, shows = "file")
    @PostMapping("/link")
    Mono<ResponseEntity<byte[]>> link(
            Caller caller,
            @PathVariable String library,
            @PathVariable String book,
            @PathVariable String edition,
            Body body) {
        FindEdition wanted = edition(caller, library, book, edition);
        return commands.send(wanted, caller)
                .then(body.as(Linking.class))
                .flatMap(asked -> {
                    UUID locationId = PathId.find(text(asked.storageLocationId()))
                            .orElseThrow(() -> Refusal.invalid("invalid storage_location_id"));
                    return links.inLocation(wanted.libraryId(), locationId, path(asked), caller);
                })
                .flatMap(file -> add(wanted, file, caller));
    }

    @Described(value = "Link a file of the uploads to an edition", takes = Linking.class, shows = "file")
    @PostMapping("/link-upload")
    Mono<ResponseEntity<byte[]>> linkUpload(
            Caller caller,
            @PathVariable String library,
            @PathVariable String book,
            @PathVariable String edition,
            Body body) {
        FindEdition wanted = edition(caller, library, book, edition);
        return commands.send(wanted, caller).flatMap(found -> body.as(Linking.class)
                .onErrorMap(Refusal.class, unreadable -> Refusal.invalid("file_path is required"))
                .flatMap(asked ->
                        uploaded(wanted, UploadRoot.of(found.result().details().format()), path(asked), caller)));
    }

    /** An upload may go with the last file that it was while it is linked here; so it is looked at again afterwards. */
    private Mono<ResponseEntity<byte[]>> uploaded(FindEdition wanted, UploadRoot root, String path, Caller caller) {
        UUID fileId = UuidCreator.getTimeOrderedEpoch();
        return links.inUploads(root, path)
                .flatMap(file -> commands.send(
                        new AddFile(fileId, wanted.editionId(), wanted.bookId(), wanted.libraryId(), file), caller))
                .flatMap(written -> links.inUploads(root, path)
                        .onErrorResume(Refusal.class, gone -> commands.send(
                                        new RemoveFile(fileId, wanted.editionId(), wanted.bookId(), wanted.libraryId()),
                                        caller)
                                .then(Mono.error(gone)))
                        .then(shown(written, wanted, fileId, caller)));
    }

    private static String path(Linking asked) {
        String path = printable("file_path", asked.filePath());
        if (path.isEmpty()) {
            throw Refusal.invalid("file_path is required");
        }
        return path;
    }

    private Mono<ResponseEntity<byte[]>> add(FindEdition wanted, AddFile.StoredFile file, Caller caller) {
        UUID fileId = UuidCreator.getTimeOrderedEpoch();
        return commands.send(new AddFile(fileId, wanted.editionId(), wanted.bookId(), wanted.libraryId(), file), caller)
                .flatMap(written -> shown(written, wanted, fileId, caller));
    }

    private Mono<ResponseEntity<byte[]>> shown(Written<?> written, FindEdition wanted, UUID fileId, Caller caller) {
        return answers.written(HttpStatus.CREATED, written, new Resource("file", wanted.editionId(), fileId), caller);
    }

    @Described("Remove a file from an edition")
    @DeleteMapping("/{file}")
    Mono<ResponseEntity<byte[]>> remove(
            Caller caller,
            @PathVariable String library,
            @PathVariable String book,
            @PathVariable String edition,
            @PathVariable String file) {
        FindEdition wanted = edition(caller, library, book, edition);
        UUID fileId = PathId.parse(file, "file");
        return commands.send(new RemoveFile(fileId, wanted.editionId(), wanted.bookId(), wanted.libraryId()), caller)
                .flatMap(written -> discard(written.result(), caller).then(answers.done(written)));
    }

    /** An upload that no edition shows any more goes from the disk; what lies in a storage location is not ours. */
    private Mono<Void> discard(FileAdded file, Caller caller) {
        UploadRoot root = file.root();
        return root == null
                ? Mono.empty()
                : commands.send(new CountUses(root, file.path()), caller)
                        .filter(uses -> uses.result() == 0)
                        .flatMap(unused -> uploads.delete(root, file.path()));
    }
}
