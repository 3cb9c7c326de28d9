package io.colophon.query.sync;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a walk by cursor is. It is opaque to clients and signed for its principal, so that nobody goes on with another's or an altered
 * one.
 *
 * @param kind what it walks through
 * @param epoch the build of the feed in which its positions mean something
 * @param day when it was given out, in days since 1970
 * @param since the position behind which this walk began
 * @param at the last place that was delivered
 * @param upTo the upper bound of this walk: what changed behind it belongs to the next
 * @param upToMs the time of the mark of {@code upTo}
 * @param total what there was to deliver when the walk began
 */
record FeedCursor(
        Kind kind, int epoch, long day, UUID library, long since, Slot at, long upTo, long upToMs, long total) {

    enum Kind {
        RECORDS,
        IDS
    }

    static final long NOT_COUNTED = -1;

    private static final int BYTES = 1 + Integer.BYTES + 9 * Long.BYTES;
    private static final int SIGNATURE = 16;
    /** Fills the text, so that none of its bits is without meaning. */
    private static final int PADDING = 3 - (BYTES + SIGNATURE) % 3;

    /** Whether the walk has come to its end, so that the cursor is where the next one begins. */
    boolean over() {
        return at.equals(Slot.endOf(upTo));
    }

    /** Given out again on another day. */
    FeedCursor on(long otherDay) {
        return new FeedCursor(kind, epoch, otherDay, library, since, at, upTo, upToMs, total);
    }

    FeedCursor counting(long counted) {
        return new FeedCursor(kind, epoch, day, library, since, at, upTo, upToMs, counted);
    }

    FeedCursor at(Slot slot) {
        return new FeedCursor(kind, epoch, day, library, since, slot, upTo, upToMs, total);
    }

    String text(UUID principal, FeedKeys keys) {
        byte[] content = ByteBuffer.allocate(BYTES + PADDING)
                .put((byte) kind.ordinal())
                .putInt(epoch)
                .putLong(day)
                .put(FeedKeys.bytes(library))
                .putLong(since)
                .putLong(at.position())
                .putLong(at.life())
                .putLong(upTo)
                .putLong(upToMs)
                .putLong(total)
                .array();
        byte[] signed = ByteBuffer.allocate(content.length + SIGNATURE)
                .put(content)
                .put(keys.signature(principal, content))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /** What a text says, if it was made by {@link #text} for this principal. */
    static Optional<FeedCursor> read(String text, UUID principal, FeedKeys keys) {
        byte[] signed;
        try {
            signed = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (signed.length != BYTES + PADDING + SIGNATURE || text.length() != signed.length / 3 * 4) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(signed);
        byte[] content = new byte[BYTES + PADDING];
        buffer.get(content);
        byte[] signature = new byte[SIGNATURE];
        buffer.get(signature);
        return MessageDigest.isEqual(signature, keys.signature(principal, content))
                ? Optional.of(read(ByteBuffer.wrap(content)))
                : Optional.empty();
    }

    private static FeedCursor read(ByteBuffer content) {
        return new FeedCursor(
                Kind.values()[content.get()],
                content.getInt(),
                content.getLong(),
                new UUID(content.getLong(), content.getLong()),
                content.getLong(),
                new Slot(content.getLong(), content.getLong()),
                content.getLong(),
                content.getLong(),
                content.getLong());
    }
}
