-- Here and there a course asks for a combination: one of two, two of three, or the first two or the third.
create temporary table drawn_groups on commit drop as
with ranked as (
    select
        earlier_courses.course,
        earlier_courses.required,
        row_number() over (
            partition by earlier_courses.course
            order by
                earlier_courses.semester desc,
                earlier_courses.required
        ) as place,
        count(*) over (partition by earlier_courses.course) as earlier
    from earlier_courses
    join drawn_courses as courses using (course)
    join drawn_courses as required_courses on required_courses.course = earlier_courses.required
    where courses.kind = 'undergraduate'
        and not courses.is_open
        and courses.year >= 3
        and required_courses.faculty = courses.faculty
        and pg_temp.chance('combines ' || earlier_courses.course) < 0.15
)

select
    ranked.course,
    ranked.required,
    ranked.place,
    case
        when ranked.earlier = 2 then 'one of two'
        when pg_temp.chance('combination ' || ranked.course) < 0.5 then 'two of three'
        else 'two or the third'
    end as combination
from ranked
where ranked.place <= 3
    and ranked.earlier >= 2
    -- what it asks for anyway is no choice
    and not exists (
        select
        from drawn_prerequisites
        where drawn_prerequisites.course = ranked.course
            and drawn_prerequisites.is_mandatory
    );

insert into lms_ops.prerequisite_groups (id, course_id, needs)
select distinct
    pg_temp.id('group ' || course),
    pg_temp.id('course ' || course),
    case when combination = 'two of three' then 2 else 1 end
from drawn_groups;

insert into lms_ops.prerequisite_groups (id, course_id, parent_id)
select distinct
    pg_temp.id('first two of ' || course),
    pg_temp.id('course ' || course),
    pg_temp.id('group ' || course)
from drawn_groups
where combination = 'two or the third';

insert into lms_ops.prerequisite_group_courses (id, group_id, prerequisite_course_id)
select
    pg_temp.id(format('member %s %s', course, required)),
    pg_temp.id(
        case
            when combination = 'two or the third' and place <= 2 then 'first two of '
            else 'group '
        end || course
    ),
    pg_temp.id('course ' || required)
from drawn_groups;
