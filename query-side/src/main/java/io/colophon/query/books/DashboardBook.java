package io.colophon.query.books;

/** What every list of the dashboard says of a book, as SQL; the few books of a list are chosen first, as {@code m}. */
final class DashboardBook {

    /** Members of a JSON object. Authors are all contributors, whatever their roles. */
    static final String MEMBERS =
            "'book_id', b.id, 'library_id', b.library_id, 'library_name', l.name, 'title', a.book->'title',"
                    + " 'cover_url', a.book->'cover_url', 'authors', (SELECT coalesce(string_agg(c.value->>'name', ', ' ORDER BY c.ordinality), '')"
                    + " FROM json_array_elements(a.book->'contributors') WITH ORDINALITY c)";

    /** Joins the books that {@code m.book_id} names, {@code b}. */
    static final String OF_CHOSEN = " JOIN {v}.book b ON b.id = m.book_id JOIN {v}.name l ON l.id = b.library_id"
            + " CROSS JOIN LATERAL (SELECT b.answer::json AS book) a ";

    private DashboardBook() {}

    /** A time as the dashboard writes it. */
    static String seconds(String time) {
        return "to_char(" + time + " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')";
    }
}
