package io.colophon.command.libraries;

import static io.colophon.command.Limits.printable;
import static io.colophon.command.Limits.required;
import static io.colophon.command.Limits.text;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.command.Commands;
import io.colophon.contract.Refusal;
import io.colophon.contract.libraries.Role;
import io.colophon.web.Answers;
import io.colophon.web.Body;
import io.colophon.web.PathId;
import io.colophon.web.Resource;
import io.colophon.web.Written;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import io.colophon.web.security.Permission;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Changes of libraries and their members (Librarium behaviour, section 6). */
@RestController
@RequestMapping("/api/v1/libraries")
public class LibrariesApi {

    private final Commands commands;
    private final Access access;
    private final Answers answers;

    public LibrariesApi(Commands commands, Access access, Answers answers) {
        this.commands = commands;
        this.access = access;
        this.answers = answers;
    }

    record Details(
            @Nullable String name,
            @Nullable String slug,
            @Nullable String description,
            @Nullable Boolean isPublic) {

        String checkedName() {
            return required("name", name, 128);
        }

        String checkedDescription() {
            return printable("description", description);
        }

        boolean published() {
            return Boolean.TRUE.equals(isPublic);
        }
    }

    @Described(value = "Make a library, of which the caller is the owner", takes = Details.class, shows = "library")
    @PostMapping
    Mono<ResponseEntity<byte[]>> create(Caller caller, Body body) {
        return body.as(Details.class).flatMap(details -> {
            String name = details.checkedName();
            String slug = text("slug", details.slug(), 128);
            return create(caller, details, slug.isEmpty() ? derived(name) : slug, 1);
        });
    }

    /** A name in another script than Latin leaves nothing of itself in a slug. */
    private static String derived(String name) {
        String slug = Slug.of(name);
        return slug.isEmpty() ? "library" : slug;
    }

    /** Tries the slug and its numbered followers in growing groups, until one is free. */
    private Mono<ResponseEntity<byte[]>> create(Caller caller, Details details, String slug, int from) {
        UUID libraryId = UuidCreator.getRandomBased();
        CreateLibrary command = new CreateLibrary(
                libraryId,
                caller.userId(),
                details.checkedName(),
                Slug.candidates(slug).skip(from - 1).limit(from * 9L).toList(),
                details.checkedDescription(),
                details.published(),
                UuidCreator.getRandomBased());
        return commands.send(command, caller)
                .flatMap(written -> written.result().isEmpty()
                        ? create(caller, details, slug, from * 10)
                        : answers.written(HttpStatus.CREATED, written, library(libraryId), caller));
    }

    @Described(value = "Replace what is said of a library", takes = Details.class, shows = "library")
    @PutMapping("/{library}")
    Mono<ResponseEntity<byte[]>> revise(Caller caller, @PathVariable String library, Body body) {
        UUID libraryId = access.require(caller, library, Permission.LIBRARY_UPDATE);
        return body.as(Details.class)
                .flatMap(details -> commands.send(
                        new ReviseLibrary(
                                libraryId, details.checkedName(), details.checkedDescription(), details.published()),
                        caller))
                .flatMap(written -> answers.written(HttpStatus.OK, written, library(libraryId), caller));
    }

    @Described("Delete a library with everything in it")
    @DeleteMapping("/{library}")
    Mono<ResponseEntity<byte[]>> delete(Caller caller, @PathVariable String library) {
        UUID libraryId = access.require(caller, library, Permission.LIBRARY_DELETE);
        return done(commands.send(new DeleteLibrary(libraryId), caller));
    }

    record Membership(@Nullable String userId, @Nullable String role) {}

    @Described(value = "Make somebody a member", takes = Membership.class)
    @PostMapping("/{library}/members")
    Mono<ResponseEntity<byte[]>> addMember(Caller caller, @PathVariable String library, Body body) {
        UUID libraryId = access.require(caller, library, Permission.MEMBERS_CREATE);
        return done(body.as(Membership.class).flatMap(asked -> {
            UUID userId = PathId.find(text(asked.userId())).orElseThrow(() -> Refusal.invalid("invalid user_id"));
            Optional<Role> role = text(asked.role()).isEmpty()
                    ? Optional.of(Role.LIBRARY_VIEWER)
                    : Role.byWireName(text(asked.role()));
            return commands.send(
                    new AddMember(libraryId, userId, role.orElseThrow(() -> Refusal.notFound("user")), caller.userId()),
                    caller);
        }));
    }

    @Described(value = "Give a member another role", takes = Membership.class)
    @PatchMapping("/{library}/members/{user}")
    Mono<ResponseEntity<byte[]>> changeRole(
            Caller caller, @PathVariable String library, @PathVariable String user, Body body) {
        UUID libraryId = access.require(caller, library, Permission.MEMBERS_UPDATE);
        UUID userId = PathId.parse(user, "user");
        return done(body.as(Membership.class).flatMap(asked -> {
            if (text(asked.role()).isEmpty()) {
                throw Refusal.invalid("role is required");
            }
            Role role = Role.byWireName(text(asked.role())).orElseThrow(() -> Refusal.notFound("member"));
            return commands.send(new ChangeMemberRole(libraryId, userId, role), caller);
        }));
    }

    @Described("Remove a member")
    @DeleteMapping("/{library}/members/{user}")
    Mono<ResponseEntity<byte[]>> removeMember(Caller caller, @PathVariable String library, @PathVariable String user) {
        UUID libraryId = access.require(caller, library, Permission.MEMBERS_DELETE);
        return done(commands.send(new RemoveMember(libraryId, PathId.parse(user, "user")), caller));
    }

    private Mono<ResponseEntity<byte[]>> done(Mono<? extends Written<?>> written) {
        return written.flatMap(answers::done);
    }

    private static Resource library(UUID libraryId) {
        return Resource.of("library", libraryId);
    }
}
