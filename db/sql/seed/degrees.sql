-- The degrees, and what each asks for: the project, courses of the unit and the faculty, general ones, a free part.
-- General courses are named by their category; two first courses of the unit count for the faculty's core as well.

-- What a course counts for in a programme; one that is not there is an elective. One row per programme and course.
create temporary table counted_courses on commit drop as
select
    drawn_programs.program,
    drawn_courses.course,
    drawn_courses.id,
    planned.course is not null as is_planned,
    case
        when drawn_courses.kind = 'project' then 'capstone'
        when drawn_courses.unit = drawn_programs.unit then 'major'
        when drawn_courses.kind = 'general' then 'general_education'
        else 'core'
    end as requirement_type
from drawn_programs
cross join drawn_courses
left join (
    select distinct
        plans.program,
        plans.course
    from plans
) as planned
    on planned.program = drawn_programs.program
    and planned.course = drawn_courses.course
-- beside the planned ones, all courses of the unit and all general ones count as such
where planned.course is not null
    or (
        not drawn_programs.is_master
        and (
            drawn_courses.kind = 'general'
            or (drawn_courses.kind = 'undergraduate' and drawn_courses.unit = drawn_programs.unit)
        )
    );

analyze counted_courses;

-- Two or three courses less than the plan has, so that a failed one need not end it.
create temporary table drawn_requirements on commit drop as
with listed as (
    select
        counted_courses.program,
        counted_courses.requirement_type,
        array_agg(counted_courses.id order by counted_courses.course) as course_list,
        5 * count(*) filter (where counted_courses.is_planned) as planned_credits
    from counted_courses
    group by
        counted_courses.program,
        counted_courses.requirement_type
),

asked as (
    select
        listed.program,
        listed.requirement_type,
        listed.course_list,
        case
            when listed.planned_credits > 50 and listed.requirement_type = 'core' then listed.planned_credits - 15
            when listed.planned_credits > 30 then listed.planned_credits - 10
            else listed.planned_credits
        end as required_credits
    from listed
    where listed.planned_credits > 0
)

select
    asked.program,
    asked.requirement_type,
    case asked.requirement_type
        when 'general_education' then null
        when 'core' then asked.course_list || majors.course_list[:2]
        else asked.course_list
    end as course_list,
    asked.required_credits
from asked
left join asked as majors
    on majors.program = asked.program
    and majors.requirement_type = 'major'
union all
select
    drawn_programs.program,
    'elective',
    null,
    200 - sum(asked.required_credits)
from drawn_programs
join asked using (program)
where not drawn_programs.is_master
group by drawn_programs.program
having sum(asked.required_credits) < 200;

insert into academic_programs (
    id,
    organization_unit_id,
    code,
    name,
    degree_type,
    duration_years,
    total_credits,
    language_of_instruction
)
select
    pg_temp.id('program ' || drawn_programs.code),
    teaching_units.id,
    drawn_programs.code,
    pg_temp.texts(
        teaching_units.az || case when drawn_programs.is_master then ' (magistratura)' else ' (bakalavriat)' end,
        teaching_units.en || case when drawn_programs.is_master then ' (master)' else ' (bachelor)' end,
        teaching_units.ru || case when drawn_programs.is_master then ' (магистратура)' else ' (бакалавриат)' end
    ),
    case when drawn_programs.is_master then 'master' else 'bachelor' end,
    drawn_programs.semesters / 2.0,
    (
        select sum(drawn_requirements.required_credits)
        from drawn_requirements
        where drawn_requirements.program = drawn_programs.program
    ),
    '{az,en,ru}'
from drawn_programs
join teaching_units using (unit)
order by drawn_programs.program;

insert into degree_requirements (
    id,
    academic_program_id,
    requirement_type,
    requirement_name,
    required_credits,
    course_list,
    course_category,
    sequence_order
)
select
    pg_temp.id(format('requirement %s %s', drawn_programs.code, drawn_requirements.requirement_type)),
    pg_temp.id('program ' || drawn_programs.code),
    drawn_requirements.requirement_type,
    names.name,
    drawn_requirements.required_credits,
    drawn_requirements.course_list,
    case when drawn_requirements.requirement_type = 'general_education' then 'General education' end,
    names.place
from drawn_requirements
join drawn_programs using (program)
join (
    values
        (1, 'capstone', pg_temp.texts('Buraxılış işi', 'Graduation project', 'Выпускная работа')),
        (2, 'major', pg_temp.texts('İxtisas fənləri', 'Major courses', 'Дисциплины специальности')),
        (3, 'core', pg_temp.texts('Fakültə fənləri', 'Faculty core', 'Дисциплины факультета')),
        (4, 'general_education', pg_temp.texts('Ümumi fənlər', 'General education', 'Общие дисциплины')),
        (5, 'elective', pg_temp.texts('Seçmə fənlər', 'Electives', 'Дисциплины по выбору'))
) as names (place, requirement_type, name) using (requirement_type)
order by
    drawn_requirements.program,
    names.place;

insert into lms_ops.course_categories (course_id, category)
select
    drawn_courses.id,
    'General education'
from drawn_courses
where drawn_courses.kind = 'general'
order by drawn_courses.course;

insert into lms_ops.shared_requirements (requirement_id, other_requirement_id, most_credits)
select
    least(majors.id, cores.id),
    greatest(majors.id, cores.id),
    5
from degree_requirements as majors
join degree_requirements as cores using (academic_program_id)
where majors.requirement_type = 'major'
    and cores.requirement_type = 'core'
order by
    1,
    2;
