package io.colophon.command.editions;

import static io.colophon.command.Limits.printable;
import static io.colophon.command.Limits.text;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.command.Commands;
import io.colophon.contract.Refusal;
import io.colophon.contract.editions.StorageEvent.StorageLocationAdded;
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

/** Changes of storage locations (Librarium behaviour, section 11). */
@RestController
@RequestMapping("/api/v1/libraries/{library}/storage-locations")
public class StorageLocationsApi {

    private static final String TITLE = "{title}";

    private final Commands commands;
    private final Access access;
    private final Answers answers;

    public StorageLocationsApi(Commands commands, Access access, Answers answers) {
        this.commands = commands;
        this.access = access;
        this.answers = answers;
    }

    record Request(
            @Nullable String name,
            @Nullable String rootPath,
            @Nullable String mediaFormat,
            @Nullable String pathTemplate) {

        StorageLocationAdded checked(UUID locationId, UUID libraryId, Caller caller) {
            return new StorageLocationAdded(
                    locationId,
                    libraryId,
                    printable("name", name),
                    printable("root_path", rootPath),
                    printable("media_format", mediaFormat),
                    printable("path_template", pathTemplate),
                    caller.admin());
        }

        /** Of a new one. */
        Request complete() {
            if (text(name).isEmpty()
                    || text(rootPath).isEmpty()
                    || text(mediaFormat).isEmpty()) {
                throw Refusal.invalid("name, root_path, and media_format are required");
            }
            return text(pathTemplate).isEmpty() ? new Request(name, rootPath, mediaFormat, TITLE) : this;
        }
    }

    @Described(value = "Add a storage location", takes = Request.class, shows = "storage location")
    @PostMapping
    Mono<ResponseEntity<byte[]>> add(Caller caller, @PathVariable String library, Body body) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_UPDATE);
        UUID locationId = UuidCreator.getRandomBased();
        return body.as(Request.class)
                .map(asked -> asked.complete().checked(locationId, libraryId, caller))
                .flatMap(location -> commands.send(new AddStorageLocation(location), caller))
                .flatMap(written -> answers.written(
                        HttpStatus.CREATED, written, new Resource("storage location", libraryId, locationId), caller));
    }

    @Described(value = "Replace what is said of a storage location", takes = Request.class, shows = "storage location")
    @PutMapping("/{location}")
    Mono<ResponseEntity<byte[]>> revise(
            Caller caller, @PathVariable String library, @PathVariable String location, Body body) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_UPDATE);
        UUID locationId = PathId.parse(location, "location");
        return body.as(Request.class)
                .map(asked -> asked.checked(locationId, libraryId, caller))
                .flatMap(now -> commands.send(new ReviseStorageLocation(now), caller))
                .flatMap(written -> answers.written(
                        HttpStatus.OK, written, new Resource("storage location", libraryId, locationId), caller));
    }

    @Described("Remove a storage location; its files stay where they are")
    @DeleteMapping("/{location}")
    Mono<ResponseEntity<byte[]>> remove(Caller caller, @PathVariable String library, @PathVariable String location) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_UPDATE);
        return commands.send(new RemoveStorageLocation(PathId.parse(location, "location"), libraryId), caller)
                .flatMap(answers::done);
    }
}
