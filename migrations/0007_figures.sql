-- Figures that were published: what has left the house stays as it left, whatever is corrected afterwards.

-- One row when a day of a school year is published; its tables come in the same transaction, all from the same
-- facts.
create table publication (
  school_year integer not null,
  until_day {date} not null,
  published_at {instant} not null,
  primary key (school_year, until_day)
) {strict};

create table published_table (
  school_year integer not null,
  until_day {date} not null,
  measure text not null,
  -- "school,grade"; empty: the whole municipality.
  keys text not null,
  -- A JSON list. What is hidden is not in it.
  table_rows text not null,
  primary key (school_year, until_day, measure, keys),
  foreign key (school_year, until_day) references publication (school_year, until_day)
) {strict};
