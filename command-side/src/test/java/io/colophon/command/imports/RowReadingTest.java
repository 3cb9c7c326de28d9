package io.colophon.command.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.command.imports.RowReading.Credit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowReadingTest {

    private record Type(String name, String display) {}

    private static final List<Type> TYPES = List.of(
            new Type("novel", "Novel"),
            new Type("manga", "Manga"),
            new Type("light_novel", "Light Novel"),
            new Type("comic", "Comic Book"),
            new Type("graphic_novel", "Graphic Novel"),
            new Type("artbook", "Art Book"),
            new Type("rpg_sourcebook", "RPG Sourcebook"),
            new Type("appliance_manual", "Appliance Manual"),
            new Type("technical_manual", "Technical Manual"));

    private static RowReading row(String... cells) {
        Map<String, String> byField = new HashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            byField.put(cells[i], cells[i + 1]);
        }
        return RowReading.of(byField, "paperback");
    }

    @Test
    void every_field_is_read() {
        assertThat(row(
                        "title", "Full Row",
                        "subtitle", "Sub",
                        "isbn_13", "978-0-439-02348-1",
                        "isbn_10", "439023483",
                        "author", "Suzanne Collins, Tim O'Brien (Illustrator)",
                        "publisher", "Scholastic",
                        "publish_date", "September 14, 2008",
                        "acquired_date", "2020-02",
                        "description", "Text",
                        "page_count", "374 pages",
                        "language", "fr",
                        "tags", "mine, Horror/Drama",
                        "media_type", "Comic Book",
                        "unknown", "passed over"))
                .isEqualTo(new RowReading(
                        "Full Row",
                        "Sub",
                        "9780439023481",
                        "0439023483",
                        List.of(new Credit("Suzanne Collins", "author"), new Credit("Tim O'Brien", "illustrator")),
                        List.of("mine", "Horror/Drama"),
                        "Scholastic",
                        LocalDate.of(2008, 9, 14),
                        LocalDate.of(2020, 2, 1),
                        "Text",
                        374,
                        "fr",
                        "paperback",
                        "Comic Book",
                        List.of()));
    }

    @Test
    void an_empty_row_has_defaults_only() {
        RowReading row = row();
        assertThat(row.title()).isEmpty();
        assertThat(row.isbn()).isEmpty();
        assertThat(row.language()).isEqualTo("en");
        assertThat(row.credits()).isEmpty();
        assertThat(row.tags()).isEmpty();
        assertThat(row.pageCount()).isNull();
        assertThat(row.publishDate()).isNull();
    }

    @Test
    void a_row_goes_by_its_isbn_13_else_its_isbn_10() {
        assertThat(row("isbn_13", "9780439023481", "isbn_10", "0439023483").isbn())
                .isEqualTo("9780439023481");
        assertThat(row("isbn_13", "9.78E+12", "isbn_10", "0439023483").isbn()).isEqualTo("0439023483");
        assertThat(row("isbn_13", "9.78E+12").notes()).hasSize(1);
    }

    @Test
    void only_known_roles_in_parentheses_are_roles() {
        assertThat(row(
                                "author",
                                "Jane (ILLUSTRATOR), John, ,Sue (Friend) , Ann(narrator), (Editor), Bob (Editor) (Writer)")
                        .credits())
                .containsExactly(
                        new Credit("Jane", "illustrator"),
                        new Credit("John", "author"),
                        new Credit("Sue (Friend)", "author"),
                        new Credit("Ann", "narrator"),
                        new Credit("(Editor)", "author"),
                        new Credit("Bob (Editor)", "writer"));
    }

    @Test
    void a_person_is_credited_once_a_role() {
        assertThat(row("author", "Ada, ADA, Ada (Author), Ada (Editor)").credits())
                .containsExactly(new Credit("Ada", "author"), new Credit("Ada", "editor"));
    }

    @Test
    void tags_are_split_on_commas_and_stand_once() {
        assertThat(row("tags", " a ,, B,b, c/d ,A").tags()).containsExactly("a", "B", "c/d");
    }

    @ParameterizedTest
    @CsvSource({
        "123 pages, 123",
        "123, 123",
        "2008.0, 2008",
        "007, 7",
        "1 234, 1",
        "999999999, 999999999",
        "0,",
        "9999999999,",
        "p. 12,",
        "-5,",
        "'',"
    })
    void a_page_count_is_the_positive_integer_it_begins_with(String text, Integer pages) {
        assertThat(row("page_count", text).pageCount()).isEqualTo(pages);
    }

    @ParameterizedTest
    @CsvSource({
        "graphic_novel, '', graphic_novel",
        "ART BOOK, '', artbook",
        "rpg, '', rpg_sourcebook",
        "manual, '', appliance_manual",
        "novel, '', novel",
        "nov, '', graphic_novel",
        "papyrus, '', novel",
        "'', 'nice, Light Novel, manga', light_novel",
        "'', light, novel",
        "papyrus, comic, comic",
        "manga, novel, manga"
    })
    void a_media_type_is_found_by_name_then_by_part_then_by_a_tag(String text, String tags, String expected) {
        assertThat(row("media_type", text, "tags", tags).mediaTypeAmong(TYPES, Type::name, Type::display))
                .map(Type::name)
                .contains(expected);
    }

    @Test
    void without_a_novel_there_may_be_no_media_type() {
        List<Type> manga = List.of(new Type("manga", "Manga"));
        assertThat(row().mediaTypeAmong(manga, Type::name, Type::display)).isEmpty();
        assertThat(row("tags", "MANGA").mediaTypeAmong(manga, Type::name, Type::display))
                .contains(manga.getFirst());
    }

    @Test
    void at_most_four_genres_are_named_by_the_tags_the_shortest_first() {
        List<String> genres = List.of(
                "Science Fiction", "Romance", "Literary Fiction", "Horror", "Young Adult", "Drama", "Crime", "Sci/Fi");
        assertThat(row("tags", "science fiction, ROMANCE, Drama, Young Adult / horror, Literary Fiction")
                        .genresAmong(genres, name -> name))
                .containsExactly("Drama", "Horror", "Romance", "Young Adult");
        assertThat(row("tags", "sci/fi, drama,crime").genresAmong(genres, name -> name))
                .containsExactly("Crime", "Drama", "Sci/Fi");
        assertThat(row("tags", "dramatic").genresAmong(genres, name -> name)).isEmpty();
    }

    @Property(seed = "1")
    void any_cells_can_be_read(@ForAll Map<String, String> others, @ForAll List<String> cells) {
        List<String> fields = List.of(
                "title",
                "isbn_13",
                "isbn_10",
                "author",
                "publish_date",
                "acquired_date",
                "page_count",
                "tags",
                "media_type");
        Map<String, String> all = new HashMap<>(others);
        List<String> texts = new ArrayList<>(cells);
        for (int i = 0; i < fields.size() && i < texts.size(); i++) {
            all.put(fields.get(i), texts.get(i));
        }
        RowReading row = RowReading.of(all, "ebook");
        assertThat(row.credits()).allSatisfy(credit -> assertThat(credit.name()).isNotBlank());
        assertThat(row.tags()).allSatisfy(tag -> assertThat(tag).isNotBlank());
        assertThat(row.mediaTypeAmong(TYPES, Type::name, Type::display)).isNotNull();
    }
}
