package io.colophon.standalone;

import static io.colophon.standalone.ApiClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SignInOverHttpTest {

    private static final String REFRESH = "/api/v1/auth/refresh";

    private static TestServer server;
    private static ApiClient anybody;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        ApiClient.administrator(server, "Ann");
        anybody = ApiClient.anonymous(server.url());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode signIn() {
        return anybody.post("/api/v1/auth/login", Map.of("identifier", "ann", "password", PASSWORD))
                .expect(200)
                .data();
    }

    private static ApiClient.Answer refresh(String token) {
        return anybody.post(REFRESH, Map.of("refresh_token", token));
    }

    private static String refreshed(String token) {
        return refresh(token).expect(200).data().path("refresh_token").asString();
    }

    private static void isOver(String token) {
        assertThat(refresh(token).expect(401).body()).contains("invalid or expired refresh token");
    }

    @Test
    void two_windows_that_refresh_at_once_both_go_on() {
        String first = signIn().path("refresh_token").asString();
        String second = refreshed(first);
        String other = refreshed(first);
        assertThat(other).isNotIn(first, second);
        assertThat(refreshed(second)).isNotIn(first, second, other);
        assertThat(refreshed(other)).isNotEmpty();
    }

    @Test
    void an_old_refresh_token_ends_what_somebody_else_made_of_it() {
        String first = signIn().path("refresh_token").asString();
        String third = refreshed(refreshed(first));
        isOver(first);
        isOver(third);
    }

    @Test
    void one_blank_stands_before_an_access_token() {
        String token = signIn().path("access_token").asString();
        assertThat(me("Bearer " + token).statusCode()).isEqualTo(200);
        assertThat(text(me("Bearer  " + token))).isEqualTo("{\"error\":\"invalid or expired token\"}");
        assertThat(text(me("bearer " + token))).isEqualTo("{\"error\":\"missing or invalid authorization header\"}");
    }

    private static HttpResponse<byte[]> me(String authorization) {
        return anybody.bytes("/api/v1/auth/me", "Authorization", authorization);
    }

    private static String text(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    void who_does_not_know_his_password_is_told_so_whatever_he_wants_instead() {
        SignedIn bob = SignedIn.register(server);
        String tooLong = "x".repeat(73);
        bob.put("/auth/me/password", Map.of("current_password", "a guess", "new_password", tooLong))
                .refused(401, "current password is incorrect");
        bob.put("/auth/me/password", Map.of("current_password", PASSWORD, "new_password", tooLong))
                .refused(400, "password must be at most 72 bytes");
        bob.put("/auth/me/password", Map.of("current_password", PASSWORD, "new_password", "x".repeat(72)))
                .ok();
    }
}
