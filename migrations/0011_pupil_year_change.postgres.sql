-- That the grounds of somebody's school year are others now: entries, school days, lessons, places. Written in the
-- same transaction, read by those who hold school years in memory. What is older than a day is forgotten.

create table pupil_year_change (
  id bigint generated always as identity primary key,
  -- The transaction's, not the row's: a row may become visible after one with a higher id, but never after the
  -- snapshot in which nothing below its transaction was running any more.
  position bigint not null default cast(cast(pg_current_xact_id() as text) as bigint),
  -- null: everybody.
  pupil_id {uuid},
  -- null: all school years, and the schools, areas and reasons themselves.
  school_year integer,
  changed_at {instant} not null
) {strict};
create index pupil_year_change_position on pupil_year_change (position);
-- There is always one, so that a reader can tell whether any has been forgotten.
insert into pupil_year_change (id, changed_at) overriding system value values (0, 0);
