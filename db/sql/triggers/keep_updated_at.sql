-- An installation and its decisions leave updated_at alone: what they set says so in the transaction.
-- Its name comes after those of the triggers that move updated_at: they fire in the order of their names.
create or replace trigger zz_keep_updated_at
    before update on academic_terms
    for each row
    when (current_setting('lms.keep_updated_at', true) = 'on')
    execute function lms_ops.keep_updated_at();

create or replace trigger zz_keep_updated_at
    before update on announcements
    for each row
    when (current_setting('lms.keep_updated_at', true) = 'on')
    execute function lms_ops.keep_updated_at();

create or replace trigger zz_keep_updated_at
    before update on assessment_submissions
    for each row
    when (current_setting('lms.keep_updated_at', true) = 'on')
    execute function lms_ops.keep_updated_at();

create or replace trigger zz_keep_updated_at
    before update on assessments
    for each row
    when (current_setting('lms.keep_updated_at', true) = 'on')
    execute function lms_ops.keep_updated_at();

create or replace trigger zz_keep_updated_at
    before update on course_enrollments
    for each row
    when (current_setting('lms.keep_updated_at', true) = 'on')
    execute function lms_ops.keep_updated_at();

create or replace trigger zz_keep_updated_at
    before update on course_offerings
    for each row
    when (current_setting('lms.keep_updated_at', true) = 'on')
    execute function lms_ops.keep_updated_at();

create or replace trigger zz_keep_updated_at
    before update on courses
    for each row
    when (current_setting('lms.keep_updated_at', true) = 'on')
    execute function lms_ops.keep_updated_at();

create or replace trigger zz_keep_updated_at
    before update on grades
    for each row
    when (current_setting('lms.keep_updated_at', true) = 'on')
    execute function lms_ops.keep_updated_at();

create or replace trigger zz_keep_updated_at
    before update on staff_members
    for each row
    when (current_setting('lms.keep_updated_at', true) = 'on')
    execute function lms_ops.keep_updated_at();

create or replace trigger zz_keep_updated_at
    before update on students
    for each row
    when (current_setting('lms.keep_updated_at', true) = 'on')
    execute function lms_ops.keep_updated_at();

create or replace trigger zz_keep_updated_at
    before update on audit_logs
    for each row
    when (current_setting('lms.keep_updated_at', true) = 'on')
    execute function lms_ops.keep_updated_at();

create or replace trigger zz_keep_updated_at
    before update on page_views
    for each row
    when (current_setting('lms.keep_updated_at', true) = 'on')
    execute function lms_ops.keep_updated_at();

create or replace trigger zz_keep_updated_at
    before update on user_sessions
    for each row
    when (current_setting('lms.keep_updated_at', true) = 'on')
    execute function lms_ops.keep_updated_at();
