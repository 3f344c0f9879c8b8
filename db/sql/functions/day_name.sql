-- A day of the week in words; 0 is Sunday.
create or replace function lms_ops.day_name(day_of_week integer) returns text
language sql
immutable
parallel safe
set search_path = pg_catalog, pg_temp
return (array['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'])[day_of_week + 1];
