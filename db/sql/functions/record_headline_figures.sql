-- Keeps what a view says right after its refresh, by unit and term: what sparklines and trends read.
--
-- Only terms that are not over, and only sums: averages and shares of several units are made from them. A week
-- later the last refresh of a day stands for the day.
create or replace function lms_ops.record_headline_figures(refresh bigint, refreshed_view text) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if refreshed_view = 'mv_course_offering_statistics' then
        insert into lms_ops.headline_figures (refresh_id, organization_unit_id, academic_term_id, figure, value)
        with offerings as (
            select
                statistics.*,
                row_number() over (partition by statistics.course_id, statistics.academic_term_id) as place_in_course
            from public.mv_course_offering_statistics as statistics
            join public.academic_terms as terms on terms.id = statistics.academic_term_id
            where terms.end_date >= current_date
                or terms.is_current
        ),

        sums as (
            select
                organization_unit_id,
                academic_term_id,
                count(*) as offerings,
                -- a discussion seats the students of its lecture again
                sum(seats_taken) filter (where parent_offering_id is null) as seats_taken,
                sum(seats_taken) filter (where parent_offering_id is null and fill_percentage is not null)
                    as seats_in_capacity,
                sum(published_limit) filter (where parent_offering_id is null and fill_percentage is not null)
                    as capacity,
                sum(waitlist_size) as waiting,
                sum(course_unmet_demand) filter (where place_in_course = 1) as unmet_demand,
                count(*) filter (where fill_percentage > 100) as over_capacity,
                count(*) filter (where fill_band = 'overloaded') as overloaded,
                count(*) filter (where fill_band = 'underfilled') as underfilled
            from offerings
            group by
                organization_unit_id,
                academic_term_id
        )

        select
            refresh,
            sums.organization_unit_id,
            sums.academic_term_id,
            figures.name,
            coalesce(figures.value, 0)
        from sums
        cross join lateral (
            values
                ('offerings', sums.offerings),
                ('seats_taken', sums.seats_taken),
                ('seats_in_capacity', sums.seats_in_capacity),
                ('capacity', sums.capacity),
                ('waiting', sums.waiting),
                ('unmet_demand', sums.unmet_demand),
                ('over_capacity', sums.over_capacity),
                ('overloaded', sums.overloaded),
                ('underfilled', sums.underfilled)
        ) as figures (name, value);
    elsif refreshed_view = 'mv_faculty_workload' then
        insert into lms_ops.headline_figures (refresh_id, organization_unit_id, academic_term_id, figure, value)
        with sums as (
            select
                workload.organization_unit_id,
                workload.academic_term_id,
                count(*) as teachers,
                sum(workload.contact_hours_per_week) as contact_hours,
                sum(workload.student_credit_hours) as student_credit_hours,
                count(*) filter (where workload.load_band = 'over') as over_limit,
                count(*) filter (where workload.load_band = 'under') as under_limit,
                count(*) filter (where workload.load_band = 'unassigned') as unassigned
            from public.mv_faculty_workload as workload
            join public.academic_terms as terms on terms.id = workload.academic_term_id
            where terms.end_date >= current_date
                or terms.is_current
            group by
                workload.organization_unit_id,
                workload.academic_term_id
        )

        select
            refresh,
            sums.organization_unit_id,
            sums.academic_term_id,
            figures.name,
            coalesce(figures.value, 0)
        from sums
        cross join lateral (
            values
                ('teachers', sums.teachers),
                ('contact_hours', sums.contact_hours),
                ('student_credit_hours', sums.student_credit_hours),
                ('over_limit', sums.over_limit),
                ('under_limit', sums.under_limit),
                ('unassigned', sums.unassigned)
        ) as figures (name, value);
    else
        insert into lms_ops.headline_figures (refresh_id, organization_unit_id, figure, value)
        with smallest_group as materialized (
            select lms_ops.setting('students', 'smallest_group') as students
        ),

        -- a smaller group would tell about its members
        sums as (
            select
                statistics.organization_unit_id,
                count(*) as students,
                count(*) filter (where statistics.risk_reasons <> '{}') as at_risk,
                count(statistics.cumulative_gpa) as students_with_gpa,
                sum(statistics.cumulative_gpa) as sum_of_gpa
            from public.mv_student_statistics as statistics
            where statistics.status = 'active'
            group by statistics.organization_unit_id
            having count(*) >= (select smallest_group.students from smallest_group)
        )

        select
            refresh,
            sums.organization_unit_id,
            figures.name,
            figures.value
        from sums
        cross join smallest_group
        cross join lateral (
            values
                ('students', sums.students, true),
                ('at_risk', sums.at_risk, true),
                ('students_with_gpa', sums.students_with_gpa, sums.students_with_gpa >= smallest_group.students),
                ('sum_of_gpa', sums.sum_of_gpa, sums.students_with_gpa >= smallest_group.students)
        ) as figures (name, value, is_shown)
        where figures.is_shown;
    end if;

    delete from lms_ops.headline_figures as figures
    using
        lms_ops.refreshes as earlier,
        lms_ops.refreshes as later
    where figures.refresh_id = earlier.id
        and earlier.view_name = refreshed_view
        and earlier.started_at < now() - interval '7 days'
        and later.view_name = earlier.view_name
        and later.started_at::date = earlier.started_at::date
        and later.id > earlier.id;
end
$$;
