package io.colophon.command.series;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.command.series.FindSeriesLink.Link;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.series.SeriesEvent;
import io.colophon.contract.series.SeriesEvent.SeriesCreated;
import io.colophon.contract.series.SeriesEvent.SeriesDeleted;
import io.colophon.contract.series.SeriesEvent.SeriesRevised;
import io.colophon.contract.series.SeriesEvent.VolumeAnnounced;
import io.colophon.contract.series.SeriesEvent.VolumeRevised;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes over what a provider says of the volumes of a series. One that is told of no more stays; when nothing is new, nothing happens.
 *
 * @param link by which the provider was asked
 */
record SyncVolumes(UUID seriesId, UUID libraryId, Link link, List<KnownVolume> told)
        implements Command<UUID, SyncVolumes.State> {

    /** @param volumes by position */
    record State(Optional<KnownSeries> series, Map<Double, KnownVolume> volumes) {

        private State with(KnownVolume volume) {
            Map<Double, KnownVolume> after = new HashMap<>(volumes);
            after.put(volume.position(), volume);
            return new State(series, after);
        }
    }

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(
                        Tagger.id(SeriesEvent.SERIES, seriesId),
                        SeriesCreated.class,
                        SeriesRevised.class,
                        SeriesDeleted.class,
                        VolumeAnnounced.class,
                        VolumeRevised.class)
                .or(Tagger.id(LibraryEvent.EXISTENCE, libraryId), LibraryDeleted.class);
    }

    @Override
    public State initial() {
        return new State(Optional.empty(), Map.of());
    }

    @Override
    public State evolve(State state, DomainEvent event) {
        return switch (event) {
            case VolumeAnnounced e -> state.with(KnownVolume.of(e));
            case VolumeRevised e -> {
                KnownVolume was = state.volumes.get(e.position());
                yield was == null ? state : state.with(was.after(e));
            }
            default -> new State(KnownSeries.evolve(state.series, event), state.volumes);
        };
    }

    @Override
    public Decision<UUID> decide(State state, Tagger tagger) {
        KnownSeries series = KnownSeries.existing(state.series, libraryId);
        if (!Link.of(series).equals(link)) {
            throw Refusal.conflict("the series has another external_id by now; try again");
        }
        List<DomainEvent> events = new ArrayList<>();
        for (KnownVolume volume : told) {
            KnownVolume was = state.volumes.get(volume.position());
            if (was == null) {
                events.add(volume.announced(seriesId, libraryId));
            } else {
                volume.revising(was, seriesId, libraryId).ifPresent(events::add);
            }
        }
        return new Decision<>(seriesId, events);
    }
}
