-- Changes of grades in the units whose grades the viewer may read, and what proves them. One row per change, latest first.

-- Every change of a grade: what was, what is, who changed it, who approved it and why. One row per change, latest first.
create view report.grades with (security_barrier = true) as
select
    history.id as change_id,
    history.changed_at,
    history.grade_table,
    history.grade_id,
    history.place,
    case history.grade_table
        when 'course_enrollments' then 'course'
        when 'grades' then 'work'
        else 'component'
    end as grade_of,
    facts.what,
    history.change_type,
    history.course_offering_id,
    courses.organization_unit_id as unit_id,
    courses.code as course_code,
    offerings.section_code,
    terms.id as term_id,
    terms.academic_year || ' ' || terms.term_type as term,
    history.student_id,
    students.student_number,
    student_people.name as student_name,
    nullif(
        concat_ws(
            ', ',
            history.old_letter_grade,
            coalesce(
                trim_scale(history.old_percentage) || ' %',
                trim_scale(history.old_marks) || ' marks',
                trim_scale(history.old_grade_points) || ' points'
            )
        ),
        ''
    ) as old_grade,
    nullif(
        concat_ws(
            ', ',
            history.new_letter_grade,
            coalesce(
                trim_scale(history.new_percentage) || ' %',
                trim_scale(history.new_marks) || ' marks',
                trim_scale(history.new_grade_points) || ' points'
            )
        ),
        ''
    ) as new_grade,
    history.old_letter_grade,
    history.new_letter_grade,
    history.old_percentage,
    history.new_percentage,
    history.old_marks,
    history.new_marks,
    history.old_grade_points,
    history.new_grade_points,
    coalesce(
        history.new_grade_points - history.old_grade_points,
        history.new_percentage - history.old_percentage,
        history.new_marks - history.old_marks
    ) > 0 as is_raised,
    history.changed_by,
    editors.name as changed_by_name,
    history.approved_by,
    approvers.name as approved_by_name,
    history.reason,
    history.supporting_documents,
    host(history.ip_address) as client_address,
    history.written_as,
    facts.is_late,
    facts.is_by_outsider,
    facts.is_one_of_many,
    facts.is_by_outsider or facts.is_one_of_many as is_unusual,
    case
        when facts.is_by_outsider then 'from outside'
        when facts.is_one_of_many then 'one of many'
        when facts.is_late then 'late'
        else 'in time'
    end as status,
    encode(history.previous_hash, 'hex') as previous_hash,
    encode(history.hash, 'hex') as hash,
    -- whoever has a row of an export can compute its hash anew
    lms_ops.grade_change_form(history) as hashed_text
from public.grade_change_history as history
left join public.course_offerings as offerings on offerings.id = history.course_offering_id
left join public.courses on courses.id = offerings.course_id
left join public.academic_terms as terms on terms.id = offerings.academic_term_id
left join public.students on students.id = history.student_id
left join lms_ops.people as student_people on student_people.user_id = students.user_id
left join lms_ops.people as editors on editors.user_id = history.changed_by
left join lms_ops.people as approvers on approvers.user_id = history.approved_by
cross join lateral (
    select
        case
            when num_nonnulls(
                history.new_marks,
                history.new_percentage,
                history.new_letter_grade,
                history.new_grade_points
            ) = 0 then 'taken away'
            when num_nonnulls(
                history.old_marks,
                history.old_percentage,
                history.old_letter_grade,
                history.old_grade_points
            ) = 0 then 'given again'
            when (
                history.old_marks,
                history.old_percentage,
                history.old_letter_grade,
                history.old_grade_points
            ) is not distinct from (
                history.new_marks,
                history.new_percentage,
                history.new_letter_grade,
                history.new_grade_points
            ) then 'opened again'
            else 'changed'
        end as what,
        -- after the day on which the term's grades were due
        coalesce(
            (history.changed_at at time zone (select lms_ops.timezone()))::date > terms.grade_submission_deadline,
            false
        ) as is_late,
        -- by nobody known, or by somebody who does not teach the offering
        not exists (
            select
            from public.course_instructors as instructors
            where instructors.course_offering_id = history.course_offering_id
                and instructors.instructor_id = history.changed_by
        ) as is_by_outsider,
        -- the editor had changed so many in the 30 days before; no further than that is counted
        exists (
            select
            from public.grade_change_history as others
            where others.changed_by = history.changed_by
                and others.changed_at between history.changed_at - interval '30 days' and history.changed_at
            offset (
                -- without the setting no number is many
                select coalesce(lms_ops.setting('grades', 'many_changes_in_30_days'), 9223372036854775807)::bigint
            )
        ) as is_one_of_many
) as facts
where courses.organization_unit_id = any (array(select lms_ops.viewer_units_for('grade', 'read')))
    -- a history outlives the offering that it speaks of
    or (
        courses.organization_unit_id is null
        and (select lms_ops.viewer_sees_all_units('grade', 'read'))
    );

-- When the history of grades was last sealed, what was found then, and how much came since. One row, for those who
-- may read the grades of the whole university.
create view report.grade_seal with (security_barrier = true) as
select
    seals.sealed_at,
    seals.chains,
    seals.changes,
    seals.breaks,
    encode(seals.digest, 'hex') as digest,
    (select count(*) from public.grade_change_history) - seals.changes as changes_since
from lms_ops.grade_chain_seals as seals
where seals.id = (select max(latest.id) from lms_ops.grade_chain_seals as latest)
    and (select lms_ops.viewer_sees_all_units('grade', 'read'));

-- Letters of the grade scale that grades are given in, with their points, best first.
create view report.grade_letters with (security_barrier = true) as
select
    scale.letter_grade,
    scale.grade_point,
    scale.display_order
from public.grade_point_scale as scale
where scale.is_active
    and (select lms_ops.current_viewer()) is not null;
