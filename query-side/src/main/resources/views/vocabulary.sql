CREATE TABLE {v}.media_type (
  id           uuid   PRIMARY KEY,
  name         text   NOT NULL,
  display_name text   NOT NULL COLLATE "C",
  description  text   NOT NULL,
  book_count   bigint NOT NULL DEFAULT 0,
  position     bigint NOT NULL
);
CREATE TABLE {v}.genre (
  id         uuid        PRIMARY KEY,
  name       text        NOT NULL COLLATE "C",
  created_at timestamptz NOT NULL
);
CREATE TABLE {v}.tag (
  id         uuid        PRIMARY KEY,
  library_id uuid        NOT NULL,
  name       text        NOT NULL COLLATE "C",
  color      text        NOT NULL,
  created_at timestamptz NOT NULL
);
-- The tags of a library by name.
CREATE INDEX tag_library ON {v}.tag (library_id, name);
-- Which type each book is of, so that the counts of the types are kept.
CREATE TABLE {v}.book (
  id            uuid PRIMARY KEY,
  library_id    uuid NOT NULL,
  media_type_id uuid NOT NULL
);
-- A deleted library takes its books along.
CREATE INDEX book_library ON {v}.book (library_id, media_type_id);
