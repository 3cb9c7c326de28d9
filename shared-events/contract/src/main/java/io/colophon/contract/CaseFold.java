package io.colophon.contract;

/**
 * Lower case by Unicode's simple one-to-one mapping, as the contracts fold everywhere: {@code İ} becomes {@code i}, {@code Σ} becomes
 * {@code σ} also at the end of a word, {@code ß} stays. Java's own {@code toLowerCase} differs in just these.
 */
public final class CaseFold {

    private CaseFold() {}

    public static String fold(String text) {
        int[] folded = text.codePoints().map(Character::toLowerCase).toArray();
        return new String(folded, 0, folded.length);
    }
}
