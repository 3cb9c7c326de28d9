CREATE TABLE {v}.account (
  id            uuid        PRIMARY KEY,
  username      text        NOT NULL,
  email         text        NOT NULL,
  display_name  text        NOT NULL COLLATE "C",
  admin         boolean     NOT NULL,
  active        boolean     NOT NULL,
  created_at    timestamptz NOT NULL,
  last_login_at timestamptz,
  preferences   text        NOT NULL,             -- a JSON object
  position      bigint      NOT NULL,             -- of the registration: the order of the list
  search        text        NOT NULL              -- folded username, display name and e-mail
);
-- The administrator's list, oldest first.
CREATE INDEX account_position ON {v}.account (position);
-- Looking people up by a part of a name.
CREATE INDEX account_search ON {v}.account USING gin (search gin_trgm_ops);
