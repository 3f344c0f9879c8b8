-- What somebody typed into a search box, as queries. One row, or none where there is nothing to look for.
--
-- As on the web: all words, "these together", one or another, -without. `names` takes the words as they are, `texts`
-- their English and Russian stems too; in `names_begun` and `texts_begun` the last word may be the beginning of one.
-- `code` is the whole as a number or code ('CS 101' is CS101), null without a digit. `spelled` are the words of three
-- letters and more, folded, for misspellings; null where something is quoted or left out, for that was meant so.
-- Any text is fine; 200 letters are read.
create or replace function lms_ops.search_terms(words text)
returns table (names tsquery, names_begun tsquery, texts tsquery, texts_begun tsquery, code tsquery, spelled text[])
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
    without constant text := '(?:^|\s)-("[^"]*"?|\S+)';
    typed constant text := left(words, 200);
    wanted constant text := regexp_replace(typed, without, ' ', 'g');
    unwanted constant text := (
        select string_agg(excluded.match[1], ' or ')
        from regexp_matches(typed, without, 'g') as excluded (match)
    );
    bare constant text := translate(lms_ops.fold(wanted), ' -./_"', '');
    -- a query as text ends in a quote, unless it ends in a group of words, which stays as it is
    last_word constant text := '''$';
    excluding tsquery;
begin
    names := websearch_to_tsquery('simple', lms_ops.fold(wanted));
    if names is null or numnode(names) = 0 then
        return;
    end if;
    names_begun := case
        when wanted ~ '"\s*$' then names
        else regexp_replace(names::text, last_word, ''':*')::tsquery
    end;

    if bare ~ '\d' then
        code := regexp_replace(websearch_to_tsquery('simple', bare)::text, last_word, ''':A')::tsquery;
        names_begun := names_begun
            || regexp_replace(websearch_to_tsquery('simple', bare)::text, last_word, ''':*')::tsquery;
    end if;

    texts := names
        || websearch_to_tsquery('english', lower(wanted))
        || websearch_to_tsquery('russian', lower(wanted));
    texts_begun := texts || names_begun;

    if typed !~ '"' and unwanted is null then
        spelled := array(
            select folded.word
            from regexp_split_to_table(lms_ops.fold(wanted), '[\s"]+') with ordinality as folded (word, place)
            where length(folded.word) >= 3
            order by folded.place
        );
    end if;
    if unwanted is not null then
        excluding := !!(
            websearch_to_tsquery('simple', lms_ops.fold(unwanted))
            || websearch_to_tsquery('english', lower(unwanted))
            || websearch_to_tsquery('russian', lower(unwanted))
        );
        names_begun := names_begun && excluding;
        texts_begun := texts_begun && excluding;
    end if;
    return next;
end
$$;
