-- Owner: PostgresProjectionControl. What every view is at; the views themselves are schemas named <view>_<generation>.
CREATE SCHEMA projection;

CREATE TABLE projection.generation (
  view        text        NOT NULL,
  generation  int         NOT NULL,
  version     int         NOT NULL,               -- of the code that builds it
  state       text        NOT NULL CHECK (state IN ('building', 'live', 'standby')),
  auto_switch boolean     NOT NULL DEFAULT false,  -- goes live by itself as soon as it has caught up
  paused      boolean     NOT NULL DEFAULT false,
  position    bigint      NOT NULL DEFAULT 0,      -- the token: moved in the transaction that applies the events
  owner       text,                                -- the node that follows the log for it
  fence       bigint      NOT NULL DEFAULT 0,      -- rises with every change of owner; a write under an older one fails
  lease_until timestamptz NOT NULL DEFAULT '-infinity',
  failure     text,                                -- why it stands still, null while it runs
  created_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (view, generation)
);
-- There is one answer to "which generation do readers use".
CREATE UNIQUE INDEX generation_live ON projection.generation (view) WHERE state = 'live';

-- Events that a view could not apply, and their successors of the same key, in order.
CREATE TABLE projection.dead_letter (
  view       text        NOT NULL,
  generation int         NOT NULL,
  position   bigint      NOT NULL,
  key        text        NOT NULL,
  cause      text,                                 -- null: it only waits behind another one
  parked_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (view, generation, position),
  FOREIGN KEY (view, generation) REFERENCES projection.generation ON DELETE CASCADE
);
