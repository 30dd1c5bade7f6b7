-- The history of Airkeeper on PostgreSQL, version 1. Values are scaled integers, as table quantity says; the views show units.

CREATE TABLE sensor (
  id    integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  room  text NOT NULL,
  name  text NOT NULL,
  first timestamptz, -- its first reading, if that was forgotten
  UNIQUE (room, name)
);

-- In a partition for each month: reading_2026_11.
CREATE TABLE reading (
  time        timestamptz NOT NULL,
  seq         bigint      NOT NULL, -- the sensor's own number
  sensor      integer     NOT NULL,
  co2         integer,
  temperature integer,
  humidity    integer,
  pm1         integer,
  pm25        integer,
  pm10        integer,
  pressure    integer,
  voc         integer,
  nox         integer,
  quality     smallint    NOT NULL, -- 0 ok, 1 warming up, 2 implausible, 3 stuck
  stamp       smallint    NOT NULL, -- whose clock: 0 the node's, 1 the recorder's
  PRIMARY KEY (sensor, time)
) PARTITION BY RANGE (time);

-- The newest reading, and the newest usable one, that a sensor had in a month that was forgotten.
CREATE TABLE last_reading (LIKE reading INCLUDING DEFAULTS, PRIMARY KEY (sensor, time));

CREATE TABLE quantity (
  id    smallint PRIMARY KEY,
  name  text     NOT NULL UNIQUE,
  unit  text     NOT NULL,
  scale integer  NOT NULL -- how many parts of the unit are kept
);

INSERT INTO quantity VALUES
  (0, 'co2', 'ppm', 10), (1, 'temperature', '°C', 100), (2, 'humidity', '%RH', 100),
  (3, 'pm1', 'µg/m³', 10), (4, 'pm25', 'µg/m³', 10), (5, 'pm10', 'µg/m³', 10),
  (6, 'pressure', 'hPa', 10), (7, 'voc', 'index', 10), (8, 'nox', 'index', 10);

-- The usable readings in slots, written when a slot is over and again when a late reading came; slot is its beginning.
CREATE TABLE rollup_5min (
  slot     timestamptz NOT NULL,
  sum      bigint      NOT NULL,
  sensor   integer     NOT NULL,
  count    integer     NOT NULL,
  min      integer     NOT NULL,
  max      integer     NOT NULL,
  quantity smallint    NOT NULL,
  PRIMARY KEY (sensor, quantity, slot)
);
CREATE TABLE rollup_1h (LIKE rollup_5min INCLUDING ALL);
CREATE TABLE rollup_1d (LIKE rollup_5min INCLUDING ALL);

-- Up to when slots are written.
CREATE TABLE progress (
  rolled timestamptz NOT NULL
);
INSERT INTO progress VALUES (date_bin('5 min', now(), 'epoch'));

-- Slots that are to be written, or written again; without a sensor: those of all.
CREATE TABLE due (
  id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sensor integer,
  since  timestamptz NOT NULL,
  until  timestamptz NOT NULL
);

-- Readings (0) and slots, by their seconds: what is older than kept_from is forgotten.
CREATE TABLE tier (
  seconds   integer     PRIMARY KEY,
  kept_from timestamptz NOT NULL
);
INSERT INTO tier VALUES (0, 'epoch'), (300, 'epoch'), (3600, 'epoch'), (86400, 'epoch');

CREATE TABLE purifier (
  id   integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  room text NOT NULL,
  name text NOT NULL,
  UNIQUE (room, name)
);

-- The why ledger: each change of a purifier's power, mode or reason.
CREATE TABLE decision (
  purifier integer     NOT NULL REFERENCES purifier (id),
  time     timestamptz NOT NULL,
  "on"     boolean     NOT NULL,
  changed  boolean     NOT NULL, -- whether the power changed with it
  reason   text        NOT NULL,
  why      text        NOT NULL,
  PRIMARY KEY (purifier, time, reason)
);

-- What else happened in a room and a person may want to know later.
CREATE TABLE note (
  room    text        NOT NULL,
  time    timestamptz NOT NULL,
  kind    text        NOT NULL, -- missed: readings that were taken and cannot be had any more
  subject text        NOT NULL, -- the sensor, purifier or node
  text    text        NOT NULL,
  PRIMARY KEY (room, time, kind, subject)
);

-- What people have set over the page, and who may: one text for each thing.
CREATE TABLE kept (
  key   text PRIMARY KEY,
  value text NOT NULL
);

-- For people: readings and slots in the units of the wire.
CREATE VIEW readings AS
SELECT r.time, s.room, s.name AS sensor,
       r.co2 / 10.0 AS co2_ppm, r.temperature / 100.0 AS temperature_c, r.humidity / 100.0 AS humidity_rh,
       r.pm25 / 10.0 AS pm25_ug_m3,
       CASE r.quality WHEN 0 THEN 'ok' WHEN 1 THEN 'warming-up' WHEN 2 THEN 'implausible' ELSE 'stuck' END AS quality
FROM reading r JOIN sensor s ON s.id = r.sensor;

CREATE VIEW hours AS
SELECT r.slot AS time, s.room, s.name AS sensor, q.name AS quantity, r.count, r.min * 1.0 / q.scale AS min,
       round(r.sum * 1.0 / r.count / q.scale, 2) AS mean, r.max * 1.0 / q.scale AS max, q.unit
FROM rollup_1h r JOIN sensor s ON s.id = r.sensor JOIN quantity q ON q.id = r.quantity;

CREATE VIEW days AS
SELECT r.slot AS time, s.room, s.name AS sensor, q.name AS quantity, r.count, r.min * 1.0 / q.scale AS min,
       round(r.sum * 1.0 / r.count / q.scale, 2) AS mean, r.max * 1.0 / q.scale AS max, q.unit
FROM rollup_1d r JOIN sensor s ON s.id = r.sensor JOIN quantity q ON q.id = r.quantity;
