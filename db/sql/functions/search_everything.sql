-- Courses, students, staff and announcements that the viewer may see and whose words were typed, best first.
-- At most so many of each kind; `matches` says how many of it there are, as typed or as guessed.
--
-- Any text is fine for words (lms_ops.search_terms); kinds: course, student, staff, announcement; null is all.
-- rank: above 3 the code or number itself, above 1 what has the words, up to 1 what is only spelled like them, which is
-- looked for where little has them: `meant` is how they are spelled there. A number that is there was meant.
create or replace function lms_ops.search(words text, kinds text[] default null, most integer default 20)
returns table (
    kind text,
    id uuid,
    code text,
    title jsonb,
    detail jsonb,
    rank real,
    matches bigint,
    meant text
)
language sql
stable
security definer
rows 20
set search_path = pg_catalog, pg_temp
as $$
    with as_typed as materialized (
        select *
        from lms_ops.matches(words, kinds, false)
    ),

    guessed as (
        select *
        from lms_ops.matches(words, kinds, true)
        where (select count(*) from as_typed)
            < case when words ~ '\d' then 1 else lms_ops.setting('search', 'fewest_matches') end
    ),

    numbered as (
        select
            found.*,
            count(*) over alike as matches,
            row_number() over (
                alike
                order by
                    found.rank desc,
                    found.search_text,
                    found.id
            ) as place
        from (select * from as_typed union all select * from guessed) as found
        window alike as (partition by found.kind, found.rank > 1)
    ),

    described as (
        select
            numbered.kind,
            numbered.id,
            case
                when numbered.kind <> 'staff'
                    or staff.organization_unit_id = any (array(select lms_ops.viewer_units_for('workload', 'read')))
                    then coalesce(courses.code, students.student_number, staff.employee_number)
            end as code,
            coalesce(courses.name, announcements.title, lms_ops.full_name(persons)) as title,
            case numbered.kind
                when 'course' then jsonb_build_object('unit', course_units.name, 'unit_code', course_units.code)
                when 'student' then jsonb_build_object('program', programs.name, 'status', students.status)
                when 'staff' then jsonb_build_object(
                    'position', staff.position_title,
                    'unit', staff_units.name,
                    'unit_code', staff_units.code
                )
                when 'announcement' then jsonb_build_object('published_at', announcements.publish_date)
            end as detail,
            numbered.rank,
            numbered.matches,
            numbered.place
        from numbered
        left join public.courses on courses.id = numbered.id
        left join public.organization_units as course_units on course_units.id = courses.organization_unit_id
        left join public.students on students.id = numbered.id
        left join public.academic_programs as programs on programs.id = students.academic_program_id
        left join public.staff_members as staff on staff.id = numbered.id
        left join public.organization_units as staff_units on staff_units.id = staff.organization_unit_id
        left join public.persons on persons.user_id = coalesce(students.user_id, staff.user_id)
        left join public.announcements on announcements.id = numbered.id
        where numbered.place <= most
    )

    select
        described.kind,
        described.id,
        described.code,
        described.title,
        described.detail,
        described.rank,
        described.matches,
        case
            when described.rank <= 1 then lms_ops.nearest_words(
                (select terms.spelled from lms_ops.search_terms(words) as terms),
                concat_ws(
                    ' ',
                    described.title ->> 'az',
                    described.title ->> 'en',
                    described.title ->> 'ru',
                    described.detail -> 'position' ->> 'az',
                    described.detail -> 'position' ->> 'en',
                    described.detail -> 'position' ->> 'ru',
                    described.code
                )
            )
        end
    from described
    order by
        described.rank desc,
        described.kind,
        described.place
$$;
