package io.colophon.query.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keyed hashes of the feed: references to people that can't be turned into their ids, and signatures of cursors. Both keys come
 * out of one secret of the instance; with another one every mirror sees other references and every cursor is refused.
 */
public final class FeedKeys {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;

    private final SecretKey references;
    private final SecretKey cursors;

    public FeedKeys(SecretKey secret) {
        references = new SecretKeySpec(hmac(secret, "feed reference".getBytes(UTF_8)), ALGORITHM);
        cursors = new SecretKeySpec(hmac(secret, "feed cursor".getBytes(UTF_8)), ALGORITHM);
    }

    /** 22 characters that stand for a person; the same in every record and on every node. */
    String reference(UUID userId) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(hmac(references, bytes(userId)), BYTES));
    }

    /** 16 bytes that only this instance can make of a cursor and its principal. */
    byte[] signature(UUID principal, byte[] cursor) {
        byte[] signed = ByteBuffer.allocate(BYTES + cursor.length)
                .put(bytes(principal))
                .put(cursor)
                .array();
        return Arrays.copyOf(hmac(cursors, signed), BYTES);
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static byte[] hmac(SecretKey key, byte[] data) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
