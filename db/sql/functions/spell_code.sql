-- A folded code or number as people type it: as it is, without what separates its parts, its digits, and those
-- without leading zeros: 'cs 101' gives 'cs 101 cs101 101 101'.
create or replace function lms_ops.code_words(code text) returns text
language sql
immutable
strict
parallel safe
return code
    || ' ' || translate(code, ' -./_', '')
    || ' ' || regexp_replace(code, '\D', '', 'g')
    || ' ' || ltrim(regexp_replace(code, '\D', '', 'g'), '0');
