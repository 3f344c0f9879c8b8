-- What the viewer may see of the wanted kinds (null: all) and what was typed finds: as it was typed, or, guessing, as
-- what is spelled like it and was not found as typed.
--
-- Spelled like it: the longest word at least as much as the setting search.similar_from says, the others half as much.
-- rank: above 3 the code or number itself, above 1 what has the words, whole ones before beginnings; guessing the
-- average similarity, up to 1. Courses and the directory of staff are for every role; nobody finds a member of staff by
-- the number unless they may read the workload of the unit.
create or replace function lms_ops.matches(words text, kinds text[], guessing boolean)
returns table (kind text, id uuid, search_text text, rank real)
language plpgsql
stable
security definer
rows 50
-- planned for what was typed: one index for words, another for misspellings
set plan_cache_mode = force_custom_plan
set search_path = pg_catalog, pg_temp
as $$
declare
    threshold constant text := 'pg_trgm.strict_word_similarity_threshold';
    has_role constant boolean := exists (select lms_ops.viewer_roles());
    similar_from constant numeric := lms_ops.setting('search', 'similar_from');
    numbered_units constant uuid[] := array(select lms_ops.viewer_units_for('workload', 'read'));
    threshold_before text;
    terms record;
    longest text;
begin
    select * into terms from lms_ops.search_terms(words);
    if not found or (guessing and coalesce(cardinality(terms.spelled), 0) = 0) then
        return;
    end if;
    select spelled.word
    into longest
    from unnest(terms.spelled) as spelled (word)
    order by length(spelled.word) desc
    limit 1;

    -- loads the library: before that the threshold has no value to come back to
    perform public.show_trgm('');
    threshold_before := current_setting(threshold);
    perform set_config(threshold, similar_from::text, true);
    return query
    with matching as (
        select
            'course' as kind,
            courses.id,
            courses.search_vector,
            courses.search_text,
            terms.texts as whole,
            terms.texts_begun as begun
        from public.courses
        where has_role
            and (
                (not guessing and courses.search_vector @@ terms.texts_begun)
                or (guessing and courses.search_text operator(public.%>>) longest)
            )
            and (kinds is null or 'course' = any (kinds))
        union all
        select
            'student',
            students.id,
            students.search_vector,
            students.search_text,
            terms.names,
            terms.names_begun
        from public.students
        where (
                (select lms_ops.viewer_reach('student', 'read')) is not null
                or students.id in (select lms_ops.viewer_students())
            )
            and (
                (not guessing and students.search_vector @@ terms.names_begun)
                or (guessing and students.search_text operator(public.%>>) longest)
            )
            and (kinds is null or 'student' = any (kinds))
        union all
        select
            'staff',
            staff.id,
            case
                when staff.organization_unit_id = any (numbered_units) then staff.search_vector
                else ts_filter(staff.search_vector, '{b,c}')
            end,
            staff.search_text,
            terms.names,
            terms.names_begun
        from public.staff_members as staff
        where has_role
            and staff.is_active
            and (
                (not guessing and staff.search_vector @@ terms.names_begun)
                or (guessing and staff.search_text operator(public.%>>) longest)
            )
            and (kinds is null or 'staff' = any (kinds))
        union all
        select
            'announcement',
            announcements.id,
            announcements.search_vector,
            announcements.search_text,
            terms.texts,
            terms.texts_begun
        from public.announcements
        where announcements.id = any (array(select lms_ops.viewer_announcements()))
            and (
                (not guessing and announcements.search_vector @@ terms.texts_begun)
                or (guessing and announcements.search_text operator(public.%>>) longest)
            )
            and (kinds is null or 'announcement' = any (kinds))
    )

    select
        matching.kind,
        matching.id,
        matching.search_text,
        case
            when guessing then (
                select avg(public.strict_word_similarity(spelled.word, matching.search_text))
                from unnest(terms.spelled) as spelled (word)
            )
            else 1
                + case when matching.search_vector @@ terms.code then 2 else 0 end
                -- 1 + 32: longer texts count less, and less than 1 comes out
                + (
                    ts_rank(matching.search_vector, matching.whole, 33)
                    + ts_rank(matching.search_vector, matching.begun, 33)
                ) / 2
        end::real
    from matching
    where guessing <> (matching.search_vector @@ matching.begun)
        and not (
            guessing
            and exists (
                select
                from unnest(terms.spelled) as spelled (word)
                where public.strict_word_similarity(spelled.word, matching.search_text) < similar_from / 2
            )
        );
    perform set_config(threshold, threshold_before, true);
end
$$;
