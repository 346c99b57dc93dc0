-- That the grounds of somebody's school year are others now: entries, school days, lessons, places. Written in the
-- same transaction, read by those who hold school years in memory. What is older than a day is forgotten.

create table pupil_year_change (
  id integer not null primary key,
  -- What is committed later has a higher one: there is one writer at a time.
  position integer not null generated always as (id) virtual,
  -- null: everybody.
  pupil_id {uuid},
  -- null: all school years, and the schools, areas and reasons themselves.
  school_year integer,
  changed_at {instant} not null
) {strict};
create index pupil_year_change_position on pupil_year_change (position);
-- There is always one, so that a reader can tell whether any has been forgotten.
insert into pupil_year_change (id, changed_at) values (0, 0);
