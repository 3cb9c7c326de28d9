package io.colophon.command.series;

import static io.colophon.command.Limits.text;

import io.colophon.contract.Refusal;
import io.colophon.web.PathId;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A book and where it shall stand in a series. */
record Place(UUID bookId, double position) {

    /** As clients send it. */
    record Request(@Nullable String bookId, @Nullable BigDecimal position) {

        private Place checked() {
            String id = text(bookId);
            return new Place(
                    PathId.find(id).orElseThrow(() -> Refusal.invalid("invalid book_id: " + id)),
                    SeriesPosition.of(position));
        }
    }

    private static final Request NOTHING = new Request(null, null);

    /**
     * A book that is named twice stands where it was named last.
     *
     * @throws Refusal that names the field
     */
    static List<Place> checked(@Nullable List<@Nullable Request> asked) {
        Map<UUID, Place> places = new LinkedHashMap<>();
        for (Request request : asked == null ? List.<@Nullable Request>of() : asked) {
            Place place = (request == null ? NOTHING : request).checked();
            places.put(place.bookId, place);
        }
        return List.copyOf(places.values());
    }
}
