-- Refuses to move a final grade further than the settings allow, to take it away or to open it again, unless the
-- transaction names an approver (app.grade_change_approved_by).
--
-- Roles that run the database are free while they act for nobody: imports and seeds. Without the two settings
-- (grades.approval_above_...) everybody is.
create or replace function lms_ops.refuse_unapproved_grade_change() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    before constant jsonb := to_jsonb(old);
    after constant jsonb := to_jsonb(new);
    most_percentage_points numeric;
    most_grade_points numeric;
    size record;
    approver uuid;
begin
    if coalesce(current_setting('app.current_user_id', true), '') = '' and lms_ops.runs_the_database() then
        return coalesce(new, old);
    end if;

    most_percentage_points := lms_ops.setting('grades', 'approval_above_percentage_points');
    most_grade_points := lms_ops.setting('grades', 'approval_above_grade_points');
    select * into size
    from lms_ops.grade_change_size(
        before,
        case
            -- moved to another student it is taken from this one; opened again it could be changed freely afterwards
            when lms_ops.is_same_grade(before, after)
                and (after ->> 'is_final' = 'true' or after ->> 'enrollment_status' = 'completed') then after
        end
    );
    if coalesce(size.percentage_points <= most_percentage_points, true)
        and coalesce(size.grade_points <= most_grade_points, true) then
        return coalesce(new, old);
    end if;

    select said.approved_by into approver
    from lms_ops.grade_change_settings() as said;
    if approver is null then
        raise 'A final grade moves by more than % only with an approver: name one.',
            concat_ws(
                ' or ',
                most_percentage_points || ' percentage points',
                most_grade_points || ' grade points'
            );
    end if;
    perform lms_ops.require_grade_approver((lms_ops.offering_of_grade(before)).course_offering_id, approver);
    return coalesce(new, old);
end
$$;
