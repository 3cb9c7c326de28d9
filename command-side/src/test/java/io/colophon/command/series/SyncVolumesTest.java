package io.colophon.command.series;

import static io.colophon.command.Decisions.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.command.series.FindSeriesLink.Link;
import io.colophon.contract.Change;
import io.colophon.contract.Refusal;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.series.SeriesEvent.SeriesCreated;
import io.colophon.contract.series.SeriesEvent.SeriesDeleted;
import io.colophon.contract.series.SeriesEvent.SeriesRevised;
import io.colophon.contract.series.SeriesEvent.VolumeAnnounced;
import io.colophon.contract.series.SeriesEvent.VolumeRevised;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SyncVolumesTest {

    private static final UUID LIBRARY = new UUID(1, 1);
    private static final UUID SERIES = new UUID(2, 1);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final Link LINK = new Link("test", "a-1");
    private static final SeriesCreated CREATED = linked("test", "a-1");
    private static final KnownVolume ONE = volume(1, 1, "One", APRIL);
    private static final KnownVolume TWO = volume(2, 2, "Two", null);
    private static final VolumeAnnounced ONE_ANNOUNCED =
            new VolumeAnnounced(ONE.id(), SERIES, LIBRARY, 1, "One", APRIL, "", "v1.0");
    private static final VolumeAnnounced TWO_ANNOUNCED =
            new VolumeAnnounced(TWO.id(), SERIES, LIBRARY, 2, "Two", null, "", "v2.0");

    private static SeriesCreated linked(String source, String externalId) {
        return new SeriesCreated(
                SERIES,
                LIBRARY,
                "Akira",
                "",
                null,
                "ongoing",
                "",
                null,
                "",
                List.of(),
                "",
                externalId,
                source,
                List.of());
    }

    private static SeriesRevised linkedTo(String externalId) {
        return new SeriesRevised(
                SERIES,
                LIBRARY,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new Change<>("a-1", externalId),
                null,
                null);
    }

    private static KnownVolume volume(int id, double position, String title, @Nullable LocalDate released) {
        return new KnownVolume(new UUID(7, id), position, title, released, "", "v" + position);
    }

    private static SyncVolumes told(KnownVolume... volumes) {
        return new SyncVolumes(SERIES, LIBRARY, LINK, List.of(volumes));
    }

    @Test
    void volumes_that_were_not_known_are_announced() {
        given(CREATED).when(told(ONE, TWO)).then(ONE_ANNOUNCED, TWO_ANNOUNCED);
        given(CREATED, ONE_ANNOUNCED)
                .when(told(volume(8, 1, "One", APRIL), TWO))
                .then(TWO_ANNOUNCED);
    }

    @Test
    void a_volume_that_is_told_otherwise_is_revised_at_its_position() {
        VolumeRevised revised = new VolumeRevised(
                ONE.id(), SERIES, LIBRARY, 1, new Change<>("One", "The first"), new Change<>(APRIL, MAY), null, null);
        KnownVolume now = volume(9, 1, "The first", MAY);
        given(CREATED, ONE_ANNOUNCED, TWO_ANNOUNCED).when(told(now)).then(revised);
        given(CREATED, ONE_ANNOUNCED, revised).when(told(now)).then();
        given(CREATED, ONE_ANNOUNCED, revised)
                .when(told(volume(9, 1, "The first", null)))
                .then(new VolumeRevised(ONE.id(), SERIES, LIBRARY, 1, null, new Change<>(MAY, null), null, null));
    }

    @Test
    void what_is_told_of_no_more_stays() {
        given(CREATED, ONE_ANNOUNCED, TWO_ANNOUNCED).when(told()).then();
    }

    @Test
    void a_series_that_is_gone_or_linked_otherwise_takes_nothing_over() {
        String other = "the series has another external_id by now; try again";
        given(CREATED, linkedTo("b-2")).when(told(ONE)).thenRefused(Refusal.Kind.CONFLICT, other);
        given(linked("other", "a-1")).when(told(ONE)).thenRefused(Refusal.Kind.CONFLICT, other);
        given(CREATED, new SeriesDeleted(SERIES, LIBRARY))
                .when(told(ONE))
                .thenRefused(Refusal.Kind.NOT_FOUND, "series not found");
        given(CREATED, new LibraryDeleted(LIBRARY, new UUID(9, 9), List.of()))
                .when(told(ONE))
                .thenRefused(Refusal.Kind.NOT_FOUND, "series not found");
    }

    @Test
    void the_link_is_the_one_that_the_series_has_now() {
        FindSeriesLink find = new FindSeriesLink(SERIES, LIBRARY);
        given(CREATED).when(find).then().thenAnswer(LINK);
        given(CREATED, linkedTo("b-2")).when(find).then().thenAnswer(new Link("test", "b-2"));
        given(CREATED, linkedTo("")).when(find).thenRefused(Refusal.Kind.INVALID, "the series has no external_id");
        given().when(find).thenRefused(Refusal.Kind.NOT_FOUND, "series not found");
        given(CREATED)
                .when(new FindSeriesLink(SERIES, new UUID(1, 2)))
                .thenRefused(Refusal.Kind.NOT_FOUND, "series not found");
    }

    @Test
    void of_what_a_provider_says_the_last_at_each_position_is_kept() {
        List<KnownVolume> told = KnownVolume.told(List.of(
                new VolumeSource.Volume(new BigDecimal("2.04"), "Two", MAY, null, "v2"),
                new VolumeSource.Volume(null, "Special", null, null, null),
                new VolumeSource.Volume(new BigDecimal("1e9"), "Too far", null, null, null),
                new VolumeSource.Volume(BigDecimal.ONE, "One", null, null, null),
                new VolumeSource.Volume(new BigDecimal("1.00"), "O\0ne", APRIL, "https://x", null)));
        assertThat(told).extracting(KnownVolume::position).containsExactly(1.0, 2.0);
        assertThat(told).extracting(KnownVolume::title).containsExactly("One", "Two");
        assertThat(told).extracting(KnownVolume::releaseDate).containsExactly(APRIL, MAY);
        assertThat(told).extracting(KnownVolume::coverUrl).containsExactly("https://x", "");
        assertThat(told).extracting(KnownVolume::externalId).containsExactly("", "v2");
    }
}
