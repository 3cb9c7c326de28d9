-- Owner: RunLeases. Which node works on a run. Rows would not be applied twice without it, but two nodes would do the work.
CREATE TABLE op.run_lease (
  run_id      uuid        PRIMARY KEY,
  node        uuid        NOT NULL,
  lease_until timestamptz NOT NULL
);
