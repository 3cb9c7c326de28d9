package io.colophon.command.providers;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.colophon.command.providers.ForeignServer.BOUNDS;
import static io.colophon.command.providers.ForeignServer.HTTP;
import static io.colophon.command.providers.ForeignServer.answerOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.colophon.command.providers.ProviderCalls.Bounds;
import io.colophon.command.providers.ProviderCalls.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class ProviderCallsTest {

    private static final Rate OFTEN = new Rate(1_000, Duration.ofSeconds(1));
    private static final String SECRET = "s3cret";
    private static final ForeignJson AB = ForeignJson.read("{\"a\":\"b\"}".getBytes(UTF_8));

    @RegisterExtension
    static final ForeignServer SERVER = new ForeignServer();

    private static ProviderCalls calls() {
        return new ProviderCalls(HTTP, SERVER.url(), OFTEN, BOUNDS);
    }

    private static Mono<ForeignJson> asked() {
        return calls().get("/thing?q={q}", headers -> headers.set("X-Key", SECRET), "x");
    }

    private static @Nullable ForeignJson answer() {
        return answerOf(asked());
    }

    private static void failsWith(String message, int requests) {
        ProviderFailure failure = catchThrowableOfType(ProviderFailure.class, () -> answerOf(asked()));
        assertThat(failure).hasMessage(message);
        assertThat(SERVER.asked()).hasSize(requests);
    }

    @Test
    void what_is_not_there_is_nothing() {
        SERVER.answers("/thing", status(404).withBody("<html>"));
        assertThat(answerOf(asked())).isNull();
        assertThat(SERVER.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": [1,", "<html>", "{\"a\" 1}"})
    void what_is_no_json_is_a_failure(String body) {
        SERVER.answers("/thing", okJson(body));
        failsWith("answered with something that can't be read", 1);
    }

    @Test
    void an_empty_answer_has_nothing_in_it() {
        SERVER.answers("/thing", okJson(""));
        assertThat(answer()).isEqualTo(ForeignJson.NOTHING);
    }

    @Test
    void an_answer_that_is_too_long_is_not_read() {
        SERVER.answers("/thing", okJson("\"" + "x".repeat(BOUNDS.bytes()) + "\""));
        failsWith("answered with more than is read", 1);
    }

    @Test
    void a_server_that_stumbles_is_asked_again_a_few_times() {
        SERVER.answers("/thing", status(503));
        failsWith("answered with status 503", 3);
    }

    @Test
    void what_a_later_try_says_counts() {
        firstly(503);
        assertThat(answer()).isEqualTo(AB);
        assertThat(SERVER.asked()).hasSize(2);
    }

    /** The first request is answered with a status, the next with JSON. */
    private static void firstly(int status) {
        var thing = get(urlPathEqualTo("/thing")).inScenario("stumbles");
        SERVER.mock()
                .stubFor(thing.whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(status(status).withHeader("Retry-After", "0"))
                        .willSetStateTo("well"));
        SERVER.mock()
                .stubFor(get(urlPathEqualTo("/thing"))
                        .inScenario("stumbles")
                        .whenScenarioStateIs("well")
                        .willReturn(okJson("{\"a\":\"b\"}")));
    }

    @Test
    void who_asks_for_a_pause_is_asked_again_after_it() {
        firstly(429);
        assertThat(answer()).isEqualTo(AB);
    }

    @Test
    void a_pause_that_is_too_long_is_not_waited_for() {
        SERVER.answers("/thing", status(429).withHeader("Retry-After", "3600"));
        failsWith("asks to be asked less often", 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void a_key_that_is_refused_is_not_tried_again(int status) {
        SERVER.answers("/thing", status(status).withBody("your key " + SECRET + " is no good"));
        failsWith("refused the API key (" + status + ")", 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK"})
    void a_connection_that_breaks_is_made_again(Fault fault) {
        SERVER.answers("/thing", aResponse().withStatus(200).withFault(fault));
        ProviderFailure failure = catchThrowableOfType(ProviderFailure.class, () -> answerOf(asked()));
        assertThat(failure).hasMessage("can't be reached");
        assertThat(SERVER.asked().size()).isGreaterThanOrEqualTo(3);
    }

    private static void onceFailsWith(String message, int requests) {
        Mono<ForeignJson> asked = calls().postOnce("/thing", headers -> {}, Map.of("a", 1));
        assertThat(catchThrowableOfType(ProviderFailure.class, () -> answerOf(asked)))
                .hasMessage(message);
        assertThat(SERVER.asked()).hasSize(requests);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK"})
    void what_is_paid_for_is_not_asked_again_over_a_connection_that_broke(Fault fault) {
        SERVER.answers("/thing", aResponse().withStatus(200).withFault(fault));
        onceFailsWith("can't be reached", 1);
    }

    @Test
    void what_is_paid_for_is_not_asked_again_of_a_server_that_stumbled() {
        SERVER.answers("/thing", status(503));
        onceFailsWith("answered with status 503", 1);
    }

    @Test
    void what_is_paid_for_is_asked_again_of_a_server_that_took_nothing() {
        SERVER.answers("/thing", status(429).withHeader("Retry-After", "0"));
        onceFailsWith("asks to be asked less often", 3);
    }

    @Test
    void a_server_that_is_not_there_can_t_be_reached() {
        ProviderCalls nowhere = new ProviderCalls(HTTP, "http://localhost:1", OFTEN, BOUNDS);
        assertThat(catchThrowableOfType(ProviderFailure.class, () -> answerOf(nowhere.get("/thing"))))
                .hasMessage("can't be reached");
    }

    @Test
    void a_server_that_says_nothing_is_left() {
        SERVER.answers("/thing", okJson("{}").withFixedDelay(60_000));
        Bounds impatient = new Bounds(Duration.ofMillis(200), BOUNDS.bytes(), 2, BOUNDS.firstPause());
        ProviderCalls calls = new ProviderCalls(HTTP, SERVER.url(), OFTEN, impatient);
        assertThat(catchThrowableOfType(ProviderFailure.class, () -> answerOf(calls.get("/thing"))))
                .hasMessage("did not answer in time");
    }

    @Test
    void a_provider_is_not_asked_more_often_than_it_likes() {
        SERVER.answers("/thing", "{}");
        ProviderCalls calls = new ProviderCalls(HTTP, SERVER.url(), new Rate(2, Duration.ofDays(1)), BOUNDS);
        answerOf(calls.get("/thing"));
        answerOf(calls.get("/thing"));
        assertThat(catchThrowableOfType(ProviderFailure.class, () -> answerOf(calls.get("/thing"))))
                .hasMessage("is asked too often");
        assertThat(SERVER.asked()).hasSize(2);
    }

    @Test
    void whatever_is_asked_for_stays_within_its_place_in_the_url() {
        SERVER.mock().stubFor(get(anyUrl()).willReturn(okJson("{}")));
        answerOf(calls().get("/book/{isbn}?q={q}", "../x?y=1#z", "a&b=c d+é{e}%2F/"));
        assertThat(SERVER.asked()).containsExactly("/book/..%2Fx%3Fy%3D1%23z?q=a%26b%3Dc%20d%2B%C3%A9%7Be%7D%252F%2F");
    }

    @Test
    void a_redirect_is_followed_on_the_same_server() {
        SERVER.answers("/thing", temporaryRedirect("/other"));
        SERVER.answers("/other", "{\"a\":\"b\"}");
        assertThat(answer()).isEqualTo(AB);
    }

    @Test
    void a_redirect_in_a_circle_ends() {
        SERVER.answers("/thing", temporaryRedirect("/thing"));
        failsWith("answered with status 302", 4);
    }

    @Test
    void a_redirect_to_another_server_is_not_followed() {
        SERVER.answers("/other", "{}");
        List<String> elsewhere = List.of(
                SERVER.url().replace("localhost", "127.0.0.1") + "/other",
                SERVER.url().replace("http:", "https:") + "/other",
                SERVER.url().replaceFirst("http:", "").replace("localhost", "127.0.0.1") + "/other",
                "http://exa mple.org/");
        for (String location : elsewhere) {
            SERVER.answers("/thing", temporaryRedirect(location));
            assertThat(catchThrowableOfType(ProviderFailure.class, () -> answerOf(asked())))
                    .hasMessage("answered with status 302");
        }
        assertThat(SERVER.asked()).doesNotContain("/other").hasSize(elsewhere.size());
    }
}
