package io.colophon.command.series;

import io.colophon.command.Commands;
import io.colophon.command.series.FindSeriesLink.Link;
import io.colophon.contract.Refusal;
import io.colophon.web.Answers;
import io.colophon.web.PathId;
import io.colophon.web.Resource;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import io.colophon.web.security.Permission;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Looks volumes of series up outside (Librarium behaviour, section 13). */
@RestController
@RequestMapping("/api/v1/libraries/{library}/series/{series}/volumes")
public class VolumesApi {

    private final Commands commands;
    private final Access access;
    private final Answers answers;
    private final VolumeSource source;

    public VolumesApi(Commands commands, Access access, Answers answers, VolumeSource source) {
        this.commands = commands;
        this.access = access;
        this.answers = answers;
        this.source = source;
    }

    @Described(value = "Ask a provider for the volumes of a series", shows = "volumes", status = 200, also = 502)
    @PostMapping("/sync")
    Mono<ResponseEntity<byte[]>> sync(Caller caller, @PathVariable String library, @PathVariable String series) {
        UUID libraryId = access.require(caller, library, Permission.SERIES_UPDATE);
        UUID seriesId = PathId.parse(series, "series");
        return commands.send(new FindSeriesLink(seriesId, libraryId), caller)
                .flatMap(found -> volumes(found.result())
                        .flatMap(told ->
                                commands.send(new SyncVolumes(seriesId, libraryId, found.result(), told), caller)))
                .flatMap(written ->
                        answers.written(HttpStatus.OK, written, new Resource("volumes", libraryId, seriesId), caller));
    }

    private Mono<List<KnownVolume>> volumes(Link link) {
        return source.volumes(link.source(), link.externalId())
                .switchIfEmpty(Mono.error(
                        () -> new Refusal(Refusal.Kind.UNAVAILABLE, "no provider of the series' volumes is enabled")))
                .map(KnownVolume::told);
    }
}
