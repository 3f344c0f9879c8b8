-- The columns and indexes that the search for students, staff and announcements works on.
-- search_vector holds the words, search_text the folded names or titles that a misspelt word is compared with.

alter table courses add column search_text text;
create index courses_search_text_trgm_idx on courses using gin (search_text gin_trgm_ops);

alter table students
    add column search_vector tsvector,
    add column search_text text;
create index idx_students_search_vector on students using gin (search_vector);
create index students_search_text_trgm_idx on students using gin (search_text gin_trgm_ops);

alter table staff_members
    add column search_vector tsvector,
    add column search_text text;
create index idx_staff_members_search_vector on staff_members using gin (search_vector);
create index staff_members_search_text_trgm_idx on staff_members using gin (search_text gin_trgm_ops);

alter table announcements
    add column search_vector tsvector,
    add column search_text text;
create index idx_announcements_search_vector on announcements using gin (search_vector);
create index announcements_search_text_trgm_idx on announcements using gin (search_text gin_trgm_ops);

insert into system_settings (category, key, value, value_type, description)
values
    (
        'search', 'fewest_matches', '3', 'number',
        'Where fewer things than this are found as they were typed, what is spelled like it is shown too.'
    ),
    (
        'search', 'similar_from', '0.3', 'number',
        'How like a misspelt word another must be, from 0 to 1. Source: pg_trgm''s own limit; of names and titles with one wrong letter nearly all are found from here.'
    )
on conflict (category, key) do nothing;
