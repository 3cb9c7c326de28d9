-- One row for each life of a book: from its beginning to its end. A beginning is a position of the log, so it is a name, too.
CREATE TABLE {v}.life (
  life       bigint      PRIMARY KEY,                -- position of the beginning
  book_id    uuid        NOT NULL,
  library_id uuid        NOT NULL,
  added_by   uuid,
  latest     bigint      NOT NULL,                   -- position of the last change that everybody sees
  ended      bigint,                                 -- position of the end, null while it lives
  ended_at   timestamptz,
  facts      text        NOT NULL,                   -- what the events say, for the projector alone; empty after the end
  record     text        NOT NULL                    -- the JSON of the feed without what differs per caller; empty after the end
);
-- The living one of a book.
CREATE UNIQUE INDEX life_book ON {v}.life (book_id) WHERE ended IS NULL;
-- Slots without since: a library's books in the order of their beginnings.
CREATE INDEX life_library ON {v}.life (library_id, life) WHERE ended IS NULL;
-- Cursors and totals since a position: a library's books in the order of their last changes.
CREATE INDEX life_latest ON {v}.life (library_id, latest, life) WHERE ended IS NULL;
-- Tombstones, and the slots that ended during a walk.
CREATE INDEX life_ended ON {v}.life (library_id, ended, life) WHERE ended IS NOT NULL;

-- Changes that every member sees. Position and life together are the number of a change within everything that changed.
CREATE TABLE {v}.change (
  library_id uuid   NOT NULL,
  position   bigint NOT NULL,
  life       bigint NOT NULL,
  previous   bigint NOT NULL,                        -- the change before it in the same life, 0 for the first
  -- Slots since a position: the first change of a life behind it is the one whose previous is not.
  PRIMARY KEY (library_id, position, life)
);
-- The same of a life that has ended.
CREATE INDEX change_life ON {v}.change (life, position);

-- Who sees a library, and from where to where in the log.
CREATE TABLE {v}.member (
  user_id    uuid        NOT NULL,
  library_id uuid        NOT NULL,
  gained     bigint      NOT NULL,
  lost       bigint,                                 -- null while it lasts
  lost_at    timestamptz,
  PRIMARY KEY (user_id, library_id, gained)
);
-- The end of a library is one for all its members.
CREATE INDEX member_library ON {v}.member (library_id) WHERE lost IS NULL;

-- The names that records show: contributors, tags, genres, and people who added books.
CREATE TABLE {v}.name (
  id   uuid PRIMARY KEY,
  name text NOT NULL
);
-- Which living books show a name: all that a renaming changes.
CREATE TABLE {v}.use (
  name_id uuid   NOT NULL,
  life    bigint NOT NULL,
  PRIMARY KEY (name_id, life)
);
CREATE INDEX use_life ON {v}.use (life);

-- A count that is kept: the living books of a library.
CREATE TABLE {v}.total (
  library_id uuid   PRIMARY KEY,
  books      bigint NOT NULL
);
