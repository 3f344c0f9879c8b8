-- The most credits in one term for students of a degree, study mode and standing (null: unknown), and why.
--
-- Of the rows of lms_ops.credit_limits that fit, one that names the standing goes first, then the one that names more,
-- then the lowest. Where none fits it is the setting registration.most_credits; where that is not set either,
-- most_credits is null: there is no limit.
create or replace function lms_ops.credit_limit(degree_type text, study_mode text, standing text)
returns table (most_credits numeric, reason text)
language plpgsql
stable
security definer
rows 1
set search_path = pg_catalog, pg_temp
as $$
begin
    select
        trim_scale(limits.most_credits),
        limits.reason
    into most_credits, reason
    from lms_ops.credit_limits as limits
    where coalesce(limits.degree_type = $1, limits.degree_type is null)
        and coalesce(limits.study_mode = $2, limits.study_mode is null)
        and coalesce(limits.standing = $3, limits.standing is null)
    order by
        (limits.standing is not null) desc,
        num_nonnulls(limits.degree_type, limits.study_mode) desc,
        limits.most_credits
    limit 1;

    most_credits := coalesce(most_credits, trim_scale(lms_ops.setting('registration', 'most_credits')));
    return next;
end
$$;
