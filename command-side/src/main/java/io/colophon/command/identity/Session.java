package io.colophon.command.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;

/** The answer to whoever has proved who he is; it comes from the command, not from a view. */
record Session(String accessToken, String refreshToken, long expiresIn, User user) {

    record User(
            UUID id,
            String username,
            String email,
            String displayName,
            @JsonProperty("is_instance_admin") boolean admin) {}
}
