package io.colophon.command.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.colophon.contract.imports.IsbnCell;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.validator.routines.ISBNValidator;
import org.apache.commons.validator.routines.checkdigit.CheckDigitException;
import org.apache.commons.validator.routines.checkdigit.ISBN10CheckDigit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsbnCellTest {

    private static final String SCIENTIFIC = "\\d+([.,]\\d+)?[eE][+-]?\\d+";

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            9780439023481,       9780439023481
            ` 978-0-439-02348-1 `, 9780439023481
            978 0 439 02348 1,   9780439023481
            978–0–439–02348–1,   9780439023481
            ="9780439023481",    9780439023481
            '9780439023481,      9780439023481
            “9780439023481”,     9780439023481
            0-439-02348-3,       0439023483
            439023483,           0439023483
            61120081,            0061120081
            7491433,             0007491433
            43902348x,           43902348x
            30726999X,           030726999X
            30726999x,           030726999X
            030726999x,          030726999X
            439023484,           439023484
            749143,              749143
            12345,               12345
            9780439023480,       9780439023480
            97804390234810.0,    97804390234810.0
            B002-A 9,            B002-A 9
            =none,               =none
            ``,                  ``
            """)
    void a_cell_is_read_as_the_isbn_that_was_meant_and_else_kept(String cell, String isbn) {
        assertThat(IsbnCell.read(cell, "")).isEqualTo(new IsbnCell.Isbns(isbn, "", List.of()));
        assertThat(IsbnCell.read("", cell)).isEqualTo(new IsbnCell.Isbns("", isbn, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        // Two are printed so; the ISBN-10 says which.
        "9.78142314674e+12, 1423146735, 9781423146735",
        "9.78142314674e+12, 1423146743, 9781423146742",
        "9.78006112008e+12, 61120081, 9780061120084",
        // Only the one whose 13th digit was rounded up.
        "9.78074327695e+12, '', 9780743276948",
        // Only the one whose 13th digit was rounded away.
        "9.78043902348e+12, '', 9780439023481",
        // Trailing zeros are gone.
        "9.78159448e+12, 1594480001, 9781594480003",
        "9.7803077e+12, 307700003, 9780307700001",
        "9.78031235e+12, 312349998, 9780312349998",
        "9.78006102e+12, 61020001, 9780061020001",
        "9.7803077e+12, '', 9780307700001",
        // The row's ISBN-10 is another edition's, but there is only one candidate.
        "9.78055381395e+12, 446612707, 9780553813951",
        // Other spellings.
        "'\"9,78043902348E+12\"', 0-439-02348-3, 9780439023481",
        "9.78043902348e+012, 439023483, 9780439023481",
        "9.78031235E+12, 312349998, 9780312349998",
        // All 13 digits are there.
        "9.780439023481E12, '', 9780439023481",
        "9.7804390234810000e+12, '', 9780439023481"
    })
    void a_number_stands_for_the_isbn_that_is_printed_so(String isbn13, String isbn10, String expected) {
        IsbnCell.Isbns isbns = IsbnCell.read(isbn13, isbn10);
        assertThat(isbns.isbn13()).isEqualTo(expected);
        assertThat(isbns.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "9.78E+12, ''",
        "9.78E+12, 439023483",
        "9.78e+12, ''",
        "9.78044E+12, ''",
        "9.7803077E+12, ''",
        "9.78142314674e+12, ''",
        "9.78142314674e+12, 1484724917",
        "9.780439023482E12, ''",
        "6.30809681058e+11, ''",
        "4.39023483E+08, ''",
        "1e+12, ''",
        "97.80439023481e+11, ''",
        "0E+00, ''",
        "9.78043902348e-12, 439023483"
    })
    void a_number_that_stays_in_doubt_is_left_out_with_a_note(String isbn13, String isbn10) {
        IsbnCell.Isbns isbns = IsbnCell.read(isbn13, isbn10);
        assertThat(isbns.isbn13()).isEmpty();
        assertThat(isbns.notes()).singleElement().asString().contains("isbn_13", isbn13);
    }

    @Test
    void both_cells_can_be_left_out() {
        IsbnCell.Isbns isbns = IsbnCell.read("9.78E+12", "4.39E+08");
        assertThat(isbns.isbn13() + isbns.isbn10()).isEmpty();
        assertThat(isbns.notes()).hasSize(2);
    }

    @Property(seed = "1")
    void an_isbn_survives_a_spreadsheet_when_its_isbn_10_does(@ForAll("isbn10s") String isbn10) {
        String isbn13 = ISBNValidator.getInstance().convertToISBN13(isbn10);
        String withoutZeros = isbn10.replaceFirst("^0{1,3}", "");
        IsbnCell.Isbns isbns = IsbnCell.read(printed(isbn13), withoutZeros);
        assertThat(isbns.isbn10()).isEqualTo(isbn10);
        if (new BigDecimal(printed(isbn13)).precision() >= 8) {
            assertThat(isbns.isbn13()).isEqualTo(isbn13);
        }
    }

    @Property(seed = "2")
    void without_its_isbn_10_it_is_found_again_or_left_out_but_never_taken_for_another(
            @ForAll("isbn10s") String isbn10) {
        String isbn13 = ISBNValidator.getInstance().convertToISBN13(isbn10);
        IsbnCell.Isbns isbns = IsbnCell.read(printed(isbn13), "");
        assertThat(isbns.isbn13()).isIn(isbn13, "");
        assertThat(isbns.notes()).hasSize(isbns.isbn13().isEmpty() ? 1 : 0);
    }

    @Property(seed = "3")
    void no_cell_is_stored_as_a_number_in_scientific_notation(
            @ForAll("numbers") String isbn13, @ForAll("numbers") String isbn10) {
        IsbnCell.Isbns isbns = IsbnCell.read(isbn13, isbn10);
        assertThat(isbns.isbn13()).doesNotMatch(SCIENTIFIC);
        assertThat(isbns.isbn10()).doesNotMatch(SCIENTIFIC);
    }

    @Test
    void a_real_export_gets_its_isbns_back() throws Exception {
        Path books = Path.of(System.getProperty("colophon.test-data", "../../shared/data"), "goodbooks-10k/books.csv");
        assumeTrue(Files.exists(books), "the data set is not here");
        int isbn10 = 5;
        int isbn13 = 6;
        int recovered = 0;
        UploadedCsv csv = UploadedCsv.open(books);
        assertThat(csv.rowCount()).isEqualTo(10_000);
        try (Stream<List<String>> rows = csv.rows()) {
            for (List<String> row : (Iterable<List<String>>) rows::iterator) {
                IsbnCell.Isbns isbns = IsbnCell.read(row.get(isbn13), row.get(isbn10));
                assertThat(isbns.isbn13() + " " + isbns.isbn10()).doesNotContainIgnoringCase("e");
                String truth = ISBNValidator.getInstance().validateISBN10(isbns.isbn10()) == null
                        ? ""
                        : ISBNValidator.getInstance().convertToISBN13(isbns.isbn10());
                recovered += !truth.isEmpty() && truth.equals(isbns.isbn13()) ? 1 : 0;
            }
        }
        assertThat(recovered).isGreaterThanOrEqualTo(9_238);
    }

    /** As {@code %.12g} prints it. */
    private static String printed(String isbn13) {
        BigDecimal rounded = new BigDecimal(isbn13).round(new MathContext(12, RoundingMode.HALF_EVEN));
        String digits = rounded.stripTrailingZeros().unscaledValue().toString();
        return digits.charAt(0) + "." + digits.substring(1) + "e+12";
    }

    @Provide
    Arbitrary<String> isbn10s() {
        return Arbitraries.strings()
                .numeric()
                .ofLength(9)
                .filter(nine -> !nine.matches("0+"))
                .map(IsbnCellTest::withCheckDigit);
    }

    @Provide
    Arbitrary<String> numbers() {
        return Arbitraries.strings().withChars("0123456789.,eE+-X =\"").ofMaxLength(18);
    }

    private static String withCheckDigit(String nine) {
        try {
            return nine + ISBN10CheckDigit.ISBN10_CHECK_DIGIT.calculate(nine);
        } catch (CheckDigitException e) {
            throw new AssertionError(e);
        }
    }
}
