-- A leave that is shortened or undone is decided anew: its letter stands beside it, and the former is kept.
alter table leave_change add column letter text;
