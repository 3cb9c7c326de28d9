package io.colophon.command.editions;

import static io.colophon.command.Limits.printable;
import static io.colophon.command.Limits.required;
import static io.colophon.command.Limits.text;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.colophon.contract.Change;
import io.colophon.contract.Refusal;
import io.colophon.contract.editions.EditionEvent.EditionAdded;
import io.colophon.contract.editions.EditionEvent.EditionRevised;
import io.colophon.web.PathId;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is said of an edition when it is made (Librarium behaviour, section 9). */
public record EditionDetails(
        String format,
        String language,
        String editionName,
        String narrator,
        String publisher,
        @Nullable LocalDate publishDate,
        String isbn13,
        String isbn10,
        String description,
        @Nullable Integer durationSeconds,
        @Nullable Integer pageCount,
        boolean primary,
        @Nullable LocalDate acquiredAt,
        @Nullable UUID narratorContributorId) {

    /** As clients send it. */
    public record Request(
            @Nullable String format,
            @Nullable String language,
            @Nullable String editionName,
            @Nullable String narrator,
            @Nullable String publisher,
            @Nullable String publishDate,
            @JsonProperty("isbn_13") @Nullable String isbn13,
            @JsonProperty("isbn_10") @Nullable String isbn10,
            @Nullable String description,
            @Nullable Integer durationSeconds,
            @Nullable Integer pageCount,
            @Nullable Boolean isPrimary,
            @Nullable String acquiredAt,
            @Nullable String narratorContributorId,
            @Nullable Integer copyCount) {

        /** At least one; none given means one (Librarium behaviour, section 9). */
        int copies() {
            return copyCount == null || copyCount < 1 ? 1 : copyCount;
        }

        /** @throws Refusal that names the field */
        public EditionDetails checked() {
            return new EditionDetails(
                    required("format", format, 32),
                    text("language", language, 16),
                    text("edition_name", editionName, 255),
                    text("narrator", narrator, 255),
                    text("publisher", publisher, 255),
                    PublishDate.parse(text(publishDate)),
                    printable("isbn_13", isbn13),
                    printable("isbn_10", isbn10),
                    printable("description", description),
                    durationSeconds,
                    pageCount,
                    Boolean.TRUE.equals(isPrimary),
                    ExactDate.parse(text(acquiredAt)),
                    text(narratorContributorId).isEmpty()
                            ? null
                            : PathId.find(text(narratorContributorId))
                                    .orElseThrow(() -> Refusal.invalid("invalid narrator_contributor_id")));
        }
    }

    static EditionDetails of(EditionAdded e) {
        return new EditionDetails(
                e.format(),
                e.language(),
                e.editionName(),
                e.narrator(),
                e.publisher(),
                e.publishDate(),
                e.isbn13(),
                e.isbn10(),
                e.description(),
                e.durationSeconds(),
                e.pageCount(),
                e.primary(),
                e.acquiredAt(),
                e.narratorContributorId());
    }

    EditionDetails after(EditionRevised e) {
        return new EditionDetails(
                changed(e.format(), format),
                changed(e.language(), language),
                changed(e.editionName(), editionName),
                changed(e.narrator(), narrator),
                changed(e.publisher(), publisher),
                Change.apply(e.publishDate(), publishDate),
                e.isbn13(),
                e.isbn10(),
                changed(e.description(), description),
                Change.apply(e.durationSeconds(), durationSeconds),
                Change.apply(e.pageCount(), pageCount),
                changed(e.primary(), primary),
                Change.apply(e.acquiredAt(), acquiredAt),
                Change.apply(e.narratorContributorId(), narratorContributorId));
    }

    private static <T> T changed(@Nullable Change<T> change, T before) {
        return Objects.requireNonNull(Change.apply(change, before));
    }

    /** What replaces an edition's details by these. */
    public EditionRevised revising(
            EditionDetails was, UUID editionId, UUID bookId, UUID libraryId, int copiesBefore, int copies) {
        return new EditionRevised(
                editionId,
                bookId,
                libraryId,
                isbn13,
                isbn10,
                copies,
                Change.between(was.format, format),
                Change.between(was.language, language),
                Change.between(was.editionName, editionName),
                Change.between(was.narrator, narrator),
                Change.between(was.publisher, publisher),
                Change.between(was.publishDate, publishDate),
                Change.between(was.isbn13, isbn13),
                Change.between(was.isbn10, isbn10),
                Change.between(was.description, description),
                Change.between(was.durationSeconds, durationSeconds),
                Change.between(was.pageCount, pageCount),
                Change.between(was.primary, primary),
                Change.between(was.acquiredAt, acquiredAt),
                Change.between(was.narratorContributorId, narratorContributorId),
                Change.between(copiesBefore, copies));
    }

    /** The ISBN by which a library knows whether it has the edition: the longer one, else the shorter; empty: it can't know. */
    public String identifyingIsbn() {
        return isbn13.isEmpty() ? isbn10 : isbn13;
    }

    public EditionAdded added(UUID editionId, UUID bookId, UUID libraryId) {
        return new EditionAdded(
                editionId,
                bookId,
                libraryId,
                format,
                language,
                editionName,
                narrator,
                publisher,
                publishDate,
                isbn13,
                isbn10,
                description,
                durationSeconds,
                pageCount,
                primary,
                acquiredAt,
                narratorContributorId,
                1);
    }
}
