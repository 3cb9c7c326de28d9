package io.colophon.query.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.eventstore.json.Sealed;
import io.colophon.query.sync.FeedCursor.Kind;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class FeedCursorTest {

    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final UUID PRINCIPAL = new UUID(1, 2);
    private static final FeedKeys KEYS = new FeedKeys(Sealed.key(new byte[32]));

    @Property(seed = "1")
    void a_cursor_says_what_was_written(@ForAll("cursors") FeedCursor cursor) {
        assertThat(FeedCursor.read(cursor.text(PRINCIPAL, KEYS), PRINCIPAL, KEYS))
                .contains(cursor);
    }

    @Property(seed = "2")
    void a_cursor_with_any_character_changed_is_none(
            @ForAll("cursors") FeedCursor cursor,
            @ForAll @IntRange(max = 127) int where,
            @ForAll @IntRange(max = 63) int digit) {
        String text = cursor.text(PRINCIPAL, KEYS);
        int at = where % text.length();
        String altered = text.substring(0, at) + DIGITS.charAt(digit) + text.substring(at + 1);
        assertThat(FeedCursor.read(altered, PRINCIPAL, KEYS).isPresent()).isEqualTo(altered.equals(text));
    }

    @Property(seed = "3")
    void a_cursor_is_nothing_to_another_principal_or_under_another_key(
            @ForAll("cursors") FeedCursor cursor, @ForAll long other) {
        String text = cursor.text(PRINCIPAL, KEYS);
        byte[] key = new byte[32];
        key[0] = 1;
        assertThat(FeedCursor.read(text, new UUID(other, 3), KEYS)).isEmpty();
        assertThat(FeedCursor.read(text, PRINCIPAL, new FeedKeys(Sealed.key(key))))
                .isEmpty();
    }

    @Property(seed = "4")
    void a_part_of_a_cursor_is_none(@ForAll("cursors") FeedCursor cursor, @ForAll @IntRange(max = 127) int length) {
        String text = cursor.text(PRINCIPAL, KEYS);
        assertThat(FeedCursor.read(text.substring(0, length % text.length()), PRINCIPAL, KEYS))
                .isEmpty();
        assertThat(FeedCursor.read(text + "A", PRINCIPAL, KEYS)).isEmpty();
        assertThat(FeedCursor.read(text + "=", PRINCIPAL, KEYS)).isEmpty();
    }

    @Provide
    Arbitrary<FeedCursor> cursors() {
        Arbitrary<Long> number = Arbitraries.longs();
        Arbitrary<Slot> slot = Combinators.combine(number, number).as(Slot::new);
        Arbitrary<UUID> library = Combinators.combine(number, number).as(UUID::new);
        return Combinators.combine(Arbitraries.of(Kind.values()), Arbitraries.integers(), number, library, number, slot)
                .as((kind, epoch, day, id, since, at) ->
                        new FeedCursor(kind, epoch, day, id, since, at, since + 1, day * 3, epoch));
    }
}
