-- Declares two courses, by their codes, as never to be taken together; the next detection finds who does.
-- The viewer needs conflict.resolve in the units of both courses.
create or replace function lms_ops.mark_incompatible(course_code text, other_course_code text, reason text)
returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    pair constant uuid[] := lms_ops.require_course_pair(course_code, other_course_code);
begin
    if length(btrim(coalesce(reason, ''))) < 3 then
        raise 'Say why these courses may not be taken together: it is kept with your name.';
    end if;

    insert into lms_ops.incompatible_courses (course_id, other_course_id, reason)
    values (pair[1], pair[2], btrim(reason))
    on conflict do nothing;
    if not found then
        raise '% and % are marked already.', upper(btrim(course_code)), upper(btrim(other_course_code));
    end if;

    perform lms_ops.record_action(
        'mark_incompatible',
        'courses',
        pair[1],
        null,
        jsonb_build_object('other_course_id', pair[2]),
        btrim(reason)
    );
end
$$;
