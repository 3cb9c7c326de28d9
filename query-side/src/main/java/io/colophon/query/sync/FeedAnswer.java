package io.colophon.query.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.colophon.web.WireJson;
import io.colophon.web.security.Caller;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * The envelope of the feed (jobs and sync, C.3).
 *
 * @param data JSON of records
 * @param more what cursor mode adds
 */
record FeedAnswer(
        List<String> data, Pagination pagination, @Nullable More more, Instant serverTime) {

    private static final int TAG_BYTES = 16;

    /** What a client sees; what cursor mode adds is absent in the other. */
    record Shown(
            List<FeedRecord.Shown> data,
            Pagination pagination,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<Tombstone> deleted,
            @JsonInclude(JsonInclude.Include.NON_NULL) String nextCursor,
            @JsonInclude(JsonInclude.Include.NON_NULL) boolean hasMore,
            String serverTime) {}

    record Pagination(long page, int limit, long total, long totalPages) {
        static Pagination of(long page, int limit, long total) {
            return new Pagination(page, limit, total, Math.ceilDiv(total, limit));
        }
    }

    /** @param deleted absent unless it was asked for */
    record More(@Nullable List<Tombstone> deleted, String nextCursor, boolean hasMore) {}

    /** @param reason {@code deleted} or {@code hidden} */
    record Tombstone(UUID id, String deletedAt, String reason) {}

    /** A record as it is sent to a caller; who added it is for that user and for administrators. */
    static String record(String record, @Nullable UUID addedBy, Caller caller) {
        return FeedRecord.forCaller(record, caller.admin() || caller.userId().equals(addedBy) ? addedBy : null);
    }

    /** With an entity tag over everything but the server's time. */
    ResponseEntity<byte[]> response() {
        StringBuilder json = new StringBuilder("{\"data\":")
                .append(WireJson.array(data))
                .append(",\"pagination\":")
                .append(FeedJson.write(pagination));
        if (more != null) {
            if (more.deleted != null) {
                json.append(",\"deleted\":").append(FeedJson.write(more.deleted));
            }
            json.append(",\"nextCursor\":\"")
                    .append(more.nextCursor)
                    .append("\",\"hasMore\":")
                    .append(more.hasMore);
        }
        String tag = tag(json.toString());
        json.append(",\"serverTime\":\"").append(FeedJson.time(serverTime)).append("\"}");
        return ResponseEntity.ok()
                .eTag(tag)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String tag(String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, TAG_BYTES)) + "\"";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
