-- Version 4: slots of ten days, so that ten years take no longer to read than one. slot: epoch seconds / 864000.

CREATE TABLE rollup_10d (
  sensor   INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  slot     INTEGER NOT NULL,
  count    INTEGER NOT NULL,
  min      INTEGER NOT NULL,
  sum      INTEGER NOT NULL,
  max      INTEGER NOT NULL,
  PRIMARY KEY (sensor, quantity, slot)
) STRICT, WITHOUT ROWID;

INSERT INTO rollup_10d
SELECT sensor, quantity, slot / 10, sum(count), min(min), sum(sum), max(max) FROM rollup_1d GROUP BY sensor, quantity, slot / 10;

INSERT INTO tier SELECT 864000, 0, count(*) FROM rollup_10d;

CREATE VIEW ten_days AS
SELECT date(r.slot * 864000, 'unixepoch') AS date_utc, s.room, s.name AS sensor, q.name AS quantity, r.count,
       r.min * 1.0 / q.scale AS min, round(r.sum * 1.0 / r.count / q.scale, 2) AS mean, r.max * 1.0 / q.scale AS max, q.unit
FROM rollup_10d r JOIN sensor s ON s.id = r.sensor JOIN quantity q ON q.id = r.quantity;
