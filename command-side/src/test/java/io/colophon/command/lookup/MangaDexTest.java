package io.colophon.command.lookup;

import static io.colophon.command.providers.ForeignServer.BOUNDS;
import static io.colophon.command.providers.ForeignServer.HTTP;
import static io.colophon.command.providers.ForeignServer.answersOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.command.providers.ApiKey;
import io.colophon.command.providers.ForeignServer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MangaDexTest {

    private static final String MANGA = "801513ba-a712-498c-8f57-cae55b38cc92";
    private static final String FIRST = "11111111-0000-4000-8000-000000000001";
    private static final String SECOND = "22222222-0000-4000-8000-000000000002";

    @RegisterExtension
    static final ForeignServer SERVER = new ForeignServer();

    private final MangaDex dex = new MangaDex(HTTP, SERVER.url(), BOUNDS);

    @Test
    void a_search_finds_series() {
        SERVER.answers("/manga", """
                {"result": "ok", "response": "collection", "data": [{"id": "%s", "type": "manga", "attributes": {
                  "title": {"en": "Berserk"}, "altTitles": [{"ja": "ベルセルク"}],
                  "description": {"de": "Guts.", "en": "Guts, a mercenary."}, "originalLanguage": "ja",
                  "lastVolume": "", "publicationDemographic": "seinen", "status": "hiatus", "year": 1989,
                  "tags": [{"id": "x", "type": "tag", "attributes": {"name": {"en": "Action"}, "group": "genre"}},
                           {"id": "y", "type": "tag", "attributes": {"name": {"en": "Gore"}, "group": "content"}}]},
                  "relationships": [{"id": "a", "type": "author"},
                    {"id": "c", "type": "cover_art", "attributes": {"fileName": "1b5b.jpg", "volume": "41"}}]}],
                 "limit": 10, "offset": 0, "total": 1}""".formatted(MANGA));
        assertThat(answersOf(dex.series("ber serk", ApiKey.NONE)))
                .containsExactly(new SeriesResult(
                        "mangadex",
                        "MangaDex",
                        "Berserk",
                        "Guts, a mercenary.",
                        null,
                        false,
                        "https://uploads.mangadex.org/covers/" + MANGA + "/1b5b.jpg.512.jpg",
                        MANGA,
                        "mangadex",
                        "hiatus",
                        "ja",
                        1989,
                        "seinen",
                        List.of("Action"),
                        "https://mangadex.org/title/" + MANGA));
        assertThat(SERVER.asked().getFirst()).startsWith("/manga?title=ber%20serk&limit=10&");
    }

    @Test
    void a_series_without_an_english_title_has_another_one_and_a_complete_one_says_so() {
        SERVER.answers("/manga", """
                {"data": [{"id": "%s", "attributes": {"title": {"ja-ro": "Akira"}, "description": [], "lastVolume": "6",
                  "status": "completed", "publicationDemographic": null, "year": null, "tags": []}, "relationships": []},
                  {"id": "not an id", "attributes": {"title": {"en": "x"}}}]}""".formatted(MANGA));
        assertThat(answersOf(dex.series("akira", ApiKey.NONE)))
                .containsExactly(new SeriesResult(
                        "mangadex",
                        "MangaDex",
                        "Akira",
                        "",
                        6,
                        true,
                        "",
                        MANGA,
                        "mangadex",
                        "completed",
                        "",
                        null,
                        "",
                        null,
                        "https://mangadex.org/title/" + MANGA));
    }

    @Test
    void a_volume_came_out_with_the_first_of_its_chapters() {
        SERVER.answers("/manga/" + MANGA + "/aggregate", """
                {"result": "ok", "volumes": {
                  "none": {"volume": "none", "count": 1, "chapters": {"99": {"chapter": "99", "id": "%2$s", "count": 1}}},
                  "10": {"volume": "10", "count": 1, "chapters": []},
                  "2": {"volume": "2", "count": 2, "chapters": {
                    "10": {"chapter": "10", "id": "%1$s", "others": [], "count": 1},
                    "9.5": {"chapter": "9.5", "id": "%2$s", "others": [], "count": 1}}}}}""".formatted(FIRST, SECOND));
        SERVER.answers("/chapter", """
                {"result": "ok", "data": [{"id": "%s", "type": "chapter",
                  "attributes": {"volume": "2", "chapter": "9.5", "publishAt": "2018-02-03T04:05:06+00:00"}}]}""".formatted(SECOND));
        assertThat(answersOf(dex.volumes(MANGA, ApiKey.NONE)))
                .containsExactly(
                        new VolumeResult(new BigDecimal("2"), "", LocalDate.of(2018, 2, 3), "", MANGA + "/2"),
                        new VolumeResult(new BigDecimal("10"), "", null, "", MANGA + "/10"));
        assertThat(SERVER.asked().getLast()).isEqualTo("/chapter?limit=100&ids%5B%5D=" + SECOND);
    }

    @Test
    void a_series_without_volumes_has_a_list_in_their_place() {
        SERVER.answers("/manga/" + MANGA + "/aggregate", "{\"result\": \"ok\", \"volumes\": []}");
        assertThat(answersOf(dex.volumes(MANGA, ApiKey.NONE))).isEmpty();
    }

    @Test
    void an_id_of_another_form_is_not_asked_for() {
        assertThat(answersOf(dex.volumes("../manga", ApiKey.NONE))).isEmpty();
        assertThat(SERVER.asked()).isEmpty();
    }
}
