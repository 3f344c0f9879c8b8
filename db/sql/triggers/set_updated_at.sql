-- updated_at follows every change on the specification's tables, as it does on the base tables.
create or replace trigger set_updated_at before update on course_prerequisites
for each row execute function update_updated_at_column();

create or replace trigger set_updated_at before update on course_corequisites
for each row execute function update_updated_at_column();

create or replace trigger set_updated_at before update on course_equivalencies
for each row execute function update_updated_at_column();

create or replace trigger set_updated_at before update on student_groups
for each row execute function update_updated_at_column();

create or replace trigger set_updated_at before update on student_group_members
for each row execute function update_updated_at_column();

create or replace trigger set_updated_at before update on course_waitlist
for each row execute function update_updated_at_column();

create or replace trigger set_updated_at before update on student_holds
for each row execute function update_updated_at_column();

create or replace trigger set_updated_at before update on schedule_conflicts
for each row execute function update_updated_at_column();
