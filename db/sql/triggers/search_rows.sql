-- Fills the search columns of rows that were there before them.
-- After all triggers, and in a transaction without their locks on the tables; on a fresh database there are no rows.
update courses set search_vector = null where search_text is null;
update students set search_vector = null where search_text is null;
update staff_members set search_vector = null where search_text is null;
update announcements set search_vector = null where search_text is null;
