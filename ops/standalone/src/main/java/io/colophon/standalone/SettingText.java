package io.colophon.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** How the text of a setting becomes a value. Each function throws {@link IllegalArgumentException} for a text that is none. */
final class SettingText {

    static final String BOOLEAN = "true or false";
    static final String KEY = "32 random bytes in base64 (openssl rand -base64 32), or a text of 32 characters or more";

    private static final int KEY_BYTES = 32;
    private static final Pattern HOST = Pattern.compile("[a-z0-9._-]+|\\[?[a-f0-9:.]+]?");

    private SettingText() {}

    static Function<String, Integer> number(int least, int most) {
        return text -> {
            int number = Integer.parseInt(text);
            if (number < least || number > most) {
                throw new IllegalArgumentException();
            }
            return number;
        };
    }

    static boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Path directory(String text) {
        return Path.of(text).toAbsolutePath().normalize();
    }

    static ConnectionString mongo(String text) {
        try {
            ConnectionString url = new ConnectionString(text);
            if (url.getDatabase() == null) {
                throw new IllegalArgumentException();
            }
            return url;
        } catch (MongoException e) { // the names behind mongodb+srv are looked up at once
            throw new IllegalArgumentException(e);
        }
    }

    static <E extends Enum<E>> Function<String, Set<E>> anyOf(Class<E> type) {
        return text -> {
            Set<E> values = EnumSet.noneOf(type);
            for (String name : text.split(",", -1)) {
                values.add(Enum.valueOf(type, name.strip().toUpperCase(Locale.ROOT)));
            }
            return Collections.unmodifiableSet(values);
        };
    }

    static Set<String> hosts(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .peek(host -> {
                    if (!HOST.matcher(host).matches()) {
                        throw new IllegalArgumentException();
                    }
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Base64 of 32 bytes is that key; any other text that is long enough is hashed to one. */
    static SecretKey key(String text, String algorithm) {
        byte[] decoded = base64(text);
        if (decoded.length == KEY_BYTES) {
            return new SecretKeySpec(decoded, algorithm);
        }
        if (text.length() < KEY_BYTES) {
            throw new IllegalArgumentException();
        }
        try {
            return new SecretKeySpec(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)), algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
