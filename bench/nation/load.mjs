// The CSV files that nation_bench has exported.
export const loadSql = (folder) => `
create table entries as
select * from read_csv('${folder}/entries.csv', header = true, columns = {
  'pupil': 'integer', 'date': 'date', 'kind': 'utinyint', 'lessons': 'utinyint', 'subject': 'utinyint',
  'reason': 'utinyint'});
create table pupils as
select * from read_csv('${folder}/pupils.csv', header = true, columns = {
  'pupil': 'integer', 'school': 'integer', 'grade': 'utinyint', 'gender': 'utinyint', 'calendar': 'utinyint'});
create table calendar as
select * from read_csv('${folder}/calendar.csv', header = true, columns = {
  'calendar': 'utinyint', 'date': 'date', 'day_offset': 'smallint', 'day': 'smallint', 'weekday': 'utinyint',
  'month': 'utinyint', 'is_edge': 'utinyint', 'week': 'utinyint', 'three_months_before': 'smallint',
  'days_15_weeks': 'utinyint', 'days_28': 'utinyint', 'days_84': 'utinyint'});
create table weekday_critical as
select * from read_csv('${folder}/weekday_critical.csv', header = true, columns = {
  'calendar': 'utinyint', 'day': 'smallint', 'n': 'smallint', 'k': 'smallint'});
create table edge_critical as
select * from read_csv('${folder}/edge_critical.csv', header = true, columns = {
  'calendar': 'utinyint', 'day': 'smallint', 'n': 'smallint', 'k': 'smallint'});
create table subject_critical as
select * from read_csv('${folder}/subject_critical.csv', header = true, columns = {
  'grade': 'utinyint', 'subject': 'utinyint', 'n': 'smallint', 'k': 'smallint'});`
