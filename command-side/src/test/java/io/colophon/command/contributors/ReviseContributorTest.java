package io.colophon.command.contributors;

import static io.colophon.command.Decisions.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.colophon.contract.Change;
import io.colophon.contract.Refusal;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.contract.contributors.ContributorEvent.ContributorMetadataApplied;
import io.colophon.contract.contributors.ContributorEvent.ContributorRemoved;
import io.colophon.contract.contributors.ContributorEvent.ContributorRevised;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReviseContributorTest {

    private static final UUID ANNA = new UUID(1, 1);
    private static final ContributorAdded ADDED = new ContributorAdded(ANNA, "Anna Bell", "Bell, Anna", false);
    private static final LocalDate DAY = LocalDate.of(1948, 3, 17);

    @Test
    void a_new_name_brings_the_sort_name_that_is_derived_from_it() {
        given(ADDED)
                .when(named("Anna Cole", null, null))
                .then(renamed(new Change<>("Anna Bell", "Anna Cole"), new Change<>("Bell, Anna", "Cole, Anna"), null))
                .thenAnswer(ANNA);
    }

    @Test
    void the_sort_name_of_a_body_is_its_name() {
        given(ADDED)
                .when(named("Acme Book House", null, true))
                .then(renamed(
                        new Change<>("Anna Bell", "Acme Book House"),
                        new Change<>("Bell, Anna", "Acme Book House"),
                        new Change<>(false, true)));
    }

    @Test
    void a_sort_name_that_was_given_lasts_until_the_name_changes() {
        ContributorRevised given = renamed(null, new Change<>("Bell, Anna", "ABell"), null);
        given(ADDED).when(named("", "ABell", null)).then(given);
        given(ADDED, given).when(named("Anna Bell", null, true)).then(renamed(null, null, new Change<>(false, true)));
        given(ADDED, given)
                .when(named("Anna Cole", null, null))
                .then(renamed(new Change<>("Anna Bell", "Anna Cole"), new Change<>("ABell", "Cole, Anna"), null));
        given(ADDED, given).when(named("", "", null)).then(renamed(null, new Change<>("ABell", "Bell, Anna"), null));
    }

    @Test
    void what_is_not_spoken_of_stays_and_the_change_is_told_all_the_same() {
        given(ADDED).when(named("", null, null)).then(renamed(null, null, null));
    }

    @Test
    void texts_and_days_are_set_and_cleared() {
        ProfileChange set = new ProfileChange("", null, null, "Wrote.", "1948-03-17", "2001", "Scottish");
        ContributorRevised revised = new ContributorRevised(
                ANNA,
                null,
                null,
                null,
                new Change<>("", "Wrote."),
                new Change<>(null, DAY),
                new Change<>(null, LocalDate.of(2001, 1, 1)),
                new Change<>("", "Scottish"));
        given(ADDED).when(new ReviseContributor(ANNA, set)).then(revised);
        given(ADDED, revised)
                .when(new ReviseContributor(ANNA, new ProfileChange("", null, null, "", "", "then", "")))
                .then(new ContributorRevised(
                        ANNA,
                        null,
                        null,
                        null,
                        new Change<>("Wrote.", ""),
                        new Change<>(DAY, null),
                        null,
                        new Change<>("Scottish", "")));
    }

    @Test
    void what_a_provider_said_is_what_is_changed() {
        ContributorMetadataApplied applied = new ContributorMetadataApplied(
                ANNA, "test", null, new Change<>("", "Bio"), null, null, new Change<>("", "CA"));
        given(ADDED, applied)
                .when(new ReviseContributor(ANNA, new ProfileChange("", null, null, "Wrote.", null, null, null)))
                .then(new ContributorRevised(ANNA, null, null, null, new Change<>("Bio", "Wrote."), null, null, null));
    }

    @Test
    void who_is_not_there_is_as_an_unknown_address() {
        given().when(named("Anna", null, null)).thenRefused(Refusal.Kind.NO_PAGE, "404 page not found");
        given(ADDED, new ContributorRemoved(ANNA, List.of()))
                .when(named("Anna", null, null))
                .thenRefused(Refusal.Kind.NO_PAGE, "404 page not found");
    }

    @Test
    void names_are_trimmed_of_every_blank_and_bounded() {
        ProfileChange change = request("\u00a0Anna Cole\t", " ").checked();
        assertThat(change.name()).isEqualTo("Anna Cole");
        assertThat(change.sortName()).isEmpty();
        assertThat(catchThrowable(() -> request("x".repeat(256), null).checked()))
                .hasMessage("name must be at most 255 characters");
        assertThat(catchThrowable(() -> request(null, "x".repeat(256)).checked()))
                .hasMessage("sort_name must be at most 255 characters");
    }

    private static ProfileChange.Request request(@Nullable String name, @Nullable String sortName) {
        return new ProfileChange.Request(name, sortName, null, null, null, null, null);
    }

    private static ReviseContributor named(String name, @Nullable String sortName, @Nullable Boolean corporate) {
        return new ReviseContributor(ANNA, new ProfileChange(name, sortName, corporate, null, null, null, null));
    }

    private static ContributorRevised renamed(
            @Nullable Change<String> name, @Nullable Change<String> sortName, @Nullable Change<Boolean> corporate) {
        return new ContributorRevised(ANNA, name, sortName, corporate, null, null, null, null);
    }
}
