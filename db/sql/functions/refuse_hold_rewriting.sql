-- Refuses to rewrite a hold: it ends once, its last day may move while it stands, and all else is history.
create or replace function lms_ops.refuse_hold_rewriting() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    -- its last day counts before maintenance has cleared the flag
    is_over constant boolean := not old.is_active or coalesce(old.effective_until <= now(), false);
    may_change constant text[] := case
        when is_over then array['is_active', 'updated_at']
        else array['is_active', 'effective_until', 'released_by', 'released_at', 'release_reason', 'updated_at']
    end;
begin
    if new.is_active and not old.is_active then
        raise insufficient_privilege using
            message = 'A hold that is over is not opened again: place another with its reason.';
    elsif to_jsonb(new) - may_change <> to_jsonb(old) - may_change then
        raise insufficient_privilege using message = case
            when is_over then 'A hold that is over stays as it was: place another with its reason.'
            else 'A hold keeps its student, reason and blocks: release it and place another.'
        end;
    elsif new.effective_until < now() and new.effective_until is distinct from old.effective_until then
        raise insufficient_privilege using
            message = 'A hold does not end in the past: release it with a reason.';
    end if;
    return new;
end
$$;
