package io.colophon.command.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.colophon.contract.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Hashes and checks passwords: Argon2id for new ones; bcrypt hashes of elsewhere are still understood. Never on an event loop. */
public final class Passwords {

    private static final int LONGEST = 72;
    private static final String ARGON2 = "argon2id";

    /** So few at once that signing in can't take all memory and both cores. */
    private final Scheduler hashing = Schedulers.newBoundedElastic(2, 1_000, "hashing", 30, true);

    private final PasswordEncoder encoder = new DelegatingPasswordEncoder(
            ARGON2,
            Map.of(
                    ARGON2,
                    Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8(),
                    "bcrypt",
                    new BCryptPasswordEncoder()));

    /** What a wrong name is checked against, so that it takes as long as a wrong password. */
    private final Mono<String> nobody = hash("nobody").cache();

    /** @throws Refusal beyond 72 bytes, which the contract does not store */
    public static String checked(String password) {
        if (password.getBytes(UTF_8).length > LONGEST) {
            throw Refusal.invalid("password must be at most " + LONGEST + " bytes");
        }
        return password;
    }

    public Mono<String> hash(String password) {
        return Mono.fromCallable(() -> String.valueOf(encoder.encode(password))).subscribeOn(hashing);
    }

    /** @param hash null: there is no such account */
    public Mono<Boolean> matches(String password, @Nullable String hash) {
        return (hash == null ? nobody : Mono.just(hash))
                .flatMap(known -> Mono.fromCallable(() -> encoder.matches(password, known) && hash != null)
                        .subscribeOn(hashing));
    }
}
