package io.colophon.command.contributors;

import static io.colophon.command.Decisions.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.colophon.contract.Change;
import io.colophon.contract.Refusal;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.contract.contributors.ContributorEvent.ContributorMetadataApplied;
import io.colophon.contract.contributors.ContributorEvent.ContributorRemoved;
import io.colophon.contract.contributors.ContributorEvent.WorkRemoved;
import io.colophon.contract.contributors.ContributorEvent.WorksReplaced;
import io.colophon.contract.contributors.Work;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApplyMetadataTest {

    private static final UUID ANNA = new UUID(1, 1);
    private static final ContributorAdded ADDED = new ContributorAdded(ANNA, "Anna Bell", "Bell, Anna", false);
    private static final Work EMMA = new Work(new UUID(2, 1), "Emma", "9780141439587", "", 1815, "");
    private static final Work SANDITON = new Work(new UUID(2, 2), "Sanditon", "", "", null, "");
    private static final WorksReplaced LISTED = works("test", List.of(), EMMA, SANDITON);

    @Test
    void what_a_provider_says_overwrites_and_what_it_does_not_say_stays() {
        ContributorMetadataApplied first = new ContributorMetadataApplied(
                ANNA,
                "test",
                new Change<>(null, "X1"),
                new Change<>("", "Bio"),
                new Change<>(null, LocalDate.of(1950, 1, 2)),
                null,
                new Change<>("", "CA"));
        given(ADDED)
                .when(apply("test", "X1", "Bio", LocalDate.of(1950, 1, 2), "CA"))
                .then(first)
                .thenAnswer(ANNA);
        given(ADDED, first)
                .when(apply("test", "", "", null, ""))
                .then(new ContributorMetadataApplied(ANNA, "test", null, null, null, null, null));
        given(ADDED, first)
                .when(apply("two", "Y", "Other", LocalDate.of(1950, 1, 2), "CA"))
                .then(new ContributorMetadataApplied(
                        ANNA, "two", new Change<>(null, "Y"), new Change<>("Bio", "Other"), null, null, null));
        given(ADDED, first)
                .when(apply("test", "X2", "", null, ""))
                .then(new ContributorMetadataApplied(ANNA, "test", new Change<>("X1", "X2"), null, null, null, null));
    }

    @Test
    void an_id_belongs_to_a_provider() {
        given(ADDED)
                .when(apply("", "X1", "", null, ""))
                .then(new ContributorMetadataApplied(ANNA, "", null, null, null, null, null));
    }

    @Test
    void works_replace_those_of_the_same_provider() {
        Work lady = new Work(new UUID(2, 3), "Lady Susan", "", "", null, "");
        given(ADDED).when(list("test", EMMA, SANDITON)).then(nothing("test"), LISTED);
        given(ADDED, LISTED)
                .when(list("test", lady))
                .then(nothing("test"), works("test", List.of(EMMA, SANDITON), lady));
        given(ADDED, LISTED).when(list("two", lady)).then(nothing("two"), works("two", List.of(), lady));
        given(ADDED, LISTED, new WorkRemoved(ANNA, EMMA.workId()))
                .when(list("test", lady))
                .then(nothing("test"), works("test", List.of(SANDITON), lady));
        given(ADDED, LISTED).when(list("test")).then(nothing("test"));
    }

    @Test
    void a_work_is_removed_once() {
        WorkRemoved removed = new WorkRemoved(ANNA, EMMA.workId());
        given(ADDED, LISTED)
                .when(new RemoveWork(ANNA, EMMA.workId()))
                .then(removed)
                .thenAnswer(EMMA.workId());
        given(ADDED, LISTED, removed)
                .when(new RemoveWork(ANNA, EMMA.workId()))
                .thenRefused(Refusal.Kind.NO_PAGE, "404 page not found");
        given(ADDED, LISTED, works("test", List.of(EMMA, SANDITON), SANDITON))
                .when(new RemoveWork(ANNA, EMMA.workId()))
                .thenRefused(Refusal.Kind.NO_PAGE, "404 page not found");
    }

    @Test
    void a_work_of_somebody_else_is_not_removed() {
        UUID other = new UUID(1, 2);
        given(ADDED, LISTED, new ContributorAdded(other, "Bea", "Bea", false))
                .when(new RemoveWork(other, EMMA.workId()))
                .thenRefused(Refusal.Kind.NO_PAGE, "404 page not found");
    }

    @Test
    void who_is_not_there_gets_no_metadata_and_has_no_works() {
        ContributorRemoved removed = new ContributorRemoved(ANNA, List.of());
        given(ADDED, LISTED, removed).when(list("test", EMMA)).thenRefused(Refusal.Kind.NO_PAGE, "404 page not found");
        given(ADDED, LISTED, removed)
                .when(new RemoveWork(ANNA, EMMA.workId()))
                .thenRefused(Refusal.Kind.NO_PAGE, "404 page not found");
    }

    @Test
    void as_many_works_are_taken_as_one_event_holds() {
        assertThat(request(2_000).checked(() -> new UUID(3, 1)).works()).hasSize(2_000);
        assertThat(catchThrowable(() -> request(2_001).checked(() -> new UUID(3, 1))))
                .hasMessage("works must have at most 2000 entries");
    }

    @Test
    void a_work_of_which_nothing_is_said_is_a_work() {
        ProviderMetadata.Request request = new ProviderMetadata.Request(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Collections.<ProviderMetadata.Request.@Nullable Listed>singletonList(null));
        assertThat(request.checked(() -> new UUID(3, 1)).works())
                .containsExactly(new Work(new UUID(3, 1), "", "", "", null, ""));
    }

    private static ProviderMetadata.Request request(int works) {
        var listed = new ProviderMetadata.Request.Listed("Emma", null, null, null, null);
        return new ProviderMetadata.Request(
                "test", null, null, null, null, null, null, Collections.nCopies(works, listed));
    }

    private static ApplyMetadata apply(
            String provider, String externalId, String bio, @Nullable LocalDate born, String nationality) {
        return new ApplyMetadata(
                ANNA, new ProviderMetadata(provider, externalId, bio, born, null, nationality, List.of()));
    }

    private static ApplyMetadata list(String provider, Work... works) {
        return new ApplyMetadata(ANNA, new ProviderMetadata(provider, "", "", null, null, "", Arrays.asList(works)));
    }

    private static ContributorMetadataApplied nothing(String provider) {
        return new ContributorMetadataApplied(ANNA, provider, null, null, null, null, null);
    }

    private static WorksReplaced works(String provider, List<Work> before, Work... now) {
        return new WorksReplaced(ANNA, provider, new Change<>(before, Arrays.asList(now)));
    }
}
