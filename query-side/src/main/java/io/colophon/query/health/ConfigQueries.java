package io.colophon.query.health;

import io.colophon.web.Answers;
import io.colophon.web.StoragePaths;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /admin/config}: what an administrator may know of how the server is set up (Librarium behaviour, section 22). */
@RestController
public class ConfigQueries {

    private final ResponseEntity<byte[]> answer;

    public ConfigQueries(
            StoragePaths storage, @Value("${colophon.registration-enabled:true}") boolean registrationEnabled) {
        answer = Answers.value(new Config(
                storage.covers().toString(),
                storage.ebooks().toString(),
                storage.audiobooks().toString(),
                storage.ebookTemplate(),
                storage.audiobookTemplate(),
                registrationEnabled));
    }

    record Config(
            String coverStoragePath,
            String ebookStoragePath,
            String audiobookStoragePath,
            String ebookPathTemplate,
            String audiobookPathTemplate,
            boolean registrationEnabled) {}

    @Described(value = "How the server is set up", gives = Config.class)
    @GetMapping("/api/v1/admin/config")
    ResponseEntity<byte[]> config(Caller caller) {
        Access.requireAdmin(caller);
        return answer;
    }
}
