-- Every row of the grade history is chained as it is written, whoever writes it.
create or replace trigger chain_grade_change
    before insert on grade_change_history
    for each row execute function lms_ops.chain_grade_change();
