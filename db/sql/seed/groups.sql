-- Groups of about four that work on a project together, and what they handed in. Current and last term.
create temporary table drawn_members on commit drop as
with projects as (
    select
        drawn_assessments.id as assessment_id,
        drawn_assessments.offering,
        drawn_assessments.due_at,
        teachers.staff,
        heads.user_id as head_id,
        limits.seated
    from drawn_assessments
    join teachers using (offering)
    join heads on heads.unit = drawn_assessments.unit
    join limits using (offering)
    cross join numbers
    where drawn_assessments.kind = 'project'
        and drawn_assessments.offering % 4 = 0
        and drawn_assessments.term >= numbers.terms - 1
        and limits.seated >= 8
),

dealt as (
    select
        projects.*,
        seats.student,
        row_number() over (
            partition by projects.offering
            order by pg_temp.chance(format('group %s %s', projects.offering, seats.student))
        ) - 1 as place
    from projects
    join seats using (offering)
    where seats.status in ('enrolled', 'completed')
)

select
    dealt.*,
    1 + dealt.place % (dealt.seated / 4) as number,
    dealt.place < dealt.seated / 4 as is_leader,
    pg_temp.id(format('group %s %s', dealt.assessment_id, 1 + dealt.place % (dealt.seated / 4))) as group_id
from dealt;

insert into student_groups (id, assessment_id, name, max_members, created_by)
select distinct
    drawn_members.group_id,
    drawn_members.assessment_id,
    'Group ' || drawn_members.number,
    6,
    coalesce(pg_temp.id('staff ' || drawn_members.staff), drawn_members.head_id)
from drawn_members;

insert into student_group_members (id, group_id, assessment_id, student_id, role, joined_at, left_at)
select
    pg_temp.id(format('member %s %s', drawn_members.group_id, drawn_members.student)),
    drawn_members.group_id,
    drawn_members.assessment_id,
    pg_temp.id('student record ' || drawn_members.student),
    case when drawn_members.is_leader then 'leader' else 'member' end,
    least(drawn_members.due_at - interval '40 days', numbers.noon - interval '2 days'),
    case
        when not drawn_members.is_leader and drawn_members.student % 40 = 0
            then least(drawn_members.due_at - interval '20 days', numbers.noon - interval '1 day')
    end
from drawn_members
cross join numbers
order by
    drawn_members.offering,
    drawn_members.number,
    drawn_members.place;

insert into assessment_submissions (
    id,
    assessment_id,
    student_id,
    group_id,
    submission_date,
    is_late,
    late_days,
    status
)
select
    pg_temp.id(format('submission %s %s', drawn_members.assessment_id, drawn_members.student)),
    drawn_members.assessment_id,
    pg_temp.id('student record ' || drawn_members.student),
    drawn_members.group_id,
    drawn_members.due_at + (drawn_members.number % 9 - 7) * interval '10 hours',
    drawn_members.number % 9 = 8,
    (drawn_members.number % 9 = 8)::integer,
    'submitted'
from drawn_members
cross join numbers
where drawn_members.due_at < numbers.noon - interval '1 day'
order by
    drawn_members.offering,
    drawn_members.place;
