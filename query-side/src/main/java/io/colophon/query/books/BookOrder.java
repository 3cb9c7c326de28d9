package io.colophon.query.books;

import io.colophon.web.Query;

/**
 * An order of the list (Librarium behaviour, section 8). Equal ones come in the order of their making, or the reverse of it.
 *
 * @param columns of {@code e}; an index has them and nothing else
 * @param backward the same order from its end
 */
record BookOrder(String columns, String forward, String backward) {

    private static final String TITLE = "e.title_key, e.created";

    static BookOrder of(Query query) {
        BookOrder up =
                switch (query.text("sort")) {
                    case "created_at" -> new BookOrder("e.created", "e.created", "e.created DESC");
                    case "media_type" ->
                        new BookOrder(
                                "e.media_type, e.title_key, e.created",
                                "e.media_type, e.title_key, e.created",
                                "e.media_type DESC, e.title_key DESC, e.created DESC");
                    case "publish_date" -> published(query);
                    default -> new BookOrder(TITLE, TITLE, "e.title_key DESC, e.created DESC");
                };
        return isDown(query) && !query.text("sort").equals("publish_date") ? up.reversed() : up;
    }

    /** Those without a date come last, either way, and equal ones in the order of their making. */
    private static BookOrder published(Query query) {
        String columns = "e.publish_date, e.created";
        return isDown(query)
                ? new BookOrder(
                        columns,
                        "e.publish_date DESC NULLS LAST, e.created",
                        "e.publish_date ASC NULLS FIRST, e.created DESC")
                : new BookOrder(columns, columns, "e.publish_date DESC NULLS FIRST, e.created DESC");
    }

    private static boolean isDown(Query query) {
        return query.text("sort_dir").equals("desc");
    }

    boolean isByTitle() {
        return columns.equals(TITLE);
    }

    private BookOrder reversed() {
        return new BookOrder(columns, backward, forward);
    }
}
