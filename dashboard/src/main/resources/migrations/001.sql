-- The history of Airkeeper, version 1. Times are epoch milliseconds (UTC); values are scaled integers, as the views show.

CREATE TABLE sensor (
  id   INTEGER PRIMARY KEY,
  room TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (room, name)
) STRICT;

-- Append-only in time: id is (epoch milliseconds << 16) | sensor, so one measurement is one row however often it comes,
-- and a span is one range of the table.
CREATE TABLE reading (
  id          INTEGER PRIMARY KEY,
  seq         INTEGER NOT NULL, -- the sensor's own number
  quality     INTEGER NOT NULL, -- 0 ok, 1 warming up, 2 implausible, 3 stuck
  stamp       INTEGER NOT NULL, -- whose clock: 0 the node's, 1 the recorder's
  co2         INTEGER,          -- 0.1 ppm
  temperature INTEGER,          -- 0.01 °C
  humidity    INTEGER,          -- 0.01 %RH
  pm1         INTEGER,          -- 0.1 µg/m³
  pm25        INTEGER,          -- 0.1 µg/m³
  pm10        INTEGER,          -- 0.1 µg/m³
  pressure    INTEGER,          -- 0.1 hPa
  voc         INTEGER,          -- 0.1 of the index
  nox         INTEGER           -- 0.1 of the index
) STRICT;

CREATE TABLE purifier (
  id   INTEGER PRIMARY KEY,
  room TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (room, name)
) STRICT;

-- The why ledger: each change of a purifier's power, mode or reason.
CREATE TABLE decision (
  purifier INTEGER NOT NULL REFERENCES purifier (id),
  time     INTEGER NOT NULL,
  power    INTEGER NOT NULL, -- 1 on, 0 off
  changed  INTEGER NOT NULL, -- 1 when the power changed with it
  reason   TEXT    NOT NULL,
  why      TEXT    NOT NULL,
  PRIMARY KEY (purifier, time, reason)
) STRICT, WITHOUT ROWID;

-- For people: the readings in the units of the wire.
CREATE VIEW readings AS
SELECT datetime((r.id >> 16) / 1000, 'unixepoch') AS time_utc,
       s.room, s.name AS sensor,
       r.co2 / 10.0 AS co2_ppm, r.temperature / 100.0 AS temperature_c, r.humidity / 100.0 AS humidity_rh,
       r.pm25 / 10.0 AS pm25_ug_m3,
       CASE r.quality WHEN 0 THEN 'ok' WHEN 1 THEN 'warming-up' WHEN 2 THEN 'implausible' ELSE 'stuck' END AS quality
FROM reading r JOIN sensor s ON s.id = (r.id & 65535);
