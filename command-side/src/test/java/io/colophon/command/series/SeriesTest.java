package io.colophon.command.series;

import static io.colophon.command.Decisions.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.contract.Change;
import io.colophon.contract.Refusal;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.series.SeriesEvent.SeriesCreated;
import io.colophon.contract.series.SeriesEvent.SeriesDeleted;
import io.colophon.contract.series.SeriesEvent.SeriesRevised;
import io.colophon.contract.vocabulary.VocabularyEvent.TagAdded;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesTest {

    private static final UUID LIBRARY = new UUID(1, 1);
    private static final UUID OTHER_LIBRARY = new UUID(1, 2);
    private static final UUID SERIES = new UUID(2, 1);
    private static final UUID TAG = new UUID(3, 1);
    private static final LibraryCreated LIBRARY_CREATED =
            new LibraryCreated(LIBRARY, new UUID(9, 9), "Home", "home", "", false);
    private static final LibraryDeleted LIBRARY_DELETED = new LibraryDeleted(LIBRARY, new UUID(9, 9), List.of());
    private static final TagAdded TAG_ADDED = new TagAdded(TAG, LIBRARY, "best", "");
    private static final SeriesCreated CREATED = akira(List.of(TAG)).created(SERIES, LIBRARY);

    private static SeriesDetails akira(@Nullable List<UUID> tags) {
        return new SeriesDetails(
                "Akira", "", 6, "completed", "ja", 1982, "seinen", List.of("Action"), "", "a-1", "test", tags);
    }

    @Test
    void a_library_gets_a_series() {
        given(LIBRARY_CREATED, TAG_ADDED)
                .when(new CreateSeries(SERIES, LIBRARY, akira(List.of(TAG))))
                .then(CREATED)
                .thenAnswer(SERIES);
        given(LIBRARY_CREATED)
                .when(new CreateSeries(SERIES, LIBRARY, akira(null)))
                .then(akira(List.of()).created(SERIES, LIBRARY));
    }

    @Test
    void a_library_that_is_not_there_gets_no_series() {
        given(LIBRARY_CREATED, LIBRARY_DELETED)
                .when(new CreateSeries(SERIES, LIBRARY, akira(null)))
                .thenRefused(Refusal.Kind.NOT_FOUND, "library not found");
    }

    @Test
    void a_tag_of_another_library_is_refused_with_everything() {
        TagAdded foreign = new TagAdded(TAG, OTHER_LIBRARY, "best", "");
        given(LIBRARY_CREATED, foreign)
                .when(new CreateSeries(SERIES, LIBRARY, akira(List.of(TAG))))
                .thenRefused(Refusal.Kind.INVALID, "unknown tag_id: " + TAG);
        given(LIBRARY_CREATED, foreign, CREATED)
                .when(new ReviseSeries(SERIES, LIBRARY, akira(List.of(TAG))))
                .thenRefused(Refusal.Kind.INVALID, "unknown tag_id: " + TAG);
    }

    @Test
    void a_revision_holds_what_changes() {
        given(LIBRARY_CREATED, TAG_ADDED, CREATED)
                .when(new ReviseSeries(
                        SERIES,
                        LIBRARY,
                        new SeriesDetails(
                                "AKIRA",
                                "",
                                null,
                                "completed",
                                "ja",
                                1984,
                                "seinen",
                                List.of(),
                                "",
                                "a-1",
                                "test",
                                null)))
                .then(new SeriesRevised(
                        SERIES,
                        LIBRARY,
                        new Change<>("Akira", "AKIRA"),
                        null,
                        new Change<>(6, null),
                        null,
                        null,
                        new Change<>(1982, 1984),
                        null,
                        new Change<>(List.of("Action"), List.of()),
                        null,
                        null,
                        null,
                        null));
    }

    @Test
    void what_a_revision_replaces_is_what_stood_there_last() {
        SeriesDetails second =
                new SeriesDetails("B", "d", null, "hiatus", "", 1, "", List.of("x"), "u", "", "", List.of());
        given(LIBRARY_CREATED, CREATED, second.revising(SeriesDetails.of(CREATED), SERIES, LIBRARY))
                .when(new ReviseSeries(SERIES, LIBRARY, second))
                .then(second.revising(second, SERIES, LIBRARY));
    }

    @Test
    void an_empty_list_takes_all_tags_and_none_leaves_them() {
        assertThat(akira(List.of())
                        .revising(akira(List.of(TAG)), SERIES, LIBRARY)
                        .tagIds())
                .isEqualTo(new Change<>(List.of(TAG), List.of()));
        assertThat(akira(null).revising(akira(List.of(TAG)), SERIES, LIBRARY).tagIds())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({",,ongoing", ",true,completed", "'',false,ongoing", "ongoing,true,ongoing", "resting,true,resting"})
    void whether_it_is_complete_counts_only_without_a_status(
            @Nullable String status, @Nullable Boolean complete, String expected) {
        SeriesDetails.Request request = new SeriesDetails.Request(
                "Akira", null, null, status, complete, null, null, null, null, null, null, null, null);
        assertThat(request.checked().status()).isEqualTo(expected);
    }

    @Test
    void a_series_that_is_not_there_or_is_another_librarys_is_not_touched() {
        given(LIBRARY_CREATED, CREATED)
                .when(new ReviseSeries(SERIES, OTHER_LIBRARY, akira(null)))
                .thenRefused(Refusal.Kind.NOT_FOUND, "series not found");
        given(LIBRARY_CREATED, CREATED)
                .when(new DeleteSeries(SERIES, OTHER_LIBRARY))
                .thenRefused(Refusal.Kind.NOT_FOUND, "series not found");
        given(LIBRARY_CREATED, CREATED, LIBRARY_DELETED)
                .when(new ReviseSeries(SERIES, LIBRARY, akira(null)))
                .thenRefused(Refusal.Kind.NOT_FOUND, "series not found");
    }

    @Test
    void a_series_is_deleted_once() {
        SeriesDeleted deleted = new SeriesDeleted(SERIES, LIBRARY);
        given(LIBRARY_CREATED, CREATED).when(new DeleteSeries(SERIES, LIBRARY)).then(deleted);
        given(LIBRARY_CREATED, CREATED, deleted)
                .when(new DeleteSeries(SERIES, LIBRARY))
                .thenRefused(Refusal.Kind.NOT_FOUND, "series not found");
    }
}
