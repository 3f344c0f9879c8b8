-- Histories are added to and never changed, by nobody.
create or replace trigger keep_grade_change_history
    before update or delete on grade_change_history
    for each row execute function lms_ops.refuse_history_change();

create or replace trigger keep_grade_change_history_whole
    before truncate on grade_change_history
    for each statement execute function lms_ops.refuse_history_change();

create or replace trigger keep_waitlist_events
    before update or delete on lms_ops.waitlist_events
    for each row execute function lms_ops.refuse_history_change();

create or replace trigger keep_waitlist_events_whole
    before truncate on lms_ops.waitlist_events
    for each statement execute function lms_ops.refuse_history_change();

create or replace trigger keep_academic_standing_history
    before update or delete on academic_standing_history
    for each row execute function lms_ops.refuse_history_change();

create or replace trigger keep_academic_standing_history_whole
    before truncate on academic_standing_history
    for each statement execute function lms_ops.refuse_history_change();

create or replace trigger keep_seat_events
    before update or delete on lms_ops.seat_events
    for each row execute function lms_ops.refuse_history_change();

create or replace trigger keep_seat_events_whole
    before truncate on lms_ops.seat_events
    for each statement execute function lms_ops.refuse_history_change();
