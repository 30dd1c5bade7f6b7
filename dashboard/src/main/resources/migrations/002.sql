-- Version 2: slots beside the readings, and what else happened.

-- A purifier says this reason no more; the sentence beside it still tells what it was.
UPDATE OR REPLACE decision SET reason = 'in-between' WHERE reason = 'outdoor-worse';

-- What else happened in a room and a person may want to know later.
CREATE TABLE note (
  room    TEXT    NOT NULL,
  time    INTEGER NOT NULL,
  kind    TEXT    NOT NULL, -- missed: readings that were taken and cannot be had any more
  subject TEXT    NOT NULL, -- the sensor, purifier or node
  text    TEXT    NOT NULL,
  PRIMARY KEY (room, time, kind, subject)
) STRICT, WITHOUT ROWID;

-- Of each sensor the reading.id of its first, newest and newest usable reading, as of the day that was summed up last.
ALTER TABLE sensor ADD COLUMN first INTEGER;
ALTER TABLE sensor ADD COLUMN newest INTEGER;
ALTER TABLE sensor ADD COLUMN usable INTEGER;

CREATE TABLE quantity (
  id    INTEGER PRIMARY KEY,
  name  TEXT    NOT NULL UNIQUE,
  unit  TEXT    NOT NULL,
  scale INTEGER NOT NULL -- how many parts of the unit are kept
) STRICT;

INSERT INTO quantity VALUES
  (0, 'co2', 'ppm', 10), (1, 'temperature', '°C', 100), (2, 'humidity', '%RH', 100),
  (3, 'pm1', 'µg/m³', 10), (4, 'pm25', 'µg/m³', 10), (5, 'pm10', 'µg/m³', 10),
  (6, 'pressure', 'hPa', 10), (7, 'voc', 'index', 10), (8, 'nox', 'index', 10);

-- The usable readings in slots, written when their day is over. slot: epoch seconds / 300, / 3600 and / 86400;
-- min, sum and max are scaled as in reading.
CREATE TABLE rollup_5min (
  sensor   INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  slot     INTEGER NOT NULL,
  count    INTEGER NOT NULL,
  min      INTEGER NOT NULL,
  sum      INTEGER NOT NULL,
  max      INTEGER NOT NULL,
  PRIMARY KEY (sensor, quantity, slot)
) STRICT, WITHOUT ROWID;

CREATE TABLE rollup_1h (
  sensor   INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  slot     INTEGER NOT NULL,
  count    INTEGER NOT NULL,
  min      INTEGER NOT NULL,
  sum      INTEGER NOT NULL,
  max      INTEGER NOT NULL,
  PRIMARY KEY (sensor, quantity, slot)
) STRICT, WITHOUT ROWID;

CREATE TABLE rollup_1d (
  sensor   INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  slot     INTEGER NOT NULL,
  count    INTEGER NOT NULL,
  min      INTEGER NOT NULL,
  sum      INTEGER NOT NULL,
  max      INTEGER NOT NULL,
  PRIMARY KEY (sensor, quantity, slot)
) STRICT, WITHOUT ROWID;

-- How far the slots reach: (day since 1970 << 16) | sensor of the first sensor and day that is not summed up yet.
CREATE TABLE progress (
  rolled INTEGER NOT NULL
) STRICT;

INSERT INTO progress VALUES (0);

-- What is kept: readings (0) and slots, by their length in seconds. What is older than kept_from was forgotten.
CREATE TABLE tier (
  seconds   INTEGER PRIMARY KEY,
  kept_from INTEGER NOT NULL,
  slots     INTEGER NOT NULL -- about how many there are
) STRICT;

INSERT INTO tier VALUES (0, 0, 0), (300, 0, 0), (3600, 0, 0), (86400, 0, 0);

-- For people: the slots in the units of the wire.
CREATE VIEW five_minutes AS
SELECT datetime(r.slot * 300, 'unixepoch') AS time_utc, s.room, s.name AS sensor, q.name AS quantity, r.count,
       r.min * 1.0 / q.scale AS min, round(r.sum * 1.0 / r.count / q.scale, 2) AS mean, r.max * 1.0 / q.scale AS max, q.unit
FROM rollup_5min r JOIN sensor s ON s.id = r.sensor JOIN quantity q ON q.id = r.quantity;

CREATE VIEW hours AS
SELECT datetime(r.slot * 3600, 'unixepoch') AS time_utc, s.room, s.name AS sensor, q.name AS quantity, r.count,
       r.min * 1.0 / q.scale AS min, round(r.sum * 1.0 / r.count / q.scale, 2) AS mean, r.max * 1.0 / q.scale AS max, q.unit
FROM rollup_1h r JOIN sensor s ON s.id = r.sensor JOIN quantity q ON q.id = r.quantity;

CREATE VIEW days AS
SELECT date(r.slot * 86400, 'unixepoch') AS date_utc, s.room, s.name AS sensor, q.name AS quantity, r.count,
       r.min * 1.0 / q.scale AS min, round(r.sum * 1.0 / r.count / q.scale, 2) AS mean, r.max * 1.0 / q.scale AS max, q.unit
FROM rollup_1d r JOIN sensor s ON s.id = r.sensor JOIN quantity q ON q.id = r.quantity;
