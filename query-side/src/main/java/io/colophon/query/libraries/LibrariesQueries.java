package io.colophon.query.libraries;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.contract.CaseFold;
import io.colophon.contract.Refusal;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.TagNames;
import io.colophon.query.Views;
import io.colophon.web.Answers;
import io.colophon.web.Query;
import io.colophon.web.Reads;
import io.colophon.web.Resource;
import io.colophon.web.WireJson;
import io.colophon.web.openapi.Described;
import io.colophon.web.openapi.JsonOf;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import io.colophon.web.security.Permission;
import io.r2dbc.spi.Row;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reads of libraries and members (Librarium behaviour, section 6). */
@RestController
@RequestMapping("/api/v1/libraries")
public class LibrariesQueries implements Reads {

    private static final UUID ROLES = UUID.fromString("b58d8a1e-4c8f-5f0e-8f5b-1f0f3f9f7a11");

    private final PostgresView libraries;
    private final Access access;

    public LibrariesQueries(LibrariesProjector projector, Access access) {
        this.libraries = projector.store();
        this.access = access;
    }

    record Library(
            UUID id,
            String name,
            String slug,
            String description,
            UUID ownerId,
            boolean isPublic,
            String createdAt,
            String updatedAt) {
        static Library of(Row row) {
            return new Library(
                    Views.uuid(row, "id"),
                    Views.text(row, "name"),
                    Views.text(row, "slug"),
                    Views.text(row, "description"),
                    Views.uuid(row, "owner_id"),
                    Boolean.TRUE.equals(row.get("is_public", Boolean.class)),
                    WireJson.time(Views.instant(row, "created_at")),
                    WireJson.time(Views.instant(row, "updated_at")));
        }
    }

    /** @param tags always empty: nothing gives a member a tag */
    record Member(
            UUID userId,
            String username,
            String displayName,
            String email,
            UUID roleId,
            String role,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            UUID invitedBy,

            String joinedAt,
            @JsonOf(TagNames.Tag[].class) List<String> tags) {
        static Member of(Row row) {
            String role = Views.text(row, "role");
            return new Member(
                    Views.uuid(row, "user_id"),
                    Views.text(row, "username"),
                    Views.text(row, "display_name"),
                    Views.text(row, "email"),
                    UuidCreator.getNameBasedSha1(ROLES, role),
                    role,
                    row.get("invited_by", UUID.class),
                    WireJson.time(Views.instant(row, "joined_at")),
                    List.of());
        }
    }

    @Described(value = "The libraries that the caller may see", gives = Library[].class)
    @GetMapping
    Mono<ResponseEntity<byte[]>> list(Caller caller) {
        return libraries
                .list(
                        "SELECT * FROM {v}.library WHERE $1 OR id IN (SELECT library_id FROM {v}.member WHERE user_id = $2)"
                                + " ORDER BY name, created_at",
                        Library::of,
                        caller.admin(),
                        caller.userId())
                .map(Answers::value);
    }

    record Doubled(Library data, UUID id, String name) {}

    /** The library's id and name stand once more beside the envelope, for another contract's client that reads them there. */
    @Described(
            value = "A library; its id and name stand once more beside the envelope",
            gives = Doubled.class,
            bare = true)
    @GetMapping("/{library}")
    Mono<ResponseEntity<byte[]>> one(Caller caller, @PathVariable String library) {
        UUID id = access.require(caller, library, Permission.LIBRARY_READ);
        return find(id).map(found -> new Doubled(found, found.id(), found.name()))
                .map(doubled -> Answers.json(HttpStatus.OK, WireJson.bytes(doubled)))
                .switchIfEmpty(Mono.error(() -> Refusal.notFound("library")));
    }

    @Described(
            value = "The members of a library",
            gives = Member[].class,
            query = {"search: part of a name", "tag: of a member; no member has one"})
    @GetMapping("/{library}/members")
    Mono<ResponseEntity<byte[]>> members(Caller caller, @PathVariable String library, Query query) {
        UUID id = access.require(caller, library, Permission.MEMBERS_READ);
        if (!query.text("tag").isEmpty()) {
            return Mono.just(Answers.ok("[]"));
        }
        String search = CaseFold.fold(query.text("search"));
        return libraries
                .list(
                        "SELECT m.*, p.username, p.display_name, p.email FROM {v}.member m JOIN {v}.person p ON p.id = m.user_id"
                                + " WHERE m.library_id = $1 ORDER BY m.position, m.user_id",
                        Member::of,
                        id)
                .map(members -> Answers.value(members.stream()
                        .filter(member -> CaseFold.fold(member.username()).contains(search)
                                || CaseFold.fold(member.displayName()).contains(search))
                        .toList()));
    }

    @Override
    public String kind() {
        return "library";
    }

    @Override
    public Class<?> shape() {
        return Library.class;
    }

    @Override
    public Mono<String> one(Resource resource, Caller caller) {
        return find(resource.id()).map(WireJson::write);
    }

    private Mono<Library> find(UUID id) {
        return libraries.first("SELECT * FROM {v}.library WHERE id = $1", Library::of, id);
    }
}
