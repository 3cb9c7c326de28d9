package io.colophon.query.contributors;

import io.colophon.web.Reads;
import io.colophon.web.Resource;
import io.colophon.web.WireJson;
import io.colophon.web.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The profile of a contributor outside of any library, which only the answers of its changes show. */
@Component
class ContributorProfileReads implements Reads {

    private final ContributorsProjector projector;

    ContributorProfileReads(ContributorsProjector projector) {
        this.projector = projector;
    }

    @Override
    public String kind() {
        return "contributor-profile";
    }

    @Override
    public Class<?> shape() {
        return ContributorProfile.class;
    }

    @Override
    public Mono<String> one(Resource resource, Caller caller) {
        return ContributorProfile.anywhere(projector.store(), resource.id()).map(WireJson::write);
    }
}
