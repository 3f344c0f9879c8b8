-- How far a grade moves, in percentage points and in grade points, from its row before to its row after (null: none).
-- Infinity where a value is taken away or a letter is none of the scale; null where nothing is measured so.
create or replace function lms_ops.grade_change_size(before jsonb, after jsonb)
returns table (percentage_points numeric, grade_points numeric)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    old_letter constant text := coalesce(before ->> 'letter_grade', before ->> 'grade');
    new_letter constant text := coalesce(after ->> 'letter_grade', after ->> 'grade');
    total_marks numeric := before ->> 'max_marks';
begin
    if exists (
        select
        from unnest(array['marks_obtained', 'percentage', 'letter_grade', 'grade', 'grade_points']) as value_column
        where before ->> value_column is not null
            and after ->> value_column is null
    ) then
        return query select 'infinity'::numeric, 'infinity'::numeric;
        return;
    end if;

    if before ? 'assessment_id' then
        select assessments.total_marks
        into total_marks
        from public.assessments
        where assessments.id = (before ->> 'assessment_id')::uuid;
    end if;

    percentage_points := greatest(
        abs((after ->> 'percentage')::numeric - (before ->> 'percentage')::numeric),
        abs((after ->> 'marks_obtained')::numeric - (before ->> 'marks_obtained')::numeric)
            * 100 / coalesce(nullif(total_marks, 0), 100)
    );
    grade_points := greatest(
        abs((after ->> 'grade_points')::numeric - (before ->> 'grade_points')::numeric),
        case
            when new_letter <> old_letter then coalesce(
                abs(lms_ops.grade_points_of(new_letter) - lms_ops.grade_points_of(old_letter)),
                'infinity'
            )
        end
    );
    return next;
end
$$;
