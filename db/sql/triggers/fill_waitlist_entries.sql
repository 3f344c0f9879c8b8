-- A queue's entries carry the course and component of their offering.
create or replace trigger fill_waitlist_entry
    before insert on course_waitlist
    for each row execute function lms_ops.fill_waitlist_entry();
