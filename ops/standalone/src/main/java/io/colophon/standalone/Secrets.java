package io.colophon.standalone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a server, 32 bytes each. Those that no setting gives lie in the data directory, readable by its owner only; they are
 * made once and never replaced, since what they sealed, signed or tagged could not be read or found again.
 *
 * @param jwt signs access tokens
 * @param master wraps subject keys and the secrets of providers
 * @param tag makes the tags of unique values; with another one no value that is taken would be found again
 */
public record Secrets(SecretKey jwt, SecretKey master, SecretKey tag) {

    private static final int BYTES = 32;
    private static final String HMAC = "HmacSHA256";

    /** @throws StartRefused when a key file holds something else than a key */
    public static Secrets of(ColophonSettings settings, DataDirectory data) {
        return new Secrets(
                given(settings.jwtSecret(), data, "jwt.key", HMAC),
                given(settings.masterKey(), data, "master.key", "AES"),
                given(settings.tagKey(), data, "tag.key", HMAC));
    }

    private static SecretKey given(@Nullable SecretKey given, DataDirectory data, String file, String algorithm) {
        return given != null ? given : kept(data.resolve(file), algorithm);
    }

    private static SecretKey kept(Path file, String algorithm) {
        String text = textOf(file);
        try {
            if (Base64.getDecoder().decode(text).length == BYTES) {
                return SettingText.key(text, algorithm);
            }
        } catch (IllegalArgumentException e) {
            throw damaged(file, e);
        }
        throw damaged(file, null);
    }

    private static StartRefused damaged(Path file, @Nullable Throwable cause) {
        return new StartRefused(
                file
                        + " holds no key: put the file of a backup there. A new key could not read what the old one wrote.",
                cause);
    }

    /** The text of a secret file, which is made with 32 random bytes in base64 when it is missing. */
    static String textOf(Path file) {
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[BYTES];
                new SecureRandom().nextBytes(random);
                write(file, Base64.getEncoder().encodeToString(random) + "\n");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StartRefused("The secret " + file + " can't be read or made: " + e + ".", e);
        }
    }

    /** Whole or not at all, also when the machine stops meanwhile. */
    private static void write(Path file, String text) throws IOException {
        Path directory = Objects.requireNonNull(file.getParent());
        Path fresh = Files.createTempFile(
                directory,
                "secret",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
