-- The record of a rollback that is at work: while it is there, nothing is installed. It goes with the last statement.
create table if not exists lms_ops.rollbacks (
    -- empty: everything is taken out
    to_step text not null,
    begun_at timestamptz not null default now(),
    begun_by text not null default session_user,
    -- when it was clear that nothing is lost: nobody wrote to our tables any more, and what they held was saved
    settled_at timestamptz,
    -- where it was saved; null: there was nothing to save
    directory text
);

insert into lms_ops.rollbacks (to_step)
select current_setting('lms.rollback_to')
where not exists (select from lms_ops.rollbacks);
