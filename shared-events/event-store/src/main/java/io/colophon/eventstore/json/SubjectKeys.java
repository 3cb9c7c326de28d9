package io.colophon.eventstore.json;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import javax.crypto.SecretKey;
import reactor.core.publisher.Mono;

/** One secret key a subject. To forget a subject is to destroy its key; the events stay as they are. */
public interface SubjectKeys {

    /** The keys of these subjects, made and stored durably where there is none. */
    Mono<Map<UUID, SecretKey>> forWriting(Collection<UUID> subjects);

    /** The keys that exist; a subject that is missing was erased. */
    Mono<Map<UUID, SecretKey>> forReading(Collection<UUID> subjects);

    /** Destroys a key for ever. Empty when there was none. */
    Mono<Void> destroy(UUID subject);
}
