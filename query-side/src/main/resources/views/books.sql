CREATE TABLE {v}.book (
  id             uuid        PRIMARY KEY,
  library_id     uuid        NOT NULL,
  facts          text        NOT NULL,               -- what the events say, for the projector alone
  answer         text        NOT NULL,               -- the JSON that routes send
  editions       text        NOT NULL,               -- the JSON of its editions, primary first
  media_type_id  uuid        NOT NULL,
  created_at     timestamptz NOT NULL,
  updated_at     timestamptz NOT NULL,
  position       bigint      NOT NULL,               -- of the last event that is in it
  created        bigint      NOT NULL,               -- position of its beginning
  pick           text        NOT NULL COLLATE "C" GENERATED ALWAYS AS (md5(id::text)) STORED -- an order in which neighbours have nothing in common
);
-- The fingerprint: the newest change of a library.
CREATE INDEX book_updated ON {v}.book (library_id, updated_at DESC);
-- Picks of a day: some steps from where the day begins.
CREATE INDEX book_pick ON {v}.book (library_id, media_type_id, pick);

-- What the list sorts and filters books by, apart from their answers: what no index can find is found in a walk of these short rows, and
-- a change that they do not show leaves them and their indexes alone. Texts are folded unless they say that they are not.
CREATE TABLE {v}.entry (
  book_id      uuid    PRIMARY KEY,
  library_id   uuid    NOT NULL,
  title_key    text    NOT NULL COLLATE "C",         -- natural key of the sort title
  sort_title   text    NOT NULL COLLATE "C",         -- for the letter filter
  search       text    NOT NULL COLLATE "C",         -- title and names of contributors, as SearchText writes them
  media_type   text    NOT NULL COLLATE "C",         -- display name
  publisher    text             COLLATE "C",         -- of the primary edition, as the next two
  language     text             COLLATE "C",
  publish_date date,
  covered      boolean NOT NULL,                     -- has a cover; most have, so no index helps
  in_series    boolean NOT NULL,                     -- in any
  title        text    NOT NULL,                     -- as written, like the subtitle, where volumes of a series are looked for
  subtitle     text    NOT NULL,
  media_type_id uuid   NOT NULL,
  created      bigint  NOT NULL                      -- position of the book's beginning
);
-- One index for each order of the list; the first page is its first entries. The third is the filter by type, too.
CREATE INDEX entry_title ON {v}.entry (library_id, title_key, created);
CREATE INDEX entry_created ON {v}.entry (library_id, created);
CREATE INDEX entry_media_type ON {v}.entry (library_id, media_type, title_key, created);
CREATE INDEX entry_published ON {v}.entry (library_id, publish_date, created);
CREATE INDEX entry_published_desc ON {v}.entry (library_id, publish_date DESC NULLS LAST, created);
-- The letter filter.
CREATE INDEX entry_sort_title ON {v}.entry (library_id, sort_title);
-- Words in titles and names, in all the ways in which a title contains one.
CREATE INDEX entry_search ON {v}.entry USING gin (search gin_trgm_ops);
-- The filters by publisher and by language; few texts for many books, so they are small.
CREATE INDEX entry_publisher ON {v}.entry (library_id, publisher) WHERE publisher IS NOT NULL;
CREATE INDEX entry_language ON {v}.entry (library_id, language) WHERE language IS NOT NULL;

-- The ISBNs of a library's editions, in either field, as written.
CREATE TABLE {v}.isbn (
  book_id    uuid NOT NULL,
  library_id uuid NOT NULL,
  isbn       text NOT NULL COLLATE "C",
  -- A book's own, to replace them.
  PRIMARY KEY (book_id, isbn)
);
CREATE INDEX isbn_library ON {v}.isbn (library_id, isbn, book_id);

-- The names that books show: media types, contributors, tags, genres, shelves, series; the dashboard shows those of libraries, too.
CREATE TABLE {v}.name (
  id         uuid        PRIMARY KEY,
  kind       text        NOT NULL,
  name       text        NOT NULL,
  folded     text        NOT NULL,
  key        text        NOT NULL,                   -- of a media type, its name that never changes
  color      text        NOT NULL,                   -- of a tag
  rank       int         NOT NULL,                   -- the display order of a shelf
  library_id uuid,                                   -- of a tag, a shelf, a series; a library's own id
  created_at timestamptz NOT NULL
);
-- Which books show a name: all that a renaming rewrites, and the filters by tag, genre, series and shelf.
CREATE TABLE {v}.use (
  name_id uuid   NOT NULL,
  book_id uuid   NOT NULL,
  place   float8,                                    -- in a series its position, on a shelf the position of the event by which it came there
  library_id uuid,                                   -- of tags and genres these three, as the entry has them
  title_key  text COLLATE "C",
  created    bigint,
  PRIMARY KEY (name_id, book_id)
);
CREATE INDEX use_book ON {v}.use (book_id);
-- The books of a series and of a shelf in their order.
CREATE INDEX use_place ON {v}.use (name_id, place) WHERE place IS NOT NULL;
-- The books of a tag and of a genre in the order of their titles.
CREATE INDEX use_title ON {v}.use (name_id, library_id, title_key, created) WHERE title_key IS NOT NULL;
-- Filters find a tag, a series or a shelf of the library by its name, and a genre, which is of none.
CREATE INDEX name_folded ON {v}.name (folded, library_id);
-- Picks are of media types that are named by their keys.
CREATE INDEX name_key ON {v}.name (key) WHERE key <> '';

-- What people noted of their reading, as far as lists of books show it.
CREATE TABLE {v}.reading (
  edition_id  uuid        NOT NULL,
  user_id     uuid        NOT NULL,
  book_id     uuid        NOT NULL,
  library_id  uuid        NOT NULL,
  read_status text        NOT NULL COLLATE "C",
  rating      int,
  favorite    boolean     NOT NULL,
  finished    date,
  updated_at  timestamptz NOT NULL,
  finished_at timestamptz NOT NULL GENERATED ALWAYS AS (coalesce(finished::timestamp AT TIME ZONE 'UTC', updated_at)) STORED,
  -- One's own of an edition, and all of an edition that is removed.
  PRIMARY KEY (edition_id, user_id)
);
-- One's own of the books of a page, and all of a book that is deleted.
CREATE INDEX reading_book ON {v}.reading (book_id, user_id);
-- All that one has read, the latest first, or is reading.
CREATE INDEX reading_user ON {v}.reading (user_id, read_status, finished_at DESC);

-- Counts that are kept: the books of a library, those under each first letter, those that came in each year, those of each media type,
-- tag and genre.
CREATE TABLE {v}.total (
  library_id uuid   NOT NULL,
  part       text   NOT NULL COLLATE "C",            -- '' for all, a letter from A to Z, a year of UTC, an id
  books      bigint NOT NULL,
  PRIMARY KEY (library_id, part)
);
