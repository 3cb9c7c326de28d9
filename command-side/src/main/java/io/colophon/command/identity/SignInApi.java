package io.colophon.command.identity;

import static io.colophon.command.Limits.required;
import static io.colophon.command.Limits.text;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.command.Commands;
import io.colophon.command.Origin;
import io.colophon.command.identity.RegisterUser.Way;
import io.colophon.contract.Refusal;
import io.colophon.web.Answers;
import io.colophon.web.Body;
import io.colophon.web.WireJson;
import io.colophon.web.openapi.Described;
import io.colophon.web.routing.RequestTrace;
import io.colophon.web.security.AccessTokens;
import io.colophon.web.security.Caller;
import io.colophon.web.security.SignInLimits;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Setting up, registering, signing in and out (Librarium behaviour, sections 3 and 4). */
@RestController
@RequestMapping("/api/v1")
public class SignInApi {

    private final Commands commands;
    private final Answers answers;
    private final Passwords passwords;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final SignedOutTokens signedOut;
    private final SignInLimits limits;
    private final Clock clock;
    private final boolean registrationEnabled;

    public SignInApi(
            Commands commands,
            Answers answers,
            Passwords passwords,
            AccessTokens accessTokens,
            RefreshTokens refreshTokens,
            SignedOutTokens signedOut,
            SignInLimits limits,
            Clock clock,
            @RegistrationEnabled boolean registrationEnabled) {
        this.commands = commands;
        this.answers = answers;
        this.passwords = passwords;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.signedOut = signedOut;
        this.limits = limits;
        this.clock = clock;
        this.registrationEnabled = registrationEnabled;
    }

    record Registration(
            @Nullable String username,
            @Nullable String email,
            @Nullable String displayName,
            @Nullable String password) {

        /** The command, with the checks that all three ways of making an account share. */
        RegisterUser command(Way way, String passwordHash) {
            String name = required("username", username, 64);
            String shown = text("display_name", displayName, 128);
            return new RegisterUser(
                    UuidCreator.getRandomBased(),
                    name,
                    required("email", email, 255),
                    shown.isEmpty() ? name : shown,
                    passwordHash,
                    way);
        }

        String checkedPassword() {
            if (text(username).isEmpty()
                    || text(email).isEmpty()
                    || text(password).isEmpty()) {
                throw Refusal.invalid("username, email, and password are required");
            }
            command(Way.REGISTRATION, "");
            return Passwords.checked(text(password));
        }
    }

    @Described(
            value = "Make the first account, an administrator",
            takes = Registration.class,
            gives = Session.class,
            status = 201,
            also = 429)
    @PostMapping("/setup/admin")
    Mono<ResponseEntity<byte[]>> setUp(Body body, ServerWebExchange exchange) {
        return limits.register(exchange)
                .then(body.as(Registration.class).flatMap(asked -> register(asked, Way.SETUP, exchange)));
    }

    @Described(
            value = "Make an account of one's own",
            takes = Registration.class,
            gives = Session.class,
            status = 201,
            also = {403, 429})
    @PostMapping("/auth/register")
    Mono<ResponseEntity<byte[]>> register(Body body, ServerWebExchange exchange) {
        if (!registrationEnabled) {
            throw Refusal.forbidden("registration is disabled");
        }
        return limits.register(exchange)
                .then(body.as(Registration.class).flatMap(asked -> register(asked, Way.REGISTRATION, exchange)));
    }

    private Mono<ResponseEntity<byte[]>> register(Registration asked, Way way, ServerWebExchange exchange) {
        Origin origin = Origin.of(RequestTrace.of(exchange));
        return passwords.hash(asked.checkedPassword()).flatMap(hash -> {
            RegisterUser command = asked.command(way, hash);
            return commands.send(command, origin).flatMap(written -> {
                Account account = new Account(
                        command.userId(),
                        command.username(),
                        command.email(),
                        command.displayName(),
                        hash,
                        written.result(),
                        true);
                return refreshTokens
                        .issue(account.id())
                        .flatMap(refresh ->
                                answers.after(written, session(HttpStatus.CREATED, account, refresh.token())));
            });
        });
    }

    record Credentials(
            @Nullable String identifier, @Nullable String password) {}

    @Described(
            value = "Sign in",
            takes = Credentials.class,
            gives = Session.class,
            also = {401, 429})
    @PostMapping("/auth/login")
    Mono<ResponseEntity<byte[]>> login(Body body, ServerWebExchange exchange) {
        Origin origin = Origin.of(RequestTrace.of(exchange));
        return limits.login(exchange).then(body.as(Credentials.class)).flatMap(given -> {
            if (text(given.identifier()).isEmpty() || text(given.password()).isEmpty()) {
                throw Refusal.invalid("identifier and password are required");
            }
            return find(text(given.identifier()), origin)
                    .flatMap(found -> passwords
                            .matches(
                                    text(given.password()),
                                    found.map(Account::passwordHash).orElse(null))
                            .filter(proven -> proven)
                            .flatMap(proven -> Mono.justOrEmpty(found.map(Account::id))))
                    .switchIfEmpty(Mono.error(() -> Refusal.unauthenticated("invalid credentials")))
                    .flatMap(userId -> commands.send(new RecordSignIn(userId), origin))
                    .flatMap(written -> refreshTokens
                            .issue(written.result().id())
                            .flatMap(refresh ->
                                    answers.after(written, session(HttpStatus.OK, written.result(), refresh.token()))));
        });
    }

    private Mono<Optional<Account>> find(String identifier, Origin origin) {
        return commands.send(new FindAccount(identifier), origin)
                .flatMap(found ->
                        found.result().map(id -> read(id, origin)).orElseGet(() -> Mono.just(Optional.empty())));
    }

    private Mono<Optional<Account>> read(UUID userId, Origin origin) {
        return commands.send(new ReadAccount(userId), origin).map(read -> read.result());
    }

    record Refreshing(@Nullable String refreshToken) {}

    @Described(
            value = "Exchange a refresh token for a new pair",
            takes = Refreshing.class,
            gives = Session.class,
            also = {401, 429})
    @PostMapping("/auth/refresh")
    Mono<ResponseEntity<byte[]>> refresh(Body body, ServerWebExchange exchange) {
        Origin origin = Origin.of(RequestTrace.of(exchange));
        return limits.refresh(exchange).then(body.as(Refreshing.class)).flatMap(given -> {
            if (text(given.refreshToken()).isEmpty()) {
                throw Refusal.invalid("refresh_token is required");
            }
            return refreshTokens
                    .rotate(text(given.refreshToken()))
                    .flatMap(issued -> read(issued.userId(), origin)
                            .flatMap(account -> Mono.justOrEmpty(account.filter(Account::active)))
                            .map(account -> session(HttpStatus.OK, account, issued.token())))
                    .switchIfEmpty(Mono.error(() -> Refusal.unauthenticated("invalid or expired refresh token")));
        });
    }

    @Described(value = "Sign out: this token and all refresh tokens are void", gives = Answers.Message.class)
    @PostMapping("/auth/logout")
    Mono<ResponseEntity<byte[]>> logout(Caller caller) {
        return refreshTokens
                .revokeAll(caller.userId())
                .then(signedOut.add(caller.tokenId(), caller.expiresAt()))
                .thenReturn(Answers.message("logged out"));
    }

    private ResponseEntity<byte[]> session(HttpStatus status, Account account, String refreshToken) {
        Session session = new Session(
                accessTokens.issue(account.id(), account.admin(), clock.instant()),
                refreshToken,
                AccessTokens.LIFETIME.toSeconds(),
                new Session.User(
                        account.id(), account.username(), account.email(), account.displayName(), account.admin()));
        return Answers.json(status, WireJson.data(WireJson.write(session)));
    }
}
