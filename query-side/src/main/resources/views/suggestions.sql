-- What was suggested to people, each one's own.
CREATE TABLE {v}.suggestion (
  id         uuid        PRIMARY KEY,
  user_id    uuid        NOT NULL,
  kind       text        NOT NULL COLLATE "C",         -- as the contract writes it, like the status
  title      text        NOT NULL,
  author     text        NOT NULL,
  isbn       text        NOT NULL,
  cover_url  text        NOT NULL,
  reasoning  text        NOT NULL,
  status     text        NOT NULL COLLATE "C",
  book_id    uuid,
  edition_id uuid,
  library_id uuid,
  made       bigint      NOT NULL,                     -- position of its beginning
  created_at timestamptz NOT NULL
);
-- One's own of a status, newest first.
CREATE INDEX suggestion_user ON {v}.suggestion (user_id, status, made DESC);
-- What loses its book, its edition, its library.
CREATE INDEX suggestion_book ON {v}.suggestion (book_id) WHERE book_id IS NOT NULL;
CREATE INDEX suggestion_library ON {v}.suggestion (library_id) WHERE library_id IS NOT NULL;
