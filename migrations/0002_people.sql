-- Schools, groups and the people in them. source_id is the roster's sourcedId. Periods have both ends
-- included; without valid_to they are open.

create table area (
  id {uuid} not null primary key,
  source_id text not null unique,
  name text not null
) {strict};

create table school (
  id {uuid} not null primary key,
  source_id text not null unique,
  name text not null,
  area_id {uuid} references area (id)
) {strict};

create table subject (
  id {uuid} not null primary key,
  source_id text not null unique,
  code text not null,
  name text not null
) {strict};

create table school_class (
  id {uuid} not null primary key,
  source_id text not null unique,
  school_id {uuid} not null references school (id),
  name text not null,
  kind text not null check (kind in ('homeroom', 'teaching')),
  grade integer check (grade between 1 and 10),
  school_year integer not null,
  subject_id {uuid} references subject (id)
) {strict};
create index school_class_school on school_class (school_id, school_year);

create table pupil (
  id {uuid} not null primary key,
  source_id text not null unique,
  given_name text not null,
  family_name text not null,
  gender text not null default 'unknown' check (gender in ('male', 'female', 'other', 'unknown')),
  protected_address text not null default 'none'
    check (protected_address in ('none', 'confidential', 'strictly_confidential')),
  language text,
  needs_interpreter {bool} not null default false
) {strict};

create table guardian (
  id {uuid} not null primary key,
  source_id text not null unique,
  given_name text not null,
  family_name text not null,
  phone text,
  email text
) {strict};

-- What a guardian may do for one child, said explicitly and never derived. `origin` tells where it came from;
-- with a protected child only 'confirmed' counts: somebody on the staff has confirmed it by name.
create table guardianship (
  id {uuid} not null primary key,
  pupil_id {uuid} not null references pupil (id),
  guardian_id {uuid} not null references guardian (id),
  has_parental_responsibility {bool} not null,
  may_see {bool} not null,
  may_report {bool} not null,
  may_consent {bool} not null,
  origin text not null check (origin in ('roster', 'guardians_csv', 'confirmed')),
  unique (pupil_id, guardian_id)
) {strict};
create index guardianship_guardian on guardianship (guardian_id);

create table staff (
  id {uuid} not null primary key,
  source_id text not null unique,
  given_name text not null,
  family_name text not null,
  email text
) {strict};

-- What someone on the staff is, where and when. Without school and area: the whole municipality.
create table staff_role (
  id {uuid} not null primary key,
  staff_id {uuid} not null references staff (id),
  role text not null,
  school_id {uuid} references school (id),
  area_id {uuid} references area (id),
  grade integer check (grade between 1 and 10),
  pupil_id {uuid} references pupil (id),
  valid_from {date} not null,
  valid_to {date}
) {strict};
create index staff_role_staff on staff_role (staff_id);

-- Enrolled at a school, on a grade. A pupil who moves in mid-year has two.
create table enrolment (
  id {uuid} not null primary key,
  pupil_id {uuid} not null references pupil (id),
  school_id {uuid} not null references school (id),
  grade integer not null check (grade between 1 and 10),
  valid_from {date} not null,
  valid_to {date}
) {strict};
create index enrolment_pupil on enrolment (pupil_id, valid_from);
create index enrolment_school on enrolment (school_id, valid_from);

create table class_member (
  id {uuid} not null primary key,
  class_id {uuid} not null references school_class (id),
  pupil_id {uuid} not null references pupil (id),
  valid_from {date} not null,
  valid_to {date}
) {strict};
create index class_member_class on class_member (class_id);
create index class_member_pupil on class_member (pupil_id);

create table class_teacher (
  id {uuid} not null primary key,
  class_id {uuid} not null references school_class (id),
  staff_id {uuid} not null references staff (id),
  is_contact_teacher {bool} not null,
  valid_from {date} not null,
  valid_to {date}
) {strict};
create index class_teacher_class on class_teacher (class_id);
create index class_teacher_staff on class_teacher (staff_id);
