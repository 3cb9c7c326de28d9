package io.colophon.query.covers;

import io.colophon.contract.Refusal;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.Views;
import io.colophon.web.PathId;
import io.colophon.web.Query;
import io.colophon.web.images.ImageStore;
import io.colophon.web.images.Thumbnails;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import io.colophon.web.security.Permission;
import io.r2dbc.spi.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Pictures as files, in parts and on conditions if so asked (Librarium behaviour, section 10). */
@RestController
@RequestMapping("/api/v1")
public class CoversQueries {

    private static final Logger log = LoggerFactory.getLogger(CoversQueries.class);
    private static final String A_DAY = "public, max-age=86400";

    private final PostgresView covers;
    private final ImageStore images;
    private final Thumbnails thumbnails;
    private final Access access;

    public CoversQueries(CoversProjector projector, ImageStore images, Thumbnails thumbnails, Access access) {
        this.covers = projector.store();
        this.images = images;
        this.thumbnails = thumbnails;
        this.access = access;
    }

    private record Picture(String imageId, String mediaType, Instant changedAt) {
        static Picture of(Row row) {
            return new Picture(
                    Views.text(row, "image_id"), Views.text(row, "media_type"), Views.instant(row, "changed_at"));
        }
    }

    @GetMapping("/libraries/{library}/books/{book}/cover")
    Mono<ResponseEntity<Resource>> cover(
            Caller caller, @PathVariable String library, @PathVariable String book, Query query) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_READ);
        return answer(
                Mono.justOrEmpty(PathId.find(book))
                        .flatMap(id -> covers.first(
                                "SELECT * FROM {v}.picture WHERE owner_id = $1 AND library_id = $2",
                                Picture::of,
                                id,
                                libraryId)),
                query);
    }

    @GetMapping("/contributors/{contributor}/photo")
    Mono<ResponseEntity<Resource>> photo(Caller caller, @PathVariable String contributor, Query query) {
        return answer(
                Mono.justOrEmpty(PathId.find(contributor))
                        .flatMap(id -> covers.first(
                                "SELECT * FROM {v}.picture WHERE owner_id = $1 AND library_id IS NULL",
                                Picture::of,
                                id)),
                query);
    }

    /** The picture as it came in, or with {@code size} a smaller one, which is a route of ours. */
    private Mono<ResponseEntity<Resource>> answer(Mono<Picture> found, Query query) {
        Integer size = query.has("size") ? size(query) : null;
        return found.publishOn(Schedulers.boundedElastic())
                .filter(this::isThere)
                .flatMap(picture -> size == null
                        ? Mono.just(
                                answer(picture, picture.imageId(), picture.mediaType(), images.file(picture.imageId())))
                        : smaller(picture, size))
                .switchIfEmpty(Mono.error(Refusal::noPage));
    }

    private static int size(Query query) {
        int size = (int) query.number("size");
        if (!Thumbnails.SIZES.contains(size)) {
            throw Refusal.invalid("size must be one of 160, 320, 640");
        }
        return size;
    }

    private Mono<ResponseEntity<Resource>> smaller(Picture picture, int size) {
        return thumbnails
                .of(picture.imageId(), size)
                .map(file -> answer(picture, picture.imageId() + "-" + size, Thumbnails.MEDIA_TYPE, file))
                .onErrorResume(IOException.class, broken -> {
                    log.warn("the picture {} can't be made smaller: {}", picture.imageId(), broken.getMessage());
                    return Mono.empty();
                });
    }

    private static ResponseEntity<Resource> answer(Picture picture, String tag, String mediaType, Path file) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, A_DAY)
                .eTag("\"" + tag + "\"")
                .lastModified(picture.changedAt())
                .contentType(MediaType.parseMediaType(mediaType))
                .body(new FileSystemResource(file));
    }

    private boolean isThere(Picture picture) {
        Path file = images.file(picture.imageId());
        boolean there = Files.isRegularFile(file);
        if (!there) {
            log.error("the picture {} is missing", file);
        }
        return there;
    }
}
