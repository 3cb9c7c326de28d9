package io.colophon.query.loans;

import io.colophon.contract.CaseFold;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.query.Views;
import io.colophon.web.WireJson;
import io.r2dbc.spi.Row;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The JSON of a loan, as every route sends it (Librarium behaviour, section 14). */
record LoanAnswer(
        UUID id,
        UUID libraryId,
        UUID bookId,
        String bookTitle,
        String loanedTo,
        LocalDate loanedAt,
        @Nullable LocalDate dueDate,
        @Nullable LocalDate returnedAt,
        String notes,
        List<Tag> tags,
        String createdAt,
        String updatedAt) {

    record Tag(UUID id, String name, String color) {}

    /** Writes the answers of these loans, and what they are found by; one that is gone is passed over. */
    static Mono<Void> write(ViewSession session, Collection<UUID> loans) {
        Object ids = loans.toArray(UUID[]::new);
        return tags(session, ids)
                .flatMap(tags -> session.list("""
                        SELECT id, library_id, book_id, title, loaned_to, loaned_at, due_date, returned_at, notes, created_at, updated_at
                        FROM {v}.loan WHERE id = ANY($1)
                        """, row -> of(row, tags), ids))
                .flatMap(answers -> write(session, answers));
    }

    private record Tagging(UUID loanId, Tag tag) {}

    private static Mono<Map<UUID, List<Tag>>> tags(ViewSession session, Object loanIds) {
        return session.list(
                        "SELECT u.loan_id, t.id, t.name, t.color FROM {v}.loan_tag u JOIN {v}.tag t ON t.id = u.tag_id"
                                + " WHERE u.loan_id = ANY($1) ORDER BY t.name",
                        row -> new Tagging(
                                Views.uuid(row, "loan_id"),
                                new Tag(Views.uuid(row, "id"), Views.text(row, "name"), Views.text(row, "color"))),
                        loanIds)
                .map(taggings -> taggings.stream()
                        .collect(Collectors.groupingBy(
                                Tagging::loanId, Collectors.mapping(Tagging::tag, Collectors.toList()))));
    }

    private static LoanAnswer of(Row row, Map<UUID, List<Tag>> tags) {
        UUID id = Views.uuid(row, "id");
        return new LoanAnswer(
                id,
                Views.uuid(row, "library_id"),
                Views.uuid(row, "book_id"),
                Views.text(row, "title"),
                Views.text(row, "loaned_to"),
                ViewSession.get(row, "loaned_at", LocalDate.class),
                row.get("due_date", LocalDate.class),
                row.get("returned_at", LocalDate.class),
                Views.text(row, "notes"),
                tags.getOrDefault(id, List.of()),
                WireJson.time(Views.instant(row, "created_at")),
                WireJson.time(Views.instant(row, "updated_at")));
    }

    private static Mono<Void> write(ViewSession session, List<LoanAnswer> answers) {
        return session.run(
                "UPDATE {v}.loan SET search = u.s, answer = u.a FROM unnest($1::uuid[], $2::text[], $3::text[]) AS u(i, s, a) WHERE id = u.i",
                answers.stream().map(LoanAnswer::id).toArray(UUID[]::new),
                answers.stream()
                        .map(loan -> CaseFold.fold(loan.loanedTo + " " + loan.bookTitle))
                        .toArray(String[]::new),
                answers.stream().map(WireJson::write).toArray(String[]::new));
    }
}
