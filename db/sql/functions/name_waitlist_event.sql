-- What happened to a queue's entry, in the words of pages.
create or replace function lms_ops.waitlist_event_name(event text) returns text
language sql
immutable
parallel safe
return case event
    when 'expired' then 'lapsed'
    when 'cancelled' then 'removed'
    when 'passed_over' then 'passed over'
    else event
end;
