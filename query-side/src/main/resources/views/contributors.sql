CREATE TABLE {v}.contributor (
  id       uuid   PRIMARY KEY,
  name     text   NOT NULL COLLATE "C",
  folded   text   NOT NULL,
  position bigint NOT NULL
);
-- Typing ahead: a part of a name, in the order of names.
CREATE INDEX contributor_folded ON {v}.contributor USING gin (folded gin_trgm_ops);
