CREATE TABLE {v}.loan (
  id          uuid        PRIMARY KEY,
  library_id  uuid        NOT NULL,
  book_id     uuid        NOT NULL,
  title       text        NOT NULL,               -- of the book
  loaned_to   text        NOT NULL,
  notes       text        NOT NULL,
  loaned_at   date        NOT NULL,
  due_date    date,
  returned_at date,
  created_at  timestamptz NOT NULL,
  updated_at  timestamptz NOT NULL,
  created     bigint      NOT NULL,               -- position of its beginning: the order within a day
  search      text        NOT NULL DEFAULT '',    -- folded borrower and title
  answer      text        NOT NULL DEFAULT ''     -- the JSON that routes send
);
-- The list is short of what came back, which is most of all loans after some years.
CREATE INDEX loan_open ON {v}.loan (library_id, loaned_at DESC, created DESC) WHERE returned_at IS NULL;
-- The list with everything.
CREATE INDEX loan_library ON {v}.loan (library_id, loaned_at DESC, created DESC);
-- A renamed or deleted book: most are not lent.
CREATE INDEX loan_book ON {v}.loan (book_id);

-- The tags of every library, as loans show them.
CREATE TABLE {v}.tag (
  id         uuid PRIMARY KEY,
  library_id uuid NOT NULL,
  name       text NOT NULL COLLATE "C",           -- the order on a loan
  folded     text NOT NULL,
  color      text NOT NULL
);
-- The filter finds tags by name.
CREATE INDEX tag_folded ON {v}.tag (library_id, folded);

CREATE TABLE {v}.loan_tag (
  loan_id uuid NOT NULL,
  tag_id  uuid NOT NULL,
  -- The tags of a loan.
  PRIMARY KEY (loan_id, tag_id)
);
-- The filter, and a renamed or removed tag.
CREATE INDEX loan_tag_tag ON {v}.loan_tag (tag_id, loan_id);
