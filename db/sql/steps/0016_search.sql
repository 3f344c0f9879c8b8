-- The column and index that course search works on.

alter table courses add column search_vector tsvector;
create index idx_courses_search_vector on courses using gin (search_vector);
