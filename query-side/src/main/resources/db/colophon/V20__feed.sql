-- Owner: FeedMarks. Which position of the log a time of the feed stands for.
CREATE TABLE op.feed_mark (
  ms       bigint PRIMARY KEY,         -- since 1970; rises with the position within an epoch
  position bigint NOT NULL,
  epoch    int    NOT NULL             -- the build of the feed; a time of another one says nothing
);
-- Owner: FeedMarks. The newest mark; its row lock puts marks in order.
CREATE TABLE op.feed_head (
  one      boolean PRIMARY KEY DEFAULT true CHECK (one),
  ms       bigint  NOT NULL,
  position bigint  NOT NULL,
  epoch    int     NOT NULL
);
INSERT INTO op.feed_head (ms, position, epoch) VALUES (0, 0, 0);

-- Owner: FeedSessions. A list of slots that is only appended to, as long as a session of its key lives.
CREATE TABLE op.feed_walk (
  id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  principal      uuid        NOT NULL,
  since          bigint      NOT NULL, -- milliseconds as asked for; the smallest bigint for none
  page_limit     int         NOT NULL,
  library_id     uuid        NOT NULL, -- all zero: every library of the principal
  epoch          int         NOT NULL,
  since_position bigint      NOT NULL,
  floor          bigint      NOT NULL, -- lives that ended at or before it have no slot
  renewed_at     timestamptz NOT NULL, -- of the last page behind the first
  UNIQUE (principal, since, page_limit, library_id)
);
-- Owner: FeedSessions. A first page that was served, with its watermark.
CREATE TABLE op.feed_session (
  walk     bigint      NOT NULL REFERENCES op.feed_walk ON DELETE CASCADE,
  ms       bigint      NOT NULL,       -- of the mark of the watermark
  begun_at timestamptz NOT NULL,
  PRIMARY KEY (walk, ms)
);
-- Owner: FeedSessions. The last slot of a page, where the next one begins.
CREATE TABLE op.feed_page (
  walk     bigint NOT NULL REFERENCES op.feed_walk ON DELETE CASCADE,
  page     bigint NOT NULL,
  position bigint NOT NULL,
  life     bigint NOT NULL,
  PRIMARY KEY (walk, page)
);
