package io.colophon.command.identity;

import static io.colophon.command.Limits.text;

import io.colophon.command.Commands;
import io.colophon.command.Limits;
import io.colophon.command.identity.RegisterUser.Way;
import io.colophon.command.identity.SignInApi.Registration;
import io.colophon.contract.Refusal;
import io.colophon.web.Answers;
import io.colophon.web.Body;
import io.colophon.web.PathId;
import io.colophon.web.Resource;
import io.colophon.web.Written;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** Changes of accounts, by their people and by administrators (Librarium behaviour, sections 3 and 5). */
@RestController
@RequestMapping("/api/v1")
public class AccountsApi {

    private final Commands commands;
    private final Answers answers;
    private final Passwords passwords;
    private final RefreshTokens refreshTokens;

    public AccountsApi(Commands commands, Answers answers, Passwords passwords, RefreshTokens refreshTokens) {
        this.commands = commands;
        this.answers = answers;
        this.passwords = passwords;
        this.refreshTokens = refreshTokens;
    }

    record Profile(@Nullable String displayName, @Nullable String email) {}

    @Described(value = "Replace one's own name and address", takes = Profile.class, shows = "me", also = 404)
    @PutMapping("/auth/me")
    Mono<ResponseEntity<byte[]>> reviseProfile(Caller caller, Body body) {
        return body.as(Profile.class).flatMap(profile -> {
            String displayName = text("display_name", profile.displayName(), 128);
            String email = text("email", profile.email(), 255);
            if (displayName.isEmpty() || email.isEmpty()) {
                throw Refusal.invalid("display_name and email are required");
            }
            return commands.send(new ReviseAccount(caller.userId(), displayName, email, null, null), caller)
                    .flatMap(written ->
                            answers.written(HttpStatus.OK, written, Resource.of("me", caller.userId()), caller));
        });
    }

    record PasswordChange(
            @Nullable String currentPassword, @Nullable String newPassword) {}

    @Described(
            value = "Change one's own password",
            takes = PasswordChange.class,
            gives = Answers.Message.class,
            also = 404)
    @PutMapping("/auth/me/password")
    Mono<ResponseEntity<byte[]>> changePassword(Caller caller, Body body) {
        return body.as(PasswordChange.class).flatMap(change -> {
            if (text(change.currentPassword()).isEmpty()
                    || text(change.newPassword()).isEmpty()) {
                throw Refusal.invalid("current_password and new_password are required");
            }
            return commands.send(new ReadAccount(caller.userId()), caller)
                    .map(read -> AccountCommand.existing(read.result()))
                    .filterWhen(account -> passwords.matches(text(change.currentPassword()), account.passwordHash()))
                    .switchIfEmpty(Mono.error(() -> Refusal.unauthenticated("current password is incorrect")))
                    .flatMap(account -> passwords
                            .hash(Passwords.checked(text(change.newPassword())))
                            .flatMap(hash -> commands.send(
                                    new ChangePassword(caller.userId(), account.passwordHash(), hash), caller)))
                    .flatMap(written -> answers.after(written, Answers.message("password updated")));
        });
    }

    @Described(
            value = "Set some of one's own preferences",
            takes = Map.class,
            gives = Answers.Message.class,
            also = 404)
    @PatchMapping("/auth/me/preferences")
    Mono<ResponseEntity<byte[]>> patchPreferences(Caller caller, Body body) {
        return body.as(Map.class).flatMap(given -> {
            Map<String, Object> keys = new LinkedHashMap<>();
            given.forEach((key, value) -> keys.put(String.valueOf(key), value));
            requireStorable(keys);
            return commands.send(new PatchPreferences(caller.userId(), keys), caller)
                    .flatMap(written -> answers.after(written, Answers.message("ok")));
        });
    }

    private static void requireStorable(@Nullable Object json) {
        switch (json) {
            case String text -> Limits.printable("preferences", text);
            case Double number
            when number.isInfinite() -> throw Refusal.invalid("preferences must not contain numbers beyond all bounds");
            case List<?> values -> values.forEach(AccountsApi::requireStorable);
            case Map<?, ?> members ->
                members.forEach((key, value) -> {
                    requireStorable(key);
                    requireStorable(value);
                });
            case null, default -> {}
        }
    }

    @Described(value = "Make an account for somebody", takes = Registration.class, shows = "user")
    @PostMapping("/admin/users")
    Mono<ResponseEntity<byte[]>> create(Caller caller, Body body) {
        Access.requireAdmin(caller);
        return body.as(Registration.class)
                .flatMap(asked ->
                        passwords.hash(asked.checkedPassword()).map(hash -> asked.command(Way.ADMINISTRATION, hash)))
                .flatMap(command -> commands.send(command, caller)
                        .flatMap(written -> administered(HttpStatus.CREATED, written, command.userId(), caller)));
    }

    record Patch(
            @Nullable String displayName,
            @Nullable String email,
            @Nullable Boolean isActive,
            @Nullable Boolean isInstanceAdmin) {}

    @Described(value = "Change an account", takes = Patch.class, shows = "user")
    @PatchMapping("/admin/users/{user}")
    Mono<ResponseEntity<byte[]>> patch(Caller caller, @PathVariable String user, Body body) {
        Access.requireAdmin(caller);
        UUID userId = PathId.parse(user, "user");
        return body.as(Patch.class).flatMap(patch -> {
            if (userId.equals(caller.userId()) && Boolean.FALSE.equals(patch.isActive())) {
                throw Refusal.invalid("cannot deactivate your own account");
            }
            if (userId.equals(caller.userId()) && Boolean.FALSE.equals(patch.isInstanceAdmin())) {
                throw Refusal.invalid("cannot remove your own admin privileges");
            }
            ReviseAccount command = new ReviseAccount(
                    userId,
                    patch.displayName() == null ? null : text("display_name", patch.displayName(), 128),
                    patch.email() == null ? null : text("email", patch.email(), 255),
                    patch.isActive(),
                    patch.isInstanceAdmin());
            return commands.send(command, caller)
                    .flatMap(written -> administered(HttpStatus.OK, written, userId, caller));
        });
    }

    @Described(value = "Delete an account", gives = Answers.Message.class)
    @DeleteMapping("/admin/users/{user}")
    Mono<ResponseEntity<byte[]>> delete(Caller caller, @PathVariable String user) {
        Access.requireAdmin(caller);
        UUID userId = PathId.parse(user, "user");
        if (userId.equals(caller.userId())) {
            throw Refusal.invalid("cannot delete your own account");
        }
        return commands.send(new DeleteUser(userId), caller)
                .flatMap(written ->
                        refreshTokens.revokeAll(userId).then(answers.after(written, Answers.message("user deleted"))));
    }

    private Mono<ResponseEntity<byte[]>> administered(
            HttpStatus status, Written<?> written, UUID userId, Caller caller) {
        return answers.written(status, written, Resource.of("user", userId), caller);
    }
}
