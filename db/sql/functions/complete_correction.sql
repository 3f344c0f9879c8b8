-- The whole new value of a grade (its row before the correction) from what was said of it; refuses what cannot be.
--
-- Of marks and percentage one is enough where the marks in all are known. A letter is one of the active scale and
-- gives the points; a mark that had a letter gets that of its percentage. What is neither said nor follows stays.
create or replace function lms_ops.complete_correction(
    before jsonb,
    inout marks numeric,
    inout percentage numeric,
    inout letter text,
    inout points numeric
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    has_marks constant boolean := before ? 'marks_obtained';
    has_points constant boolean := before ? 'grade_points';
    old_letter constant text := coalesce(before ->> 'letter_grade', before ->> 'grade');
    total_marks numeric := before ->> 'max_marks';
    said_letter constant text := upper(btrim(letter));
    said_points constant numeric := points;
begin
    if not has_marks and num_nonnulls(marks, percentage) > 0 then
        raise 'The grade of an enrollment is a letter: leave marks and percentage out.';
    elsif not has_points and points is not null then
        raise 'A mark has no grade points: leave them out.';
    elsif num_nonnulls(marks, percentage, letter) = 0 then
        raise 'Say the new grade: %.', case when has_marks then 'marks or a percentage' else 'a letter' end;
    end if;

    if has_marks and num_nonnulls(marks, percentage) > 0 then
        if before ? 'assessment_id' then
            select assessments.total_marks
            into total_marks
            from public.assessments
            where assessments.id = (before ->> 'assessment_id')::uuid;
        end if;
        percentage := coalesce(percentage, round(100 * marks / nullif(total_marks, 0), 2));
        marks := coalesce(marks, round(percentage * total_marks / 100, 2));
        if marks < 0 or percentage not between 0 and 100 then
            raise 'A mark lies between 0 and %: say another.', coalesce(trim_scale(total_marks) || ' marks', '100 %');
        elsif abs(100 * marks / nullif(total_marks, 0) - percentage) > 0.5 then
            raise '% of % marks are not % %%: say one of the two.', marks, total_marks, percentage;
        end if;
    end if;

    select
        scale.letter_grade,
        scale.grade_point
    into
        letter,
        points
    from public.grade_point_scale as scale
    where scale.is_active
        and case
            when said_letter is not null then upper(scale.letter_grade) = said_letter
            else old_letter is not null and scale.min_percentage <= complete_correction.percentage
        end
    order by scale.grade_point desc
    limit 1;
    if letter is null and said_letter is not null then
        raise '% is no letter of the grade scale: choose one of it.', said_letter;
    elsif said_points <> points then
        raise '% is worth % grade points: leave the points out.', letter, points;
    end if;

    marks := coalesce(marks, (before ->> 'marks_obtained')::numeric);
    percentage := coalesce(percentage, (before ->> 'percentage')::numeric);
    letter := coalesce(letter, old_letter);
    points := case when has_points then coalesce(points, (before ->> 'grade_points')::numeric) end;
end
$$;
