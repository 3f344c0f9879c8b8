-- A university's own scale of grades stays as it is: where it has rows, none of ours stay.
delete from public.grade_point_scale as ours
where pg_temp.is_own(ours.xmin)
    and exists (
        select
        from public.grade_point_scale as theirs
        where not pg_temp.is_own(theirs.xmin)
    );
