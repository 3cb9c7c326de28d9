package io.colophon.query.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.colophon.query.books.SeriesProposals.Proposal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SeriesProposalsTest {

    private static List<Proposal> of(String... titles) {
        SeriesProposals proposals = new SeriesProposals();
        for (int i = 0; i < titles.length; i++) {
            proposals.add(new UUID(0, i), titles[i], "");
        }
        return proposals.proposals();
    }

    private static List<String> names(String... titles) {
        return of(titles).stream().map(Proposal::proposedName).toList();
    }

    @Test
    void titles_with_one_base_are_one_series_in_any_case_and_spacing() {
        assertThat(of("Saga 10", "SAGA, Volume 2", "Saga  #1.5").getFirst().books())
                .extracting(book -> book.title() + " is " + book.position())
                .containsExactly("Saga  #1.5 is 1.5", "SAGA, Volume 2 is 2", "Saga 10 is 10");
    }

    @Test
    void one_book_is_no_series() {
        assertThat(of("Lonely 1", "Saga 1", "Fahrenheit 451")).isEmpty();
    }

    @Test
    void the_spelling_that_most_have_is_the_name_and_the_first_among_equals() {
        assertThat(names("saga 1", "Saga 2", "Saga 3")).containsExactly("Saga");
        assertThat(names("saga 1", "Saga 2")).containsExactly("saga");
        assertThat(names("One  Piece 1", "One Piece 2")).containsExactly("One Piece");
    }

    @Test
    void the_largest_comes_first_then_by_name() {
        assertThat(names("C 1", "C 2", "B 1", "A 1", "A 2", "B 2", "B 3")).containsExactly("B", "A", "C");
    }

    @Test
    void what_stands_at_one_place_stays_as_it_came() {
        assertThat(of("Saga 1: no", "Saga #1", "Saga 1", "Saga vol. 1")
                        .getFirst()
                        .books())
                .extracting(SeriesProposals.Book::title, book -> book.position().toString())
                .containsExactly(tuple("Saga #1", "1"), tuple("Saga 1", "1"), tuple("Saga vol. 1", "1"));
    }
}
