CREATE TABLE {v}.shelf (
  id            uuid        PRIMARY KEY,
  library_id    uuid        NOT NULL,
  name          text        NOT NULL COLLATE "C",
  description   text        NOT NULL,
  color         text        NOT NULL,
  icon          text        NOT NULL,
  display_order int         NOT NULL,
  created_at    timestamptz NOT NULL,
  updated_at    timestamptz NOT NULL
);
-- The shelves of a library in their order.
CREATE INDEX shelf_library ON {v}.shelf (library_id, display_order, name);
