-- Fills courses.search_vector and search_text: code first, then names, then descriptions, each language with its own
-- configuration. Azerbaijani, for which PostgreSQL has none, is folded and taken as it is; so are the other names
-- beside their stems, for the beginning of a word need not be that of its stem.
-- Lower case first: the parser's own folding knows no Cyrillic where the server's locale is C.
create or replace function update_courses_search_vector() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    names constant text := lms_ops.fold(concat_ws(' ', new.name ->> 'az', new.name ->> 'en', new.name ->> 'ru'));
begin
    new.search_text := concat_ws(' ', lms_ops.fold(new.code), names);
    new.search_vector :=
        setweight(to_tsvector('simple', lms_ops.code_words(lms_ops.fold(coalesce(new.code, '')))), 'A')
        || setweight(to_tsvector('simple', names), 'B')
        || setweight(to_tsvector('english', lower(coalesce(new.name ->> 'en', ''))), 'B')
        || setweight(to_tsvector('russian', lower(coalesce(new.name ->> 'ru', ''))), 'B')
        || setweight(to_tsvector('simple', lms_ops.fold(coalesce(new.description ->> 'az', ''))), 'D')
        || setweight(to_tsvector('english', lower(coalesce(new.description ->> 'en', ''))), 'D')
        || setweight(to_tsvector('russian', lower(coalesce(new.description ->> 'ru', ''))), 'D');
    return new;
end
$$;
