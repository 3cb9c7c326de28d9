package io.colophon.contract.loans;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class BorrowerTest {

    private static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    @Test
    void a_borrower_is_the_version_5_uuid_of_his_name_within_the_library() {
        // The example of RFC 9562, appendix A.4.
        assertThat(Borrower.id(DNS, "www.example.com"))
                .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    }

    @Test
    void a_name_in_another_library_or_case_is_somebody_else() {
        assertThat(Borrower.id(new UUID(1, 1), "Ann"))
                .isNotEqualTo(Borrower.id(new UUID(1, 2), "Ann"))
                .isNotEqualTo(Borrower.id(new UUID(1, 1), "ann"));
    }
}
