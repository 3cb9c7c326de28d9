-- The files of editions.
CREATE TABLE {v}.file (
  id            uuid        PRIMARY KEY,
  edition_id    uuid        NOT NULL,
  book_id       uuid        NOT NULL,
  library_id    uuid        NOT NULL,
  root          text,                                -- of an upload: which directory of uploads
  location_id   uuid,                                -- of a linked file
  path          text        NOT NULL,
  name          text        NOT NULL,
  format        text        NOT NULL,
  bytes         bigint      NOT NULL,
  display_order int         NOT NULL,
  created_at    timestamptz NOT NULL
);
-- The files of a book's editions, in their order.
CREATE INDEX file_book ON {v}.file (book_id, display_order);
-- A deleted library takes its files along.
CREATE INDEX file_library ON {v}.file (library_id);
-- A location that is forgotten takes its links along.
CREATE INDEX file_location ON {v}.file (location_id) WHERE location_id IS NOT NULL;

CREATE TABLE {v}.location (
  id               uuid        PRIMARY KEY,
  library_id       uuid        NOT NULL,
  name             text        NOT NULL COLLATE "C",
  root_path        text        NOT NULL,
  media_format     text        NOT NULL,
  path_template    text        NOT NULL,
  by_administrator boolean     NOT NULL,
  created_at       timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  created          bigint      NOT NULL              -- position of its beginning: the order of equal names
);
-- The locations of a library by name.
CREATE INDEX location_library ON {v}.location (library_id, name, created);
