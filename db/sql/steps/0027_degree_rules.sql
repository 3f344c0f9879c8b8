-- What a degree audit needs beyond the requirements: categories of courses, and requirements that may share one.

-- Categories that a requirement may name instead of courses; a course may be of several.
create table lms_ops.course_categories (
    course_id uuid not null references courses on delete cascade,
    category text not null check (category = btrim(category) and category <> ''),
    primary key (course_id, category)
);

create index course_categories_category_idx on lms_ops.course_categories (lower(category));

-- Pairs of requirements for both of which a course may count, up to so many credits; the smaller id first.
create table lms_ops.shared_requirements (
    requirement_id uuid not null references degree_requirements on delete cascade,
    other_requirement_id uuid not null references degree_requirements on delete cascade,
    most_credits numeric(4,1) not null check (most_credits > 0),
    primary key (requirement_id, other_requirement_id),
    constraint shared_requirements_stand_once check (requirement_id < other_requirement_id)
);

create index shared_requirements_other_idx on lms_ops.shared_requirements (other_requirement_id);

-- Work of a student that can count towards a degree; `repeats` names the course that it repeats, so that it cannot.
create type lms_ops.degree_work as (
    place integer,
    course_id uuid,
    kind text,
    credits numeric,
    grade text,
    grade_points numeric,
    done_on date,
    repeats uuid
);

-- A piece of work that a requirement takes, as which course and for how many credits.
create type lms_ops.degree_offer as (
    place integer,
    kind text,
    requirement integer,
    course_id uuid,
    credits numeric
);

-- A choice among assignments of courses to requirements. Entries of the arrays stand for the requirements and, behind
-- them, for the pairs that share.
create type lms_ops.assignment_choice as (
    step integer,
    -- how many of these courses go to this requirement, or to these two
    courses integer[],
    requirements integer[],
    is_first_of_group boolean,
    is_last_of_group boolean,
    -- no later choice has a better use for these courses
    fills_at_once boolean,
    -- what one course takes off each need and each limit
    gives integer[],
    -- the requirement by which states are compared, and which other entries later choices ask about
    kept integer,
    is_asked boolean[],
    -- the credits that each entry, and all together, can still get from one course of this group and from later groups
    given_by_each integer[],
    given_later integer[],
    most_by_each integer,
    most_later integer
);

-- What some choices have led to: what each entry still wants, how many courses of the group are left, what was chosen
-- and what is missing now, weighed.
create type lms_ops.assignment_state as (
    wants integer[],
    free integer,
    chosen integer[],
    missing numeric
);
