-- Refuses with a sentence whoever may not approve a change of a grade of this offering: nobody, the one who changes
-- it, or somebody without the right.
create or replace function lms_ops.require_grade_approver(offering uuid, approver uuid) returns void
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if approver = lms_ops.current_viewer() then
        raise 'Who changes a grade does not approve it: name somebody else as approver.';
    elsif approver is null or approver not in (select lms_ops.grade_approver_ids(offering)) then
        raise 'The approver named may not approve grades of %: name the head of its department or a dean.',
            lms_ops.offering_name(offering);
    end if;
end
$$;
