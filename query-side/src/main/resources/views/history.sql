-- The names of whatever the log speaks of by its id: people, contributors and their works, tags, genres, media types, libraries, shelves. They stay
-- when the thing is gone, because the past still speaks of it.
CREATE TABLE {v}.name (
  id   uuid PRIMARY KEY,
  name text NOT NULL
);
-- Changes of titles only: the title with which a book began stands in its first event, so an import writes nothing here.
CREATE TABLE {v}.title (
  book_id  uuid   NOT NULL,
  position bigint NOT NULL,
  before   text   NOT NULL,
  after    text   NOT NULL,
  -- What a book was called at a position.
  PRIMARY KEY (book_id, position)
);
