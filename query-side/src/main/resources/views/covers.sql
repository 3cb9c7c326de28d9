-- Which picture a book or a contributor shows.
CREATE TABLE {v}.picture (
  owner_id   uuid        PRIMARY KEY,
  library_id uuid,                                   -- of a book
  image_id   text        NOT NULL,                   -- its file
  media_type text        NOT NULL,
  changed_at timestamptz NOT NULL
);
-- A deleted library takes the covers of its books along.
CREATE INDEX picture_library ON {v}.picture (library_id) WHERE library_id IS NOT NULL;
