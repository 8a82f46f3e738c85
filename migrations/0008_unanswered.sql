-- By which the sweep finds reports that neither the unit nor the community has answered.
CREATE INDEX stationReportUnanswered ON stationReport (createdAt) WHERE state = 'unanswered';
