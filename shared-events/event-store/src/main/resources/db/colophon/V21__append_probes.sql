-- As before, but that a criterion of several tags is a probe like the others: as a join it was at times planned as a scan of the whole log.
-- The number is behind those of all modules: a database that is in use takes no lower one than it has.

-- Appends the events of many commands in one call: one verdict a command comes back, with the positions of its events,
-- or -1 when an event that meets its boundary came after the position it had read. Events come as parallel arrays, their
-- payload and metadata as one blob with lengths; tags and types of a criterion are joined by U+001F.
CREATE OR REPLACE FUNCTION es.append(
  p_cmd int[], p_id uuid[], p_type text[], p_ver text[], p_ts timestamptz[], p_tags text[], p_plen int[], p_mlen int[], p_blob bytea,
  c_cmd int[], c_after bigint[], c_tags text[], c_types text[]
) RETURNS TABLE (cmd int, first_position bigint, last_position bigint, stored_at timestamptz) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  v_base bigint;
  v_now  timestamptz;
  v_rej  int[];
BEGIN
  -- Alone in its statement: the checks below must run on a snapshot that is younger than the lock.
  PERFORM pg_advisory_xact_lock(727274001);
  SELECT coalesce(max(position), 0) INTO v_base FROM es.event;
  -- One scalar probe a criterion (a join here is planned as a hash join once the tables have grown).
  SELECT coalesce(array_agg(DISTINCT q.k), '{}') INTO v_rej
  FROM (SELECT u.k, u.a,
               CASE WHEN u.t = '' THEN NULL ELSE string_to_array(u.t, E'\x1f') END AS tg,
               CASE WHEN u.y = '' THEN NULL ELSE string_to_array(u.y, E'\x1f') END AS ty
        FROM unnest(c_cmd, c_after, c_tags, c_types) AS u(k, a, t, y)) q
  WHERE q.a < v_base AND CASE
    WHEN q.tg IS NULL AND q.ty IS NULL THEN true
    WHEN q.tg IS NULL THEN
      (SELECT y.position FROM unnest(q.ty) AS n(type) CROSS JOIN LATERAL (
         SELECT e.position FROM es.event e WHERE e.type = n.type AND e.position > q.a LIMIT 1) y LIMIT 1) IS NOT NULL
    WHEN cardinality(q.tg) = 1 THEN
      (SELECT t.position FROM es.event_tag t
       WHERE t.tag = q.tg[1] AND t.position > q.a AND (q.ty IS NULL OR t.type = ANY(q.ty)) LIMIT 1) IS NOT NULL
    ELSE
      (SELECT t.position FROM es.event_tag t
       WHERE t.tag = q.tg[1] AND t.position > q.a AND (q.ty IS NULL OR t.type = ANY(q.ty))
         AND (SELECT e.tags FROM es.event e WHERE e.position = t.position) @> q.tg LIMIT 1) IS NOT NULL
    END;
  v_now := greatest(clock_timestamp(), coalesce((SELECT e.stored_at FROM es.event e WHERE e.position = v_base), '-infinity'));
  RETURN QUERY
  WITH ev AS MATERIALIZED (
    SELECT u.*, (sum(u.pl + u.ml) OVER (ORDER BY u.o) - (u.pl + u.ml))::int AS off
    FROM unnest(p_cmd, p_id, p_type, p_ver, p_ts, p_tags, p_plen, p_mlen) WITH ORDINALITY AS u(k, id, ty, ve, ts, tg, pl, ml, o)),
  num AS MATERIALIZED (
    SELECT v_base + row_number() OVER (ORDER BY o) AS pos, ev.*,
           CASE WHEN tg = '' THEN '{}'::text[] ELSE string_to_array(tg, E'\x1f') END AS tga
    FROM ev WHERE NOT k = ANY(v_rej)),
  i1 AS (
    INSERT INTO es.event (position, event_id, type, version, ts, stored_at, tags, payload, metadata)
    SELECT pos, id, ty, ve, ts, v_now, tga, substring(p_blob FROM off + 1 FOR pl), substring(p_blob FROM off + pl + 1 FOR ml)
    FROM num ORDER BY pos),
  i2 AS (
    INSERT INTO es.event_tag (tag, position, type)
    SELECT DISTINCT x.t, num.pos, num.ty FROM num CROSS JOIN LATERAL unnest(num.tga) AS x(t))
  SELECT n.k::int, min(n.pos)::bigint, max(n.pos)::bigint, v_now FROM num n GROUP BY n.k
  UNION ALL
  SELECT r.r, -1::bigint, -1::bigint, v_now FROM unnest(v_rej) AS r(r);
END $$;
