-- A text as search compares it: lower case, Azerbaijani and Turkish letters as their Latin neighbours.
-- Translation comes before lower(), which would turn İ into i and a dot of its own.
create or replace function lms_ops.fold(value text) returns text
language sql
immutable
strict
parallel safe
set search_path = pg_catalog, pg_temp
return lower(translate(value, 'ƏəİıIĞğŞşÇçÖöÜüÂâÎîÛû', 'eeiiiggssccoouuaaiiuu'));
