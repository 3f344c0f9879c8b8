-- The business rules that the tables themselves keep.

alter table course_offerings add constraint course_offerings_enrollment_capacity
    check (current_enrollment <= max_enrollment);

alter table assessments add constraint assessments_passing_valid
    check (passing_marks <= total_marks);

alter table grades add constraint grades_marks_valid
    check (marks_obtained >= 0);

alter table academic_terms add constraint academic_terms_dates_valid
    check (
        start_date < end_date
        and registration_start_date < registration_end_date
        and registration_start_date <= start_date
    );

create unique index idx_academic_terms_only_one_current on academic_terms (is_current)
    where is_current;
