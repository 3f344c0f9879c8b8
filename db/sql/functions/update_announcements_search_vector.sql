-- Fills search_vector and search_text of an announcement: title first, then content, each language with its own
-- configuration, and titles as they are too, so that the beginning of any word finds them.
-- Lower case first: the parser's own folding knows no Cyrillic where the server's locale is C.
create or replace function lms_ops.update_announcements_search_vector() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    new.search_text := lms_ops.fold(concat_ws(' ', new.title ->> 'az', new.title ->> 'en', new.title ->> 'ru'));
    new.search_vector :=
        setweight(to_tsvector('simple', new.search_text), 'B')
        || setweight(to_tsvector('english', lower(coalesce(new.title ->> 'en', ''))), 'B')
        || setweight(to_tsvector('russian', lower(coalesce(new.title ->> 'ru', ''))), 'B')
        || setweight(to_tsvector('simple', lms_ops.fold(coalesce(new.content ->> 'az', ''))), 'D')
        || setweight(to_tsvector('english', lower(coalesce(new.content ->> 'en', ''))), 'D')
        || setweight(to_tsvector('russian', lower(coalesce(new.content ->> 'ru', ''))), 'D');
    return new;
end
$$;
