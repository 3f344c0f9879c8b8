"""What other universities have besides: each function puts one more flaw into the existing database.

Every function takes a connection of the owner and says in its first line what it leaves behind. They can be
combined; none depends on another. `FLAWS` has them by the name that follows `flaw_`.
"""

from collections.abc import Callable

from psycopg import Connection

Flaw = Callable[[Connection], object]


def flaw_dangling_prerequisites(connection: Connection) -> None:
    """Three courses that ask for a course which does not exist, beside one which does."""
    connection.execute("""
        update courses
        set prerequisites = array[
            md5('gone ' || code)::uuid,
            (select id from courses order by code desc limit 1)
        ]
        where id in (select id from courses order by code limit 3)
    """)


def flaw_self_prerequisites(connection: Connection) -> None:
    """Two courses that ask for themselves."""
    connection.execute("""
        update courses
        set prerequisites = array[id]
        where id in (select id from courses order by code offset 3 limit 2)
    """)


def flaw_duplicate_prerequisites(connection: Connection) -> None:
    """Two courses that name the same prerequisite twice."""
    connection.execute("""
        update courses
        set prerequisites = array_fill((select id from courses order by code limit 1), array[2])
        where id in (select id from courses order by code offset 5 limit 2)
    """)


def flaw_circular_prerequisites(connection: Connection) -> None:
    """Two courses of which each asks for the other."""
    connection.execute("""
        with pair as (select array_agg(id) as ids from (select id from courses order by code offset 7 limit 2) as two)

        update courses
        set prerequisites = array_remove(pair.ids, courses.id)
        from pair
        where courses.id = any (pair.ids)
    """)


def flaw_null_prerequisites(connection: Connection) -> None:
    """A course whose arrays have a null among their entries, and one whose array is empty."""
    connection.execute("""
        update courses
        set prerequisites = case code when 'SUBJ00010' then array[null, (select id from courses order by code limit 1)]
            else '{}' end
        where code in ('SUBJ00010', 'SUBJ00011')
    """)


def flaw_corequisites(connection: Connection) -> None:
    """Three courses with corequisites: one sound, one dangling, one the course itself."""
    connection.execute("""
        update courses
        set corequisites = case code
            when 'SUBJ00012' then array[(select id from courses where code = 'SUBJ00013')]
            when 'SUBJ00014' then array[md5('gone')::uuid]
            else array[id]
        end
        where code in ('SUBJ00012', 'SUBJ00014', 'SUBJ00015')
    """)


def flaw_waitlisted_enrollments(connection: Connection) -> None:
    """Twelve students wait in four offerings, among them in the fullest; one of them sits there already."""
    connection.execute("""
        with fullest as (
            select course_offering_id as id
            from course_enrollments
            group by course_offering_id
            order by count(*) desc, course_offering_id
            limit 4
        )

        insert into course_enrollments (course_offering_id, student_id, enrollment_status, enrollment_date)
        select fullest.id, waiting.id, 'waitlisted', timestamptz '2025-09-01' + waiting.place * interval '1 day'
        from fullest
        cross join lateral (
            select students.id, row_number() over (order by students.id desc) as place
            from students
            where students.status = 'active'
                and not exists (
                    select
                    from course_enrollments as enrollments
                    where enrollments.course_offering_id = fullest.id
                        and enrollments.student_id = students.id
                )
            order by students.id desc
            limit 3
        ) as waiting
    """)
    connection.execute("""
        insert into course_enrollments (course_offering_id, student_id, enrollment_status)
        select course_offering_id, student_id, 'waitlisted'
        from course_enrollments
        where enrollment_status = 'enrolled'
        order by id
        limit 1
    """)


def flaw_dangling_groups(connection: Connection) -> None:
    """Forty submissions that belong to groups which are kept nowhere."""
    connection.execute("""
        update assessment_submissions
        set group_id = md5('group ' || attempt_number)::uuid
        where id in (select id from assessment_submissions order by id limit 40)
    """)


def flaw_passing_marks(connection: Connection) -> None:
    """Nine assessments that ask for 60 marks of 10."""
    connection.execute("""
        update assessments
        set passing_marks = 60
        where id in (select id from assessments where total_marks = 10 order by id limit 9)
    """)


def flaw_negative_marks(connection: Connection) -> None:
    """Seven grades of -1, as an import wrote them for absence."""
    connection.execute("""
        update grades
        set marks_obtained = -1
        where id in (select id from grades order by id limit 7)
    """)


def flaw_counters(connection: Connection) -> None:
    """Counters that somebody else kept: far above the limit, below zero, and null."""
    connection.execute("""
        update course_offerings
        set current_enrollment = case counted.place when 1 then 500 when 2 then -3 else null end
        from (select id, row_number() over (order by id) as place from course_offerings) as counted
        where counted.id = course_offerings.id and counted.place <= 3
    """)


def flaw_negative_limits(connection: Connection) -> None:
    """An offering for -1 students."""
    connection.execute("""
        update course_offerings
        set max_enrollment = -1
        where id = (select min(id::text)::uuid from course_offerings)
    """)


def flaw_term_dates(connection: Connection) -> None:
    """A term that ends before it starts."""
    connection.execute("update academic_terms set end_date = start_date - 10 where id = md5('term 3')::uuid")


def flaw_registration_dates(connection: Connection) -> None:
    """A term whose registration ends before it begins, and one whose registration begins after the term."""
    connection.execute("""
        update academic_terms
        set registration_start = start_date + case term_type when 'fall' then -10 else 5 end,
            registration_end = start_date + case term_type when 'fall' then -20 else 9 end
        where academic_year = '2023-2024'
    """)


def flaw_no_current_term(connection: Connection) -> None:
    """No term is marked as current."""
    connection.execute("update academic_terms set is_current = false")


def flaw_duplicate_enrollments(connection: Connection) -> None:
    """The index on seats was lost, and five students sit twice in one offering."""
    connection.execute("drop index ux_course_enrollments_enrolled")
    connection.execute("""
        insert into course_enrollments (course_offering_id, student_id, enrollment_status)
        select course_offering_id, student_id, enrollment_status
        from course_enrollments
        where enrollment_status = 'enrolled'
        order by id
        limit 5
    """)


def flaw_duplicate_grades(connection: Connection) -> None:
    """The key of grades was lost, and four students have two marks for one assessment."""
    connection.execute("alter table grades drop constraint uq_grades")
    connection.execute("""
        insert into grades (assessment_id, student_id, marks_obtained)
        select assessment_id, student_id, marks_obtained
        from grades
        order by id
        limit 4
    """)


def flaw_missing_tables(connection: Connection) -> None:
    """Two tables that this university never had."""
    connection.execute("drop table academic_honors, graduation_applications")


def flaw_missing_columns(connection: Connection) -> None:
    """Two columns that this university never had."""
    connection.execute("alter table course_offerings drop column waitlist_capacity")
    connection.execute("alter table announcements drop column attachments")


def flaw_differing_columns(connection: Connection) -> None:
    """A status of its own among students, a longer text as varchar, a key of settings without its rule."""
    connection.execute("alter table students drop constraint ck_students_status")
    connection.execute("""
        alter table students add constraint ck_students_status check (
            status in ('active', 'inactive', 'suspended', 'graduated', 'withdrawn', 'expelled', 'academic_leave')
        )
    """)
    connection.execute("alter table rooms alter column room_number type varchar(40)")
    connection.execute("alter table system_settings alter column value_type set not null")


def flaw_missing_indexes(connection: Connection) -> None:
    """Two foreign keys and the active enrollments without an index."""
    connection.execute("drop index ix_course_enrollments_student_id, ix_assessments_course_offering_id")
    connection.execute("drop index ix_course_enrollments_active")


def flaw_disabled_triggers(connection: Connection) -> None:
    """The triggers of two tables are switched off since an import."""
    connection.execute("alter table courses disable trigger user")
    connection.execute("alter table class_schedules disable trigger user")


def flaw_foreign_table(connection: Connection) -> None:
    """A table of its own that is called like one of ours."""
    connection.execute("create table course_waitlist (id serial primary key, student text)")


def flaw_foreign_function(connection: Connection) -> None:
    """A trigger of its own that counts students, under the name that ours will have."""
    connection.execute("""
        create function update_enrollment_count() returns trigger
        language plpgsql
        as $$
        begin
            update course_offerings
            set current_enrollment = coalesce(current_enrollment, 0) + 1
            where id = new.course_offering_id;
            return new;
        end
        $$
    """)
    connection.execute("""
        create trigger trg_count_enrollments after insert on course_enrollments
        for each row execute function update_enrollment_count()
    """)


def flaw_foreign_column(connection: Connection) -> None:
    """A column of its own that is called like one of ours, with another type."""
    connection.execute("alter table courses add column search_vector text")


def flaw_own_policies(connection: Connection) -> None:
    """Row-level security of its own: clerks of the application see active students only."""
    connection.execute("create policy campus_active on students to campus_report using (status = 'active')")
    connection.execute("create policy campus_all on students to campus_app using (true) with check (true)")
    connection.execute("alter table students enable row level security")


def flaw_grade_formats(connection: Connection) -> None:
    """Marks as letters, with commas, and in words."""
    connection.execute("""
        update course_enrollments
        set grade = (array['A', '7,5', 'yaxşı', ' 8 ', '-'])[marked.place]
        from (select id, row_number() over (order by id) as place from course_enrollments limit 5) as marked
        where marked.id = course_enrollments.id
    """)


FLAWS: dict[str, Flaw] = {
    name.removeprefix("flaw_"): flaw for name, flaw in globals().copy().items() if name.startswith("flaw_")
}
