-- Version 2.

-- What else happened in a room and a person may want to know later.
CREATE TABLE note (
  room    TEXT    NOT NULL,
  time    INTEGER NOT NULL,
  kind    TEXT    NOT NULL, -- missed: readings that were taken and cannot be had any more
  subject TEXT    NOT NULL, -- the sensor, purifier or node
  text    TEXT    NOT NULL,
  PRIMARY KEY (room, time, kind, subject)
) STRICT, WITHOUT ROWID;
