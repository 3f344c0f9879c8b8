-- Approved rules for a course of another institution, by its name or code, for work done on a day. One row per rule.
create or replace function lms_ops.transfer_rules(institution text, code text, name text, done_on date)
returns setof public.course_equivalencies
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select rules.*
    from public.course_equivalencies as rules
    where rules.approval_status = 'approved'
        and rules.external_course_name is not null
        and lms_ops.fold(btrim(rules.external_institution)) = lms_ops.fold(btrim($1))
        and (
            lms_ops.fold(btrim(rules.external_course_name)) = lms_ops.fold(btrim($3))
            or upper(btrim(rules.external_course_code)) = upper(btrim($2))
        )
        and $4 between rules.effective_from and coalesce(rules.effective_until, 'infinity')
$$;
