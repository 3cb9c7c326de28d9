package io.colophon.query.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.colophon.contract.CaseFold;
import io.colophon.contract.Refusal;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.Views;
import io.colophon.web.Answers;
import io.colophon.web.Query;
import io.colophon.web.WireJson;
import io.colophon.web.openapi.Described;
import io.colophon.web.openapi.JsonOf;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import io.r2dbc.spi.Row;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reads of accounts (Librarium behaviour, sections 3 to 5). */
@RestController
@RequestMapping("/api/v1")
public class UsersQueries {

    private static final int PAGE = 20;
    private static final int LARGEST_PAGE = 100;
    static final String COLUMNS = "SELECT id, username, email, display_name, admin, active, created_at, last_login_at";

    private final PostgresView users;
    private final UserReads.Me me;

    public UsersQueries(UsersProjector projector, UserReads.Me me) {
        this.users = projector.store();
        this.me = me;
    }

    /** An account as its person and other users see it. */
    record User(
            UUID id,
            String username,
            String email,
            String displayName,
            @JsonProperty("is_instance_admin") boolean admin) {
        static User of(Row row) {
            return new User(
                    Views.uuid(row, "id"),
                    Views.text(row, "username"),
                    Views.text(row, "email"),
                    Views.text(row, "display_name"),
                    Boolean.TRUE.equals(row.get("admin", Boolean.class)));
        }
    }

    /** An account as administrators see it. */
    record Administered(
            UUID id,
            String username,
            String email,
            String displayName,
            @JsonProperty("is_active") boolean active,
            @JsonProperty("is_instance_admin") boolean admin,
            String createdAt,
            @Nullable String lastLoginAt) {
        static Administered of(Row row) {
            OffsetDateTime lastLogin = row.get("last_login_at", OffsetDateTime.class);
            return new Administered(
                    Views.uuid(row, "id"),
                    Views.text(row, "username"),
                    Views.text(row, "email"),
                    Views.text(row, "display_name"),
                    Boolean.TRUE.equals(row.get("active", Boolean.class)),
                    Boolean.TRUE.equals(row.get("admin", Boolean.class)),
                    WireJson.time(Views.instant(row, "created_at")),
                    lastLogin == null ? null : WireJson.time(lastLogin.toInstant()));
        }
    }

    record Found(UUID id, String username, String displayName, String email) {}

    record Page(List<Administered> items, long total, long page, long perPage) {}

    /** @param prefs JSON already */
    record Preferences(@JsonRawValue @JsonOf(Map.class) String prefs) {}

    record Initialized(boolean initialized) {}

    @Described(value = "Whether there is an account yet", gives = Initialized.class)
    @GetMapping("/setup/status")
    Mono<ResponseEntity<byte[]>> setupStatus() {
        return users.list("SELECT 1 AS n FROM {v}.account LIMIT 1", row -> Views.number(row, "n"))
                .map(found -> Answers.value(new Initialized(!found.isEmpty())));
    }

    @Described(value = "One's own account", gives = User.class, also = 404)
    @GetMapping("/auth/me")
    Mono<ResponseEntity<byte[]>> me(Caller caller) {
        return me.one(caller.userId()).map(Answers::ok).switchIfEmpty(Mono.error(() -> Refusal.notFound("user")));
    }

    @Described(value = "One's own preferences", gives = Preferences.class)
    @GetMapping("/auth/me/preferences")
    Mono<ResponseEntity<byte[]>> preferences(Caller caller) {
        return users.first(
                        "SELECT preferences FROM {v}.account WHERE id = $1",
                        row -> Views.text(row, "preferences"),
                        caller.userId())
                .defaultIfEmpty("{}")
                .map(json -> Answers.value(new Preferences(json)));
    }

    @Described(
            value = "People by a part of their name or address, at most ten",
            gives = Found[].class,
            query = {"q: at least two bytes"})
    @GetMapping("/users")
    Mono<ResponseEntity<byte[]>> search(Caller caller, Query query) {
        String part = query.text("q");
        if (part.getBytes(StandardCharsets.UTF_8).length < 2) {
            return Mono.just(Answers.ok("[]"));
        }
        return users.list(
                        COLUMNS
                                + " FROM {v}.account WHERE active AND search LIKE $1 ORDER BY display_name, position LIMIT 10",
                        row -> new Found(
                                Views.uuid(row, "id"),
                                Views.text(row, "username"),
                                Views.text(row, "display_name"),
                                Views.text(row, "email")),
                        Views.containing(CaseFold.fold(part)))
                .map(Answers::value);
    }

    @Described(
            value = "Accounts, the oldest first",
            gives = Page.class,
            query = {"page (integer): from 1", "per_page (integer): at most 100, 20 if absent"})
    @GetMapping("/admin/users")
    Mono<ResponseEntity<byte[]>> list(Caller caller, Query query) {
        Access.requireAdmin(caller);
        long asked = query.number("per_page");
        long perPage = asked <= 0 || asked > LARGEST_PAGE ? PAGE : asked;
        long page = query.page();
        return Mono.zip(
                        users.list(
                                COLUMNS + " FROM {v}.account ORDER BY position OFFSET $1 LIMIT $2",
                                Administered::of,
                                offset(page, perPage),
                                perPage),
                        users.first("SELECT count(*) AS n FROM {v}.account", row -> Views.number(row, "n")))
                .map(found -> Answers.value(new Page(found.getT1(), found.getT2(), page, perPage)));
    }

    private static long offset(long page, long perPage) {
        try {
            return Math.multiplyExact(page - 1, perPage);
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }
}
