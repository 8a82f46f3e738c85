-- Exports name a station's operator: one that is called something else is a change of its stations.

CREATE TRIGGER operatorRenamed AFTER UPDATE OF name, nature ON unit
WHEN new.name <> old.name OR new.nature <> old.nature
BEGIN
  DELETE FROM stationRevision WHERE station IN
    (SELECT no FROM station WHERE committee = new.committee AND unit = new.id);
  INSERT INTO stationRevision (station)
    SELECT no FROM station WHERE committee = new.committee AND unit = new.id ORDER BY no;
END;
