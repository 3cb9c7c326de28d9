package io.colophon.eventstore;

import java.time.Duration;

/**
 * How long the long tests are. {@code ./mvnw verify} runs seconds-long forms of them, {@code -Pproof} the full counts; what
 * exists in full form only carries the tag {@value #TAG}.
 */
public final class Proof {

    public static final String TAG = "proof";

    private static final boolean FULL =
            switch (System.getProperty("colophon.proof", "short")) {
                case "full" -> true;
                case "short" -> false;
                default -> throw new IllegalArgumentException("colophon.proof is short or full");
            };

    private Proof() {}

    public static int count(int inShort, int inFull) {
        return FULL ? inFull : inShort;
    }

    public static Duration seconds(int inShort, int inFull) {
        return Duration.ofSeconds(count(inShort, inFull));
    }
}
