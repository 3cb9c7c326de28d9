package io.colophon.command.covers;

import io.colophon.command.Commands;
import io.colophon.contract.Refusal;
import io.colophon.web.Written;
import io.colophon.web.security.Caller;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Photos of contributors that providers name by their URL. */
@Component
public class FetchedPhotos {

    private static final Logger log = LoggerFactory.getLogger(FetchedPhotos.class);

    private final Commands commands;
    private final IncomingImage incoming;

    public FetchedPhotos(Commands commands, IncomingImage incoming) {
        this.commands = commands;
        this.incoming = incoming;
    }

    /** Gives a contributor the photo behind a URL; empty when it can't be had, of which the log tells. */
    public Mono<Written<UUID>> set(UUID contributorId, String url, Caller caller) {
        return incoming.fetched(url)
                .flatMap(kept -> commands.send(new SetPhoto(contributorId, kept.image(), kept.said()), caller))
                .onErrorResume(Refusal.class, refusal -> {
                    log.warn("no photo for contributor {}: {}", contributorId, refusal.getMessage());
                    return Mono.empty();
                });
    }
}
