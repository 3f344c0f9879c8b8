-- What the chains of grades are proved by is added to and never changed, by nobody.
create or replace trigger keep_grade_chain_seals
    before update or delete on lms_ops.grade_chain_seals
    for each row execute function lms_ops.refuse_history_change();

create or replace trigger keep_grade_chain_seals_whole
    before truncate on lms_ops.grade_chain_seals
    for each statement execute function lms_ops.refuse_history_change();

create or replace trigger keep_grade_chain_heads
    before update or delete on lms_ops.grade_chain_heads
    for each row execute function lms_ops.refuse_history_change();

create or replace trigger keep_grade_chain_heads_whole
    before truncate on lms_ops.grade_chain_heads
    for each statement execute function lms_ops.refuse_history_change();
