-- What people noted of their reading, each one's own.
CREATE TABLE {v}.interaction (
  edition_id    uuid        NOT NULL,
  user_id       uuid        NOT NULL,
  id            uuid        NOT NULL,
  book_id       uuid        NOT NULL,
  library_id    uuid        NOT NULL,
  read_status   text        NOT NULL,
  rating        int,
  notes         text        NOT NULL,
  review        text        NOT NULL,
  date_started  date,
  date_finished date,
  favorite      boolean     NOT NULL,
  created_at    timestamptz NOT NULL,
  updated_at    timestamptz NOT NULL,
  -- One's own of an edition, and all of an edition that is removed.
  PRIMARY KEY (edition_id, user_id)
);
-- What goes with a book, a library, a person.
CREATE INDEX interaction_book ON {v}.interaction (book_id);
CREATE INDEX interaction_library ON {v}.interaction (library_id);
CREATE INDEX interaction_user ON {v}.interaction (user_id);
