CREATE TABLE {v}.shelf (
  id            uuid        PRIMARY KEY,
  library_id    uuid        NOT NULL,
  name          text        NOT NULL COLLATE "C",
  folded        text        NOT NULL,                -- the name, for the search
  description   text        NOT NULL,
  color         text        NOT NULL,
  icon          text        NOT NULL,
  display_order int         NOT NULL,
  tag_ids       uuid[]      NOT NULL,
  book_count    bigint      NOT NULL DEFAULT 0,      -- kept, not counted
  created_at    timestamptz NOT NULL,
  updated_at    timestamptz NOT NULL,
  created       bigint      NOT NULL                 -- position of its beginning: the order of equal ones
);
-- The shelves of a library in their order.
CREATE INDEX shelf_library ON {v}.shelf (library_id, display_order, name, created);

-- Which books are on which shelves.
CREATE TABLE {v}.shelved (
  shelf_id uuid NOT NULL,
  book_id  uuid NOT NULL,
  PRIMARY KEY (shelf_id, book_id)
);
-- The shelves of a book, and a book that is deleted.
CREATE INDEX shelved_book ON {v}.shelved (book_id, shelf_id);

-- The tags of every library, as shelves show them.
CREATE TABLE {v}.tag (
  id         uuid PRIMARY KEY,
  library_id uuid NOT NULL,
  name       text NOT NULL COLLATE "C",
  folded     text NOT NULL,
  color      text NOT NULL
);
-- A deleted library takes its tags along.
CREATE INDEX tag_library ON {v}.tag (library_id);
