-- Takes two courses, by their codes, off the list of those never to be taken together; the next detection
-- closes the conflicts that came from it. The viewer needs conflict.resolve in the units of both courses.
create or replace function lms_ops.unmark_incompatible(course_code text, other_course_code text, reason text)
returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    pair constant uuid[] := lms_ops.require_course_pair(course_code, other_course_code);
begin
    if length(btrim(coalesce(reason, ''))) < 3 then
        raise 'Say why these courses may be taken together now: it is kept with your name.';
    end if;

    delete from lms_ops.incompatible_courses as pairs
    where pairs.course_id = pair[1]
        and pairs.other_course_id = pair[2];
    if not found then
        raise '% and % are not marked: load the page again.', upper(btrim(course_code)), upper(btrim(other_course_code));
    end if;

    perform lms_ops.record_action(
        'unmark_incompatible',
        'courses',
        pair[1],
        jsonb_build_object('other_course_id', pair[2]),
        null,
        btrim(reason)
    );
end
$$;
