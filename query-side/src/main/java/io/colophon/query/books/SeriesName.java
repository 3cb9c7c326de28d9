package io.colophon.query.books;

import io.colophon.contract.CaseFold;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The name of a series, as titles of its volumes begin with it.
 *
 * @param folded what a folded title begins with
 */
record SeriesName(String folded) {

    static SeriesName of(String name) {
        return new SeriesName(CaseFold.fold(name));
    }

    /** Where a book with this title stands in the series, if the title says so: {@code Monster, Vol. 2} is 2 in {@code Monster}. */
    Optional<BigDecimal> position(String title) {
        String text = CaseFold.fold(title);
        if (!text.startsWith(folded)) {
            return Optional.empty();
        }
        TitleReader reader = new TitleReader(text, folded.length());
        if (reader.isInWord()) {
            return Optional.empty();
        }
        reader.skipSpaces();
        reader.skipPunctuation();
        reader.skipSpaces();
        reader.skipKeyword();
        reader.skipSpaces();
        return reader.numberAtWordEnd();
    }
}
