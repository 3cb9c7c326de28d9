CREATE TABLE {v}.library (
  id          uuid        PRIMARY KEY,
  owner_id    uuid        NOT NULL,
  name        text        NOT NULL COLLATE "C",   -- the order of the list
  slug        text        NOT NULL,
  description text        NOT NULL,
  is_public   boolean     NOT NULL,
  created_at  timestamptz NOT NULL,
  updated_at  timestamptz NOT NULL
);
CREATE TABLE {v}.member (
  library_id uuid        NOT NULL,
  user_id    uuid        NOT NULL,
  role       text        NOT NULL,
  invited_by uuid,
  joined_at  timestamptz NOT NULL,
  position   bigint      NOT NULL,                -- of the joining: the order of the list
  -- The members of a library.
  PRIMARY KEY (library_id, user_id)
);
-- The libraries of a member.
CREATE INDEX member_user ON {v}.member (user_id, library_id);
-- What the list of members shows of people.
CREATE TABLE {v}.person (
  id           uuid PRIMARY KEY,
  username     text NOT NULL,
  display_name text NOT NULL,
  email        text NOT NULL
);
