package io.colophon.command.vocabulary;

import static io.colophon.command.Limits.printable;
import static io.colophon.command.Limits.required;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.command.Command;
import io.colophon.command.Commands;
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

/** Changes of media types, genres and tags (Librarium behaviour, sections 14 and 15). */
@RestController
@RequestMapping("/api/v1")
public class VocabularyApi {

    private final Commands commands;
    private final Access access;
    private final Answers answers;

    public VocabularyApi(Commands commands, Access access, Answers answers) {
        this.commands = commands;
        this.access = access;
        this.answers = answers;
    }

    record Genre(@Nullable String name) {
        String checkedName() {
            return required("name", name, 64);
        }
    }

    @Described(value = "Add a genre", takes = Genre.class, shows = "genre", also = 403)
    @PostMapping("/genres")
    Mono<ResponseEntity<byte[]>> addGenre(Caller caller, Body body) {
        Access.requireAdmin(caller);
        UUID id = UuidCreator.getRandomBased();
        return body.as(Genre.class)
                .flatMap(genre -> written(
                        HttpStatus.CREATED, new AddGenre(id, genre.checkedName()), Resource.of("genre", id), caller));
    }

    @Described(value = "Rename a genre", takes = Genre.class, shows = "genre", also = 403)
    @PutMapping("/genres/{genre}")
    Mono<ResponseEntity<byte[]>> renameGenre(Caller caller, @PathVariable String genre, Body body) {
        Access.requireAdmin(caller);
        UUID id = PathId.parse(genre, "genre");
        return body.as(Genre.class)
                .flatMap(asked -> written(
                        HttpStatus.OK, new RenameGenre(id, asked.checkedName()), Resource.of("genre", id), caller));
    }

    @Described(value = "Remove a genre", also = 403)
    @DeleteMapping("/genres/{genre}")
    Mono<ResponseEntity<byte[]>> removeGenre(Caller caller, @PathVariable String genre) {
        Access.requireAdmin(caller);
        return done(new RemoveGenre(PathId.parse(genre, "genre")), caller);
    }

    record MediaType(
            @Nullable String name,
            @Nullable String displayName,
            @Nullable String description) {
        String checkedName() {
            return required("name", name, 64);
        }

        String checkedDisplayName() {
            return required("display_name", displayName, 128);
        }

        String checkedDescription() {
            return printable("description", description);
        }
    }

    @Described(value = "Add a media type", takes = MediaType.class, shows = "media-type", also = 403)
    @PostMapping("/media-types")
    Mono<ResponseEntity<byte[]>> addMediaType(Caller caller, Body body) {
        Access.requireAdmin(caller);
        UUID id = UuidCreator.getRandomBased();
        return body.as(MediaType.class)
                .flatMap(type -> written(
                        HttpStatus.CREATED,
                        new AddMediaType(id, type.checkedName(), type.checkedDisplayName(), type.checkedDescription()),
                        Resource.of("media-type", id),
                        caller));
    }

    @Described(
            value = "Replace what is said of a media type; its name stays",
            takes = MediaType.class,
            shows = "media-type",
            also = 403)
    @PutMapping("/media-types/{type}")
    Mono<ResponseEntity<byte[]>> reviseMediaType(Caller caller, @PathVariable String type, Body body) {
        Access.requireAdmin(caller);
        UUID id = PathId.parse(type, "media type");
        return body.as(MediaType.class)
                .flatMap(asked -> written(
                        HttpStatus.OK,
                        new ReviseMediaType(id, asked.checkedDisplayName(), asked.checkedDescription()),
                        Resource.of("media-type", id),
                        caller));
    }

    @Described(value = "Remove a media type that no book has", also = 403)
    @DeleteMapping("/media-types/{type}")
    Mono<ResponseEntity<byte[]>> removeMediaType(Caller caller, @PathVariable String type) {
        Access.requireAdmin(caller);
        return done(new RemoveMediaType(PathId.parse(type, "media type")), caller);
    }

    record Tag(@Nullable String name, @Nullable String color) {
        String checkedName() {
            return required("name", name, 64);
        }

        String checkedColor() {
            return printable("color", color);
        }
    }

    @Described(value = "Add a tag", takes = Tag.class, shows = "tag")
    @PostMapping("/libraries/{library}/tags")
    Mono<ResponseEntity<byte[]>> addTag(Caller caller, @PathVariable String library, Body body) {
        UUID libraryId = access.require(caller, library, Permission.TAGS_CREATE);
        UUID id = UuidCreator.getRandomBased();
        return body.as(Tag.class)
                .flatMap(tag -> written(
                        HttpStatus.CREATED,
                        new AddTag(id, libraryId, tag.checkedName(), tag.checkedColor()),
                        new Resource("tag", libraryId, id),
                        caller));
    }

    @Described(value = "Replace what is said of a tag", takes = Tag.class, shows = "tag")
    @PutMapping("/libraries/{library}/tags/{tag}")
    Mono<ResponseEntity<byte[]>> reviseTag(
            Caller caller, @PathVariable String library, @PathVariable String tag, Body body) {
        UUID libraryId = access.require(caller, library, Permission.TAGS_UPDATE);
        UUID id = PathId.parse(tag, "tag");
        return body.as(Tag.class)
                .flatMap(asked -> written(
                        HttpStatus.OK,
                        new ReviseTag(id, libraryId, asked.checkedName(), asked.checkedColor()),
                        new Resource("tag", libraryId, id),
                        caller));
    }

    @Described("Remove a tag")
    @DeleteMapping("/libraries/{library}/tags/{tag}")
    Mono<ResponseEntity<byte[]>> removeTag(Caller caller, @PathVariable String library, @PathVariable String tag) {
        UUID libraryId = access.require(caller, library, Permission.TAGS_DELETE);
        return done(new RemoveTag(PathId.parse(tag, "tag"), libraryId), caller);
    }

    private Mono<ResponseEntity<byte[]>> written(
            HttpStatus status, Command<UUID, ?> command, Resource resource, Caller caller) {
        return commands.send(command, caller).flatMap(written -> answers.written(status, written, resource, caller));
    }

    private Mono<ResponseEntity<byte[]>> done(Command<UUID, ?> command, Caller caller) {
        return commands.send(command, caller).flatMap(answers::done);
    }
}
