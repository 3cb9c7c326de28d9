package io.colophon.command.contributors;

import static io.colophon.command.Limits.required;
import static io.colophon.command.Limits.text;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.command.Commands;
import io.colophon.command.covers.FetchedPhotos;
import io.colophon.contract.Refusal;
import io.colophon.web.Answers;
import io.colophon.web.Body;
import io.colophon.web.PathId;
import io.colophon.web.Resource;
import io.colophon.web.Written;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Changes of contributors, which any signed-in user may make (Librarium behaviour, section 12). */
@RestController
@RequestMapping("/api/v1/contributors")
public class ContributorsApi {

    private final Commands commands;
    private final Answers answers;
    private final EvidentUse evidentUse;
    private final FetchedPhotos photos;

    ContributorsApi(Commands commands, Answers answers, EvidentUse evidentUse, FetchedPhotos photos) {
        this.commands = commands;
        this.answers = answers;
        this.evidentUse = evidentUse;
        this.photos = photos;
    }

    record Details(@Nullable String name) {}

    @Described(value = "Add a contributor", takes = Details.class, shows = "contributor")
    @PostMapping
    Mono<ResponseEntity<byte[]>> add(Caller caller, Body body) {
        UUID id = UuidCreator.getRandomBased();
        return body.as(Details.class)
                .flatMap(
                        details -> commands.send(new AddContributor(id, required("name", details.name(), 255)), caller))
                .flatMap(written ->
                        answers.written(HttpStatus.CREATED, written, Resource.of("contributor", id), caller));
    }

    @Described(
            value = "Change what is said of a contributor",
            takes = ProfileChange.Request.class,
            shows = "contributor-profile",
            noPage = true)
    @PatchMapping("/{contributor}")
    Mono<ResponseEntity<byte[]>> revise(Caller caller, @PathVariable String contributor, Body body) {
        UUID id = PathId.parse(contributor, "contributor");
        return body.as(ProfileChange.Request.class)
                .flatMap(asked -> commands.send(new ReviseContributor(id, asked.checked()), caller))
                .flatMap(written -> profile(written, id, caller));
    }

    @Described(
            value = "Take over what a provider knows of a contributor",
            takes = ProviderMetadata.Request.class,
            shows = "contributor-profile",
            status = 200,
            noPage = true)
    @PostMapping("/{contributor}/metadata/apply")
    Mono<ResponseEntity<byte[]>> apply(Caller caller, @PathVariable String contributor, Body body) {
        UUID id = PathId.parse(contributor, "contributor");
        return body.as(ProviderMetadata.Request.class).flatMap(asked -> commands.send(
                        new ApplyMetadata(id, asked.checked(UuidCreator::getTimeOrderedEpoch)), caller)
                .flatMap(applied -> photo(id, text(asked.photoUrl()), caller).defaultIfEmpty(applied))
                .flatMap(written -> profile(written, id, caller)));
    }

    @Described(value = "Remove a contributor whom no book names", noPage = true)
    @DeleteMapping("/{contributor}")
    Mono<ResponseEntity<byte[]>> remove(Caller caller, @PathVariable String contributor) {
        UUID id = PathId.parse(contributor, "contributor");
        return evidentUse
                .of(id)
                .flatMap(evident -> evident
                        ? Mono.error(RemoveContributor.stillHasBooks())
                        : commands.send(new RemoveContributor(id), caller).flatMap(answers::done));
    }

    /** By the contract nobody looks at the contributor's id; what is none has no works. */
    @Described(value = "Remove a work from a contributor's list", noPage = true)
    @DeleteMapping("/{contributor}/works/{work}")
    Mono<ResponseEntity<byte[]>> removeWork(
            Caller caller, @PathVariable String contributor, @PathVariable String work) {
        UUID workId = PathId.parse(work, "work");
        UUID id = PathId.find(contributor).orElseThrow(Refusal::noPage);
        return commands.send(new RemoveWork(id, workId), caller).flatMap(answers::done);
    }

    private Mono<Written<UUID>> photo(UUID id, String url, Caller caller) {
        return url.isEmpty() ? Mono.empty() : photos.set(id, url, caller);
    }

    private Mono<ResponseEntity<byte[]>> profile(Written<?> written, UUID id, Caller caller) {
        return answers.written(HttpStatus.OK, written, Resource.of("contributor-profile", id), caller);
    }
}
