-- Releases holds with a reason, all of them or none; returns how many.
--
-- The viewer needs hold.manage in the unit that owns the hold, or in the whole university. A hold that is over
-- already is refused by its student. Each leaves a row in the audit log; the hold itself stays as history.
create or replace function lms_ops.release_holds(hold_ids uuid[], reason text) returns integer
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    wanted_ids constant uuid[] := array(select distinct id from unnest(hold_ids) as id where id is not null);
    owner_unit uuid;
    over_already record;
    done integer;
begin
    perform lms_ops.require_right('hold', 'manage');

    if cardinality(wanted_ids) = 0 then
        raise 'Choose at least one hold.';
    end if;
    if coalesce(btrim(release_holds.reason), '') = '' then
        raise 'Say why: it is kept with the hold and your name.';
    end if;

    -- in the order of their ids, so that two people cannot wait for each other
    perform
    from public.student_holds as holds
    where holds.id = any (wanted_ids)
    order by holds.id
    for no key update;
    get diagnostics done = row_count;
    if done < cardinality(wanted_ids) then
        raise 'Some of these holds do not exist: load the page again.';
    end if;

    for owner_unit in
        select distinct holds.organization_unit_id
        from public.student_holds as holds
        where holds.id = any (wanted_ids)
    loop
        perform lms_ops.require_hold_right(owner_unit);
    end loop;

    select
        students.student_number,
        holds.hold_category,
        lms_ops.local_moment(coalesce(holds.released_at, holds.effective_until, holds.updated_at)) as ended_at
    into over_already
    from public.student_holds as holds
    join public.students on students.id = holds.student_id
    where holds.id = any (wanted_ids)
        and (not holds.is_active or holds.effective_until <= now())
    order by
        students.student_number,
        holds.id
    limit 1;
    if found then
        raise 'The % hold of student % is over since %: load the page again.',
            over_already.hold_category,
            over_already.student_number,
            over_already.ended_at;
    end if;

    return lms_ops.end_holds(wanted_ids, btrim(release_holds.reason));
end
$$;
