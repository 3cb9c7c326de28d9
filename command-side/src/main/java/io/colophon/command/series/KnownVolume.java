package io.colophon.command.series;

import static io.colophon.command.Limits.text;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.contract.Change;
import io.colophon.contract.series.SeriesEvent.VolumeAnnounced;
import io.colophon.contract.series.SeriesEvent.VolumeRevised;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A volume of a series; its position is what it is known by. */
record KnownVolume(
        UUID id, double position, String title, @Nullable LocalDate releaseDate, String coverUrl, String externalId) {

    /** What a provider told, by position: the last one at each. A volume without a position that a series has is left out. */
    static List<KnownVolume> told(List<VolumeSource.Volume> volumes) {
        Map<Double, KnownVolume> byPosition = new TreeMap<>();
        for (VolumeSource.Volume volume : volumes) {
            Optional.ofNullable(volume.position())
                    .flatMap(SeriesPosition::find)
                    .ifPresent(position -> byPosition.put(position, told(position, volume)));
        }
        return List.copyOf(byPosition.values());
    }

    private static KnownVolume told(double position, VolumeSource.Volume volume) {
        return new KnownVolume(
                UuidCreator.getTimeOrderedEpoch(),
                position,
                storable(volume.title()),
                volume.releaseDate(),
                storable(volume.coverUrl()),
                storable(volume.externalId()));
    }

    /** Nobody who syncs can do anything about what a provider writes. */
    private static String storable(@Nullable String text) {
        return text(text).replace("\0", "");
    }

    static KnownVolume of(VolumeAnnounced e) {
        return new KnownVolume(e.volumeId(), e.position(), e.title(), e.releaseDate(), e.coverUrl(), e.externalId());
    }

    KnownVolume after(VolumeRevised e) {
        return new KnownVolume(
                id,
                position,
                Objects.requireNonNull(Change.apply(e.title(), title)),
                Change.apply(e.releaseDate(), releaseDate),
                Objects.requireNonNull(Change.apply(e.coverUrl(), coverUrl)),
                Objects.requireNonNull(Change.apply(e.externalId(), externalId)));
    }

    VolumeAnnounced announced(UUID seriesId, UUID libraryId) {
        return new VolumeAnnounced(id, seriesId, libraryId, position, title, releaseDate, coverUrl, externalId);
    }

    /** What makes {@code was} the same as this; empty when it is already. */
    Optional<VolumeRevised> revising(KnownVolume was, UUID seriesId, UUID libraryId) {
        VolumeRevised revised = new VolumeRevised(
                was.id,
                seriesId,
                libraryId,
                position,
                Change.between(was.title, title),
                Change.between(was.releaseDate, releaseDate),
                Change.between(was.coverUrl, coverUrl),
                Change.between(was.externalId, externalId));
        return was.after(revised).equals(was) ? Optional.empty() : Optional.of(revised);
    }
}
