package io.colophon.query.identity;

import io.colophon.query.identity.UsersQueries.Administered;
import io.colophon.query.identity.UsersQueries.User;
import io.colophon.web.Reads;
import io.colophon.web.Resource;
import io.colophon.web.WireJson;
import io.colophon.web.security.Caller;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** One account: as its person sees it ({@code me}), and as an administrator does ({@code user}). */
final class UserReads {

    private static final String ONE = UsersQueries.COLUMNS + " FROM {v}.account WHERE id = $1";

    private UserReads() {}

    @Component
    static class Me implements Reads {

        private final UsersProjector projector;

        Me(UsersProjector projector) {
            this.projector = projector;
        }

        @Override
        public String kind() {
            return "me";
        }

        @Override
        public Class<?> shape() {
            return User.class;
        }

        Mono<String> one(UUID userId) {
            return projector.store().first(ONE, User::of, userId).map(WireJson::write);
        }

        @Override
        public Mono<String> one(Resource resource, Caller caller) {
            return one(resource.id());
        }
    }

    @Component
    static class ForAdministrators implements Reads {

        private final UsersProjector projector;

        ForAdministrators(UsersProjector projector) {
            this.projector = projector;
        }

        @Override
        public String kind() {
            return "user";
        }

        @Override
        public Class<?> shape() {
            return Administered.class;
        }

        @Override
        public Mono<String> one(Resource resource, Caller caller) {
            return projector.store().first(ONE, Administered::of, resource.id()).map(WireJson::write);
        }
    }
}
