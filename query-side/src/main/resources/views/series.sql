CREATE TABLE {v}.series (
  id                uuid        PRIMARY KEY,
  library_id        uuid        NOT NULL,
  name              text        NOT NULL COLLATE "C",
  folded            text        NOT NULL,            -- the name, for the search
  description       text        NOT NULL,
  total_count       int,
  status            text        NOT NULL,
  original_language text        NOT NULL,
  publication_year  int,
  demographic       text        NOT NULL,
  genres            text[]      NOT NULL,            -- in the order in which they were given
  url               text        NOT NULL,
  external_id       text        NOT NULL,
  external_source   text        NOT NULL,
  tag_ids           uuid[]      NOT NULL,
  book_count        bigint      NOT NULL DEFAULT 0,  -- kept, not counted
  created_at        timestamptz NOT NULL,
  updated_at        timestamptz NOT NULL,
  created           bigint      NOT NULL             -- position of its beginning: the order of equal ones
);
-- The series of a library by name.
CREATE INDEX series_library ON {v}.series (library_id, name, created);

-- Which books are in which series.
CREATE TABLE {v}.placed (
  series_id uuid NOT NULL,
  book_id   uuid NOT NULL,
  PRIMARY KEY (series_id, book_id)
);
-- A book that is deleted.
CREATE INDEX placed_book ON {v}.placed (book_id);

-- What providers say of volumes, released or to come.
CREATE TABLE {v}.volume (
  id           uuid        PRIMARY KEY,
  series_id    uuid        NOT NULL,
  position     float8      NOT NULL,
  title        text        NOT NULL,
  release_date date,
  cover_url    text        NOT NULL,
  external_id  text        NOT NULL,
  created_at   timestamptz NOT NULL,
  updated_at   timestamptz NOT NULL
);
-- The volumes of a series in their order.
CREATE INDEX volume_series ON {v}.volume (series_id, position);
-- The last release of a series, and the next.
CREATE INDEX volume_release ON {v}.volume (series_id, release_date);

-- The tags of every library, as series show them.
CREATE TABLE {v}.tag (
  id         uuid PRIMARY KEY,
  library_id uuid NOT NULL,
  name       text NOT NULL COLLATE "C",
  folded     text NOT NULL,
  color      text NOT NULL
);
-- A deleted library takes its tags along.
CREATE INDEX tag_library ON {v}.tag (library_id);
