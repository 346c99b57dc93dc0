-- Secretaries whom the principal lets see how the homes of children with a protected address are reached. A right, so it
-- is access's; it stood in a setting of the morning.
create table protected_home_reader (
  school_id {uuid} not null references school (id),
  staff_id {uuid} not null references staff (id),
  primary key (school_id, staff_id)
) {strict};
create index protected_home_reader_staff on protected_home_reader (staff_id);

insert into protected_home_reader (school_id, staff_id)
  select morning_setting.school_id, staff.id
    from morning_setting
    join staff on morning_setting.contacts_staff like '%' || cast(staff.id as text) || '%';

alter table morning_setting drop column contacts_staff;
