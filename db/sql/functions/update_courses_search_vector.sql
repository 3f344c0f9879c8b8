-- Fills courses.search_vector: code first, then names, then descriptions, each language with its own configuration.
-- Lower case first: the parser's own folding knows no Cyrillic where the server's locale is C.
-- Azerbaijani, for which PostgreSQL has none, is folded and taken as it is.
create or replace function update_courses_search_vector() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    new.search_vector :=
        setweight(to_tsvector('simple', lms_ops.fold(coalesce(new.code, ''))), 'A')
        || setweight(to_tsvector('simple', lms_ops.fold(coalesce(new.name ->> 'az', ''))), 'B')
        || setweight(to_tsvector('english', lower(coalesce(new.name ->> 'en', ''))), 'B')
        || setweight(to_tsvector('russian', lower(coalesce(new.name ->> 'ru', ''))), 'B')
        || setweight(to_tsvector('simple', lms_ops.fold(coalesce(new.description ->> 'az', ''))), 'D')
        || setweight(to_tsvector('english', lower(coalesce(new.description ->> 'en', ''))), 'D')
        || setweight(to_tsvector('russian', lower(coalesce(new.description ->> 'ru', ''))), 'D');
    return new;
end
$$;
