-- The words of a text that somebody may have meant, one for each of the folded words that they typed, in that order:
-- 'progaming' gives 'Programming'.
create or replace function lms_ops.nearest_words(typed text[], found_text text) returns text
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select string_agg(nearest.word, ' ' order by wanted.place)
    from unnest(typed) with ordinality as wanted (word, place)
    cross join lateral (
        select btrim(offered.word, '.,;:!?()"«»“”') as word
        from regexp_split_to_table(found_text, '\s+') with ordinality as offered (word, place)
        order by
            public.strict_word_similarity(wanted.word, lms_ops.fold(offered.word)) desc,
            offered.place
        limit 1
    ) as nearest
$$;
