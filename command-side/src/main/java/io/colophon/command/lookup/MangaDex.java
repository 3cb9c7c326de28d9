package io.colophon.command.lookup;

import io.colophon.command.editions.ExactDate;
import io.colophon.command.providers.ApiKey;
import io.colophon.command.providers.ForeignJson;
import io.colophon.command.providers.ProviderCalls;
import io.colophon.command.providers.ProviderCalls.Bounds;
import io.colophon.command.providers.ProviderCalls.Rate;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** MangaDex. It knows chapters, not volumes: a volume came out when the first of its chapters did. */
final class MangaDex implements MetadataProvider {

    static final String URL = "https://api.mangadex.org";

    private static final Rate RATE = new Rate(5, Duration.ofSeconds(1));
    private static final String SITE = "https://mangadex.org/title/";
    private static final String COVERS = "https://uploads.mangadex.org/covers/";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}(\\.[0-9]{1,3})?");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9._-]+");
    /** The most that the server answers at once. */
    private static final int CHAPTERS = 100;

    private static final Description DESCRIPTION = new Description(
            "mangadex",
            "MangaDex",
            "A catalogue of manga, manhwa and manhua",
            Use.FREE,
            List.of(Capability.SERIES_NAME, Capability.SERIES_VOLUMES),
            "",
            "");

    private final ProviderCalls calls;

    MangaDex(HttpClient http) {
        this(http, URL, Bounds.DEFAULT);
    }

    MangaDex(HttpClient http, String baseUrl, Bounds bounds) {
        this.calls = new ProviderCalls(http, baseUrl, RATE, bounds);
    }

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Flux<SeriesResult> series(String query, ApiKey key) {
        return calls.get("/manga?title={query}&limit=10&includes[]=cover_art&order[relevance]=desc", query)
                .flatMapIterable(answer -> answer.each("data"))
                .filter(manga -> ID.matcher(manga.text("id")).matches())
                .map(MangaDex::series)
                .filter(series -> !series.name().isEmpty());
    }

    private static SeriesResult series(ForeignJson manga) {
        ForeignJson attributes = manga.at("attributes");
        String id = manga.text("id");
        String status = attributes.text("status");
        List<String> genres = attributes.each("tags").stream()
                .map(tag -> tag.at("attributes"))
                .filter(tag -> tag.text("group").equals("genre"))
                .map(tag -> inEnglish(tag.at("name")))
                .filter(name -> !name.isEmpty())
                .toList();
        return new SeriesResult(
                DESCRIPTION.name(),
                DESCRIPTION.displayName(),
                inEnglish(attributes.at("title")),
                inEnglish(attributes.at("description")),
                attributes.number("lastVolume"),
                status.equals("completed"),
                cover(id, manga.each("relationships")),
                id,
                DESCRIPTION.name(),
                status,
                LanguageCode.of(attributes.text("originalLanguage")),
                attributes.number("year"),
                attributes.text("publicationDemographic"),
                genres.isEmpty() ? null : genres,
                SITE + id);
    }

    /** In English, else in any language. */
    private static String inEnglish(ForeignJson texts) {
        return Stream.concat(Stream.of(texts.text("en")), texts.members().map(language -> language.getValue()
                        .text()))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String cover(String id, List<ForeignJson> relationships) {
        return relationships.stream()
                .filter(one -> one.text("type").equals("cover_art"))
                .map(one -> one.text("attributes", "fileName"))
                .filter(file -> FILE.matcher(file).matches())
                .findFirst()
                .map(file -> COVERS + id + "/" + file + ".512.jpg")
                .orElse("");
    }

    /** @param chapter the first */
    private record Volume(BigDecimal number, String chapter) {}

    @Override
    public Flux<VolumeResult> volumes(String seriesId, ApiKey key) {
        return !ID.matcher(seriesId).matches()
                ? Flux.empty()
                : calls.get("/manga/" + seriesId + "/aggregate")
                        .map(MangaDex::numbered)
                        .flatMapMany(volumes -> Flux.fromIterable(volumes)
                                .buffer(CHAPTERS)
                                .concatMap(some -> dates(some).flatMapIterable(dates -> some.stream()
                                        .map(volume -> new VolumeResult(
                                                volume.number(),
                                                "",
                                                dates.get(volume.chapter()),
                                                "",
                                                seriesId + "/" + volume.number().toPlainString()))
                                        .toList())));
    }

    /** What belongs to no volume yet is left out. */
    private static List<Volume> numbered(ForeignJson aggregate) {
        List<Volume> volumes = new ArrayList<>();
        aggregate.members("volumes").map(Map.Entry::getValue).forEach(volume -> {
            if (NUMBER.matcher(volume.text("volume")).matches()) {
                volumes.add(new Volume(
                        new BigDecimal(volume.text("volume")),
                        firstChapter(volume).orElse("")));
            }
        });
        volumes.sort(Comparator.comparing(Volume::number));
        return volumes;
    }

    private static Optional<String> firstChapter(ForeignJson volume) {
        return volume.members("chapters")
                .map(Map.Entry::getValue)
                .filter(chapter -> ID.matcher(chapter.text("id")).matches())
                .min(Comparator.comparing(MangaDex::chapterNumber))
                .map(chapter -> chapter.text("id"));
    }

    private static BigDecimal chapterNumber(ForeignJson chapter) {
        String number = chapter.text("chapter");
        return NUMBER.matcher(number).matches() ? new BigDecimal(number) : BigDecimal.valueOf(Integer.MAX_VALUE);
    }

    private Mono<Map<String, LocalDate>> dates(List<Volume> volumes) {
        List<UUID> ids = volumes.stream()
                .map(Volume::chapter)
                .filter(chapter -> !chapter.isEmpty())
                .map(UUID::fromString)
                .toList();
        if (ids.isEmpty()) {
            return Mono.just(Map.of());
        }
        StringBuilder asked = new StringBuilder("/chapter?limit=" + CHAPTERS);
        ids.forEach(id -> asked.append("&ids[]=").append(id));
        return calls.get(asked.toString())
                .flatMapIterable(answer -> answer.each("data"))
                .filter(chapter -> day(chapter) != null)
                .collectMap(chapter -> chapter.text("id"), chapter -> Objects.requireNonNull(day(chapter)));
    }

    private static @Nullable LocalDate day(ForeignJson chapter) {
        return ExactDate.parse(chapter.text("attributes", "publishAt").replaceFirst("T.*", ""));
    }
}
