-- Operational state: what is neither an event nor a view, and is never rebuilt. Each table has one owner.
CREATE SCHEMA op;

-- Owner: PostgresSubjectKeys. A key is wrapped by the master key. An erased subject keeps its row, without a key, so that
-- no later event makes it a new one by accident.
CREATE TABLE op.subject_key (
  subject    uuid        PRIMARY KEY,
  wrapped    bytea,
  created_at timestamptz NOT NULL DEFAULT now(),
  erased_at  timestamptz
);
