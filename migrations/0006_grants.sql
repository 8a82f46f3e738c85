-- A person's grants stand on the person as well, kept by the database itself: a request then learns who asks
-- from two rows by primary key, however many grants there are.

ALTER TABLE person ADD COLUMN grants TEXT NOT NULL DEFAULT '[]';

CREATE TRIGGER grantGiven AFTER INSERT ON grantHeld
BEGIN
  UPDATE person SET grants = (
    SELECT json_group_array(json_object('role', role, 'scope', scope, 'unit', nullif(unit, '')))
    FROM grantHeld WHERE person = new.person
  ) WHERE id = new.person;
END;
CREATE TRIGGER grantEnded AFTER DELETE ON grantHeld
BEGIN
  UPDATE person SET grants = (
    SELECT json_group_array(json_object('role', role, 'scope', scope, 'unit', nullif(unit, '')))
    FROM grantHeld WHERE person = old.person
  ) WHERE id = old.person;
END;
CREATE TRIGGER grantNeverChanges BEFORE UPDATE OF person, role, scope, unit ON grantHeld
BEGIN SELECT RAISE(ABORT, 'a grant is given or ended'); END;

UPDATE person SET grants = (
  SELECT json_group_array(json_object('role', role, 'scope', scope, 'unit', nullif(unit, '')))
  FROM grantHeld WHERE grantHeld.person = person.id
);
