-- What is decided before the steps leaves updated_at alone: these triggers are there before all others of ours.
-- Function and triggers are those of db/sql/functions and db/sql/triggers. One table a statement: short locks.

-- Leaves updated_at as it was: search asked for its words anew, and the row itself says what it said before.
create or replace function lms_ops.keep_updated_at() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    new.updated_at := old.updated_at;
    return new;
end
$$;

do $$
begin
    if to_regclass('public.academic_terms') is not null then
        create or replace trigger zz_keep_updated_at
            before update on public.academic_terms
            for each row
            when (current_setting('lms.keep_updated_at', true) = 'on')
            execute function lms_ops.keep_updated_at();
    end if;
end
$$;

do $$
begin
    if to_regclass('public.course_offerings') is not null then
        create or replace trigger zz_keep_updated_at
            before update on public.course_offerings
            for each row
            when (current_setting('lms.keep_updated_at', true) = 'on')
            execute function lms_ops.keep_updated_at();
    end if;
end
$$;

do $$
begin
    if to_regclass('public.assessments') is not null then
        create or replace trigger zz_keep_updated_at
            before update on public.assessments
            for each row
            when (current_setting('lms.keep_updated_at', true) = 'on')
            execute function lms_ops.keep_updated_at();
    end if;
end
$$;

do $$
begin
    if to_regclass('public.grades') is not null then
        create or replace trigger zz_keep_updated_at
            before update on public.grades
            for each row
            when (current_setting('lms.keep_updated_at', true) = 'on')
            execute function lms_ops.keep_updated_at();
    end if;
end
$$;

do $$
begin
    if to_regclass('public.assessment_submissions') is not null then
        create or replace trigger zz_keep_updated_at
            before update on public.assessment_submissions
            for each row
            when (current_setting('lms.keep_updated_at', true) = 'on')
            execute function lms_ops.keep_updated_at();
    end if;
end
$$;
