package io.colophon.query.suggestions;

import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.Views;
import io.colophon.web.Answers;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reads of what the caller says about suggestions for himself (Librarium behaviour, section 21). */
@RestController
@RequestMapping("/api/v1/me")
public class TastesQueries {

    private final PostgresView tastes;

    public TastesQueries(TastesProjector projector) {
        this.tastes = projector.store();
    }

    record Preferences(boolean optIn) {}

    @Described(value = "Whether one wants suggestions", gives = Preferences.class)
    @GetMapping("/ai-prefs")
    Mono<ResponseEntity<byte[]>> preferences(Caller caller) {
        return tastes.first(
                        "SELECT opt_in FROM {v}.taste WHERE user_id = $1",
                        row -> Boolean.TRUE.equals(row.get("opt_in", Boolean.class)),
                        caller.userId())
                .defaultIfEmpty(false)
                .map(optIn -> Answers.value(new Preferences(optIn)));
    }

    @Described(value = "One's own taste, as it was described", gives = Object.class)
    @GetMapping("/taste-profile")
    Mono<ResponseEntity<byte[]>> profile(Caller caller) {
        return tastes.first(
                        "SELECT profile FROM {v}.taste WHERE user_id = $1",
                        row -> Views.text(row, "profile"),
                        caller.userId())
                .defaultIfEmpty("{}")
                .map(Answers::ok);
    }
}
