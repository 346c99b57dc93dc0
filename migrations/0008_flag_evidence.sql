-- What a pattern was seen in when the flag's rule was first met ("6 of 7, Mondays"), as JSON; null for rules that sum.
alter table flag add column evidence text;
