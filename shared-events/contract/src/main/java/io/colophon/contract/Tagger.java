package io.colophon.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Makes tags. Text that a person wrote never stands in one: its tag is a keyed hash of its normal form, so the log can say "taken"
 * without saying what. The key belongs to the log for ever; without it no value is ever found taken again.
 */
public final class Tagger {

    private static final int BYTES = 16;

    private final ThreadLocal<Mac> mac;

    public Tagger(SecretKey key) {
        mac = ThreadLocal.withInitial(() -> {
            try {
                Mac made = Mac.getInstance("HmacSHA256");
                made.init(key);
                return made;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    public static String id(String key, UUID id) {
        return key + "=" + id;
    }

    /** For a text that is unique as it is written. */
    public String exact(String key, String text) {
        return hashed(key, composed(text));
    }

    /** For a text that is unique whatever its case. */
    public String folded(String key, String text) {
        // Some letters compose in one case only (H with a line below), so folding can leave what composes further.
        return hashed(key, composed(CaseFold.fold(composed(text))));
    }

    /** All tags of an event. */
    public Set<String> of(DomainEvent event) {
        Tags tags = new Tags(this);
        event.tags(tags);
        return tags.collected();
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private String hashed(String key, String normal) {
        byte[] hash = mac.get().doFinal((key + "\0" + normal).getBytes(UTF_8));
        return key + "=" + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
    }
}
