-- Owner: PostgresProjectionControl. The number of a generation is never given again, also after it was dropped: another node may
-- still hold a lease on the former one, and its tables may still be there.
CREATE TABLE projection.last_number (
  view   text PRIMARY KEY,
  number int  NOT NULL
);
INSERT INTO projection.last_number SELECT view, max(generation) FROM projection.generation GROUP BY view;

-- Nodes that start together begin one build, not one each.
CREATE UNIQUE INDEX generation_building ON projection.generation (view, version) WHERE state = 'building';
