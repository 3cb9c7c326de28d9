CREATE TABLE {v}.contributor (
  id           uuid        PRIMARY KEY,
  name         text        NOT NULL COLLATE "C",
  folded       text        NOT NULL,
  initial      text        NOT NULL COLLATE "C",     -- the first letter of the folded name
  sort_name    text        NOT NULL COLLATE "C",
  corporate    boolean     NOT NULL,
  bio          text        NOT NULL DEFAULT '',
  born_date    text        NOT NULL DEFAULT '',      -- as text, because the database has no year 0000; '' for none
  died_date    text        NOT NULL DEFAULT '',
  nationality  text        NOT NULL DEFAULT '',
  external_ids jsonb       NOT NULL DEFAULT '{}',    -- what each provider calls him
  photo        bigint      NOT NULL DEFAULT 0,       -- the version in the URL of the last one: its second, but never that of the one before
  has_photo    boolean     NOT NULL DEFAULT false,
  photo_at     bigint      NOT NULL DEFAULT 0,       -- position of the last change of it
  created_at   timestamptz NOT NULL,
  updated_at   timestamptz NOT NULL,
  position     bigint      NOT NULL
);
-- Typing ahead: a part of a name, in the order of names.
CREATE INDEX contributor_folded ON {v}.contributor USING gin (folded gin_trgm_ops);

-- What providers list of him, whether or not a library has it.
CREATE TABLE {v}.work (
  id             uuid        PRIMARY KEY,
  contributor_id uuid        NOT NULL,
  source         text        NOT NULL,               -- the provider
  title          text        NOT NULL COLLATE "C",
  isbn_13        text        NOT NULL,
  isbn_10        text        NOT NULL,
  publish_year   int,
  cover_url      text        NOT NULL,
  created_at     timestamptz NOT NULL
);
-- All works of one contributor, to show and to replace them.
CREATE INDEX work_contributor ON {v}.work (contributor_id);

-- Who has a part in which book, whatever the number of roles.
CREATE TABLE {v}.credit (
  book_id        uuid NOT NULL,
  contributor_id uuid NOT NULL,
  library_id     uuid NOT NULL,
  PRIMARY KEY (book_id, contributor_id)
);
-- A deleted library takes its books along.
CREATE INDEX credit_library ON {v}.credit (library_id);

-- The contributors that a library shows: those with books there, and how many.
CREATE TABLE {v}.shown (
  library_id     uuid   NOT NULL,
  contributor_id uuid   NOT NULL,
  books          bigint NOT NULL,                    -- kept, not counted
  name           text   NOT NULL COLLATE "C",
  folded         text   NOT NULL,
  initial        text   NOT NULL COLLATE "C",
  sort_name      text   NOT NULL COLLATE "C",
  position       bigint NOT NULL,                    -- of the contributor: the order of equal names
  -- By contributor first: a renaming and his own page ask for all his libraries.
  PRIMARY KEY (contributor_id, library_id)
);
-- One index for each order of the list, and one for a letter of it; a page is a walk along it.
CREATE INDEX shown_name ON {v}.shown (library_id, name, position);
CREATE INDEX shown_sort_name ON {v}.shown (library_id, sort_name, position);
CREATE INDEX shown_books ON {v}.shown (library_id, books, name, position);
CREATE INDEX shown_initial ON {v}.shown (library_id, initial, name, position);
-- A part of a name.
CREATE INDEX shown_folded ON {v}.shown USING gin (folded gin_trgm_ops);

-- Counts that are kept: the contributors of a library, and those under each first letter.
CREATE TABLE {v}.total (
  library_id uuid   NOT NULL,
  initial    text   NOT NULL COLLATE "C",            -- '' for all
  people     bigint NOT NULL,
  PRIMARY KEY (library_id, initial)
);
