CREATE SCHEMA lms_ops;
CREATE SCHEMA report;
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;
COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';
CREATE EXTENSION IF NOT EXISTS pgcrypto WITH SCHEMA public;
COMMENT ON EXTENSION pgcrypto IS 'cryptographic functions';
CREATE TYPE lms_ops.assignment_choice AS (
	step integer,
	courses integer[],
	requirements integer[],
	is_first_of_group boolean,
	is_last_of_group boolean,
	fills_at_once boolean,
	gives integer[],
	kept integer,
	is_asked boolean[],
	given_by_each integer[],
	given_later integer[],
	most_by_each integer,
	most_later integer
);
CREATE TYPE lms_ops.assignment_state AS (
	wants integer[],
	free integer,
	chosen integer[],
	missing numeric
);
CREATE TYPE lms_ops.degree_offer AS (
	place integer,
	kind text,
	requirement integer,
	course_id uuid,
	credits numeric
);
CREATE TYPE lms_ops.degree_work AS (
	place integer,
	course_id uuid,
	kind text,
	credits numeric,
	grade text,
	grade_points numeric,
	done_on date,
	repeats uuid
);
CREATE FUNCTION lms_ops.absent_roles() RETURNS TABLE(role_name jsonb, unit_name jsonb, begins_at timestamp with time zone, ended_at timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.absent_roles() IS 'The viewer''s own roles that do not hold today: ended ones, latest first, then those that begin later.';
CREATE FUNCTION lms_ops.accept_offer(entry uuid) RETURNS TABLE(outcome text, enrollment_id uuid, reasons text[])
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.accept_offer(entry uuid) IS 'Takes the seat that is kept for a student; where the student sits in another section, that seat is given up for it.';
CREATE FUNCTION lms_ops.account_of(address text) RETURNS TABLE(user_id uuid, refusal text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.account_of(address text) IS 'The account of an address that an identity provider has verified, or why it may not come in. One row, always.';
CREATE FUNCTION lms_ops.add_prerequisite_group(course uuid, inside uuid, rule jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.add_prerequisite_group(course uuid, inside uuid, rule jsonb) IS 'Adds a rule to what a course asks for, as a group inside another (null: a group of its own), with all that is in it. The rule is written as lms_ops.set_prerequisite_rule has it.';
CREATE FUNCTION lms_ops.add_prerequisite_member(course uuid, group_id uuid, member jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.add_prerequisite_member(course uuid, group_id uuid, member jsonb) IS 'Adds a course to a group of prerequisites: its code, or {"course": ..., "minimum_grade": ..., "concurrent": ...}.';
CREATE FUNCTION lms_ops.admit_existing_roles(protected_table regclass) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.admit_existing_roles(protected_table regclass) IS 'Lets roles that worked with a table before it is protected go on with every row: by policies named for them.';
CREATE FUNCTION lms_ops.archive_lines(source_name text, from_time timestamp with time zone, until_time timestamp with time zone) RETURNS SETOF text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS ...;
COMMENT ON FUNCTION lms_ops.archive_lines(source_name text, from_time timestamp with time zone, until_time timestamp with time zone) IS 'The rows of a growing table, or of a partition of one, as lines of JSON for the archive: created_at from the first time (null: the beginning), before the second. In the order of created_at.';
CREATE FUNCTION lms_ops.array_state(OUT courses bigint, OUT carried bigint, OUT set_aside bigint, OUT uncarried bigint) RETURNS record
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.array_state(OUT courses bigint, OUT carried bigint, OUT set_aside bigint, OUT uncarried bigint) IS 'How far the arrays of courses are on their way out: one row. Courses that still have one, entries that stand in the junction tables too, entries set aside, and entries nowhere.';
CREATE FUNCTION lms_ops.assign_in_order(wants integer[], offered_courses integer[], offered_requirements integer[], offered_credits integer[], OUT assigned_courses integer[], OUT assigned_requirements integer[], OUT is_enough boolean) RETURNS record
    LANGUAGE plpgsql IMMUTABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.assign_in_order(wants integer[], offered_courses integer[], offered_requirements integer[], offered_credits integer[], OUT assigned_courses integer[], OUT assigned_requirements integer[], OUT is_enough boolean) IS 'One way to assign courses, quickly: those that fewest requirements take come first, and each goes to the first requirement that still wants credits; is_enough where all get what they want. Arguments are best_assignment()''s.';
CREATE FUNCTION lms_ops.assign_offers(offers lms_ops.degree_offer[], needs integer[], mandatory integer, sharing integer[], OUT assigned lms_ops.degree_offer[], OUT is_proven boolean) RETURNS record
    LANGUAGE plpgsql IMMUTABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.assign_offers(offers lms_ops.degree_offer[], needs integer[], mandatory integer, sharing integer[], OUT assigned lms_ops.degree_offer[], OUT is_proven boolean) IS 'The offers of work to requirements that are best taken up, and whether that is proven: best_assignment() for offers. Needs and limits of sharing are tenths of a credit.';
CREATE FUNCTION lms_ops.assignable_credits(needs integer[], offered_courses integer[], offered_requirements integer[], offered_credits integer[], sharing integer[]) RETURNS integer[]
    LANGUAGE plpgsql IMMUTABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.assignable_credits(needs integer[], offered_courses integer[], offered_requirements integer[], offered_credits integer[], sharing integer[]) IS 'The credits that each requirement can have at most, if those before it have all that they can have.';
CREATE FUNCTION lms_ops.assignment_plan(needs integer[], offered_courses integer[], offered_requirements integer[], offered_credits integer[], sharing integer[]) RETURNS SETOF lms_ops.assignment_choice
    LANGUAGE plpgsql IMMUTABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.assignment_plan(needs integer[], offered_courses integer[], offered_requirements integer[], offered_credits integer[], sharing integer[]) IS 'The choices by which best_assignment() assigns courses to requirements. One row per choice, in their order.';
CREATE FUNCTION lms_ops.audit_degree(student uuid, program uuid) RETURNS TABLE(requirement_id uuid, place integer, requirement_name jsonb, requirement_type text, credits_required numeric, credits_completed numeric, credits_in_progress numeric, is_satisfied boolean, completion_percentage numeric, is_mandatory boolean, is_waived boolean, minimum_gpa numeric, gpa numeric, completed_courses uuid[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 6
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.audit_degree(student uuid, program uuid) IS 'Progress of a student towards the degree of a programme: one row per requirement, in its order. Where there are none, one row that says so.';
CREATE FUNCTION lms_ops.backup_status() RETURNS TABLE(status text, sentence text, facts jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.backup_status() IS 'The backup that the latest installations took before they changed anything. One row: status, sentence, facts. Nightly backups are the host''s own; nothing here knows of them, so this never warns.';
CREATE FUNCTION lms_ops.begin_maintenance() RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.begin_maintenance() IS 'Opens a run in the log of maintenance; returns its id. Earlier runs that never ended were interrupted: only one is at work at a time.';
CREATE FUNCTION lms_ops.best_assignment(needs integer[], mandatory integer, offered_courses integer[], offered_requirements integer[], offered_credits integer[], sharing integer[] DEFAULT '{}'::integer[], most_states integer DEFAULT 1000, OUT assigned_courses integer[], OUT assigned_requirements integer[], OUT is_proven boolean) RETURNS record
    LANGUAGE plpgsql IMMUTABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.best_assignment(needs integer[], mandatory integer, offered_courses integer[], offered_requirements integer[], offered_credits integer[], sharing integer[], most_states integer, OUT assigned_courses integer[], OUT assigned_requirements integer[], OUT is_proven boolean) IS 'Which courses are best counted for which requirements: a course counts once, or for two requirements that share it.';
CREATE FUNCTION lms_ops.broken_grade_chains() RETURNS TABLE(grade_table text, grade_id uuid, place integer, what text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.broken_grade_chains() IS 'Breaks in the chains of the grade history: one row per break, by grade and place.';
CREATE FUNCTION lms_ops.carry_array(course uuid, column_name text, entries uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.carry_array(course uuid, column_name text, entries uuid[]) IS 'Brings course_prerequisites or course_corequisites in step with an array of a course: column_name says which.';
CREATE FUNCTION lms_ops.carry_arrays(course uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.carry_arrays(course uuid) IS 'Carries both arrays of a course, as they are now, into the junction tables; again, nothing changes. The course is locked first: an application that writes the arrays meanwhile comes before or after.';
CREATE FUNCTION lms_ops.carry_out_standings(changes uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.carry_out_standings(changes uuid[]) IS 'Does what these changes of academic standing bring with them, as their actions say: ends the holds of the standing before, places those of the new one, tells student and advisor. Rows of academic_standing_history by their ids.';
CREATE FUNCTION lms_ops.catalog_objects() RETURNS TABLE(kind text, name text, definition text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.catalog_objects() IS 'Every object of ours as the catalog has it now, valid or not: one row per object, with its definition as text. Definitions read the same on every supported version: names qualified, views without blanks and qualifiers, the owner of lms_ops as "owner". The body is also run by itself (db/structure.py), where nothing is installed yet.';
CREATE FUNCTION lms_ops.chain_grade_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    AS ...;
COMMENT ON FUNCTION lms_ops.chain_grade_change() IS 'Gives a new row of the grade history its place in the chain of its grade, and the hash that the next one keeps.';
CREATE FUNCTION lms_ops.change_catalog() RETURNS TABLE(part text, named integer, present integer)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.change_catalog() IS 'The specification''s change catalog, part by part: how many objects it names and how many of them are there. Without the extension uuid-ossp its functions count, which stand in for it under their names.';
CREATE FUNCTION lms_ops.change_leader(group_id uuid, student uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.change_leader(group_id uuid, student uuid) IS 'Makes a member of a group its leader; who led it becomes a member. The viewer needs group.manage for the offering. Leaves a row in the audit log.';
CREATE FUNCTION lms_ops.changed_objects() RETURNS TABLE(kind text, name text, installed text, found text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.changed_objects() IS 'Objects that are not what the latest installation left: gone (nothing found), different, or added by others. Others may add tables, columns, indexes, triggers and functions of their own to public; policies and rights on what we look after, and anything in our own schemas, they may not.';
CREATE FUNCTION lms_ops.check_arrays() RETURNS TABLE(object text, problem text, remedy text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.check_arrays() IS 'Courses whose arrays say what the tables of requirements do not: one row per course and array.';
CREATE FUNCTION lms_ops.check_counters() RETURNS TABLE(object text, problem text, remedy text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.check_counters() IS 'Counters that are not what their rows say: one row per offering, the largest error first.';
CREATE FUNCTION lms_ops.check_grade_chains() RETURNS TABLE(object text, problem text, remedy text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.check_grade_chains() IS 'Where the grade history is not what was written: one row per break, grade and seal, with what to do about it.';
CREATE FUNCTION lms_ops.check_installation() RETURNS TABLE(object text, problem text, remedy text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.check_installation() IS 'Installations that were interrupted: one row per installation that is not finished and that nobody works on.';
CREATE FUNCTION lms_ops.check_objects() RETURNS TABLE(object text, problem text, remedy text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.check_objects() IS 'What is wrong with the schema''s objects: one row per object that is gone, changed, added by others or not valid.';
CREATE FUNCTION lms_ops.check_owners() RETURNS TABLE(object text, problem text, remedy text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.check_owners() IS 'Functions, views and tables of ours that belong to somebody else, who could change what they do: one row per object. Views read, and functions work, with the rights of their owner. The tables of an LMS keep the owner that they had.';
CREATE FUNCTION lms_ops.check_partitions() RETURNS TABLE(object text, problem text, remedy text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.check_partitions() IS 'What is wrong with partitions: one row per table that lacks coming months or has a gap, per partition that stands beside its table, is half detached, lacks an index, or may be read past the table''s policies.';
CREATE FUNCTION lms_ops.check_statistics() RETURNS TABLE(object text, problem text, remedy text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.check_statistics() IS 'What is wrong with the statistics: one row per view that was never filled, is older than its budget, or shows a number that its table does not have, though that was not written to since the refresh.';
CREATE FUNCTION lms_ops.checked_requirements(student uuid, offering uuid, beside uuid[]) RETURNS TABLE(requirement_id uuid, kind text, group_id uuid, required_course_id uuid, required_code text, minimum_grade text, may_be_before boolean, may_be_concurrent boolean, is_met boolean, best_points numeric)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 5
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.checked_requirements(student uuid, offering uuid, beside uuid[]) IS 'What an offering''s course asks for and whether a student has it. One row per course asked for.';
CREATE FUNCTION lms_ops.claim_seat(student uuid, offering uuid) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.claim_seat(student uuid, offering uuid) IS 'Makes sure, under the offering''s lock, that a seat is free for a student: null, or the sentence why none is. A free seat is first of all for those who wait and may take it: their queue is served before a newcomer is.';
CREATE FUNCTION lms_ops.clashing_meetings(offering uuid, beside uuid[]) RETURNS SETOF text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.clashing_meetings(offering uuid, beside uuid[]) IS 'Meetings of other offerings (`beside`) that overlap an offering''s in day, time and weeks, as sentences.';
CREATE TABLE public.course_waitlist (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    course_offering_id uuid NOT NULL,
    student_id uuid NOT NULL,
    course_id uuid NOT NULL,
    component text DEFAULT ''::text NOT NULL,
    "position" integer NOT NULL,
    priority integer DEFAULT 0 NOT NULL,
    status text DEFAULT 'waiting'::text NOT NULL,
    joined_at timestamp with time zone DEFAULT now() NOT NULL,
    notified_at timestamp with time zone,
    notification_expires_at timestamp with time zone,
    ended_at timestamp with time zone,
    ended_by uuid,
    end_reason text,
    passed_over_at timestamp with time zone,
    passed_over_reason text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT course_waitlist_ended_when_over CHECK (((status = ANY (ARRAY['waiting'::text, 'notified'::text])) = (ended_at IS NULL))),
    CONSTRAINT course_waitlist_offer_has_a_deadline CHECK (((status <> 'notified'::text) OR (notification_expires_at > notified_at))),
    CONSTRAINT course_waitlist_position_check CHECK (("position" > 0)),
    CONSTRAINT course_waitlist_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'notified'::text, 'enrolled'::text, 'expired'::text, 'cancelled'::text])))
);
CREATE FUNCTION lms_ops.close_entry(entry public.course_waitlist) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.close_entry(entry public.course_waitlist) IS 'Ends an entry that outlived its term, with receipt and message.';
CREATE FUNCTION lms_ops.close_group(group_id uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.close_group(group_id uuid) IS 'Closes a group: its memberships end and stay as history, and nobody joins it any more. Returns how many were in it. The viewer needs group.manage for the offering. Leaves a row in the audit log.';
CREATE FUNCTION lms_ops.close_queues(term uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.close_queues(term uuid) IS 'Ends whatever still waits in the queues of a term that is over; returns how many entries.';
CREATE FUNCTION lms_ops.close_session(key text, over_since timestamp with time zone, why text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.close_session(key text, over_since timestamp with time zone, why text) IS 'Writes down that the viewer''s session is over, since when and why: ''ended'' (signed out), ''idle'' or ''late''. Once.';
CREATE FUNCTION lms_ops.code_words(code text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN ((((((code || ' '::text) || translate(code, ' -./_'::text, ''::text)) || ' '::text) || regexp_replace(code, '\D'::text, ''::text, 'g'::text)) || ' '::text) || ltrim(regexp_replace(code, '\D'::text, ''::text, 'g'::text), '0'::text));
COMMENT ON FUNCTION lms_ops.code_words(code text) IS 'A folded code or number as people type it: as it is, without what separates its parts, its digits, and those without leading zeros: ''cs 101'' gives ''cs 101 cs101 101 101''.';
CREATE FUNCTION lms_ops.complete_correction(before jsonb, INOUT marks numeric, INOUT percentage numeric, INOUT letter text, INOUT points numeric) RETURNS record
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.complete_correction(before jsonb, INOUT marks numeric, INOUT percentage numeric, INOUT letter text, INOUT points numeric) IS 'The whole new value of a grade (its row before the correction) from what was said of it; refuses what cannot be.';
CREATE FUNCTION lms_ops.conflict_sentence(conflict_type text, facts jsonb, language text DEFAULT 'en'::text) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.conflict_sentence(conflict_type text, facts jsonb, language text) IS 'A conflict as a sentence, told from its facts alone, in English, Azerbaijani or Russian (in that order below).';
CREATE FUNCTION lms_ops.correct_grade(grade_table text, grade_id uuid, new_marks numeric, new_percentage numeric, new_letter text, new_points numeric, change_type text, reason text, approved_by uuid DEFAULT NULL::uuid, documents text[] DEFAULT NULL::text[]) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.correct_grade(grade_table text, grade_id uuid, new_marks numeric, new_percentage numeric, new_letter text, new_points numeric, change_type text, reason text, approved_by uuid, documents text[]) IS 'Corrects a grade and says why; returns the id of the row that this adds to the grade history.';
CREATE FUNCTION lms_ops.correctable_grades(student_number text) RETURNS TABLE(grade_table text, grade_id uuid, course_offering_id uuid, course_code text, section_code text, term text, part jsonb, is_final boolean, percentage numeric, letter_grade text, student_name jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.correctable_grades(student_number text) IS 'Grades of one student that the viewer may correct: course grades, marks of work and components of course grades, the latest term first. One row per grade.';
CREATE FUNCTION lms_ops.count_source_rows(source_name text) RETURNS bigint
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.count_source_rows(source_name text) IS 'How many rows a growing table, or a partition of one, has.';
CREATE FUNCTION lms_ops.courses_beside(course uuid) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.courses_beside(course uuid) IS 'Courses that a course is taken together with: its corequisites, and theirs, however far.';
CREATE FUNCTION lms_ops.create_group(assessment uuid, name text, max_members integer DEFAULT NULL::integer) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.create_group(assessment uuid, name text, max_members integer) IS 'Makes a group for an assessment of group work; max_members null: as many as join. Returns the group. The viewer needs group.manage for the offering. Leaves a row in the audit log.';
CREATE FUNCTION lms_ops.credit_limit(degree_type text, study_mode text, standing text) RETURNS TABLE(most_credits numeric, reason text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.credit_limit(degree_type text, study_mode text, standing text) IS 'The most credits in one term for students of a degree, study mode and standing (null: unknown), and why.';
CREATE FUNCTION lms_ops.current_viewer() RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.current_viewer() IS 'The person for whom this transaction acts; nobody when unset, empty, malformed, unknown, locked or inactive.';
CREATE FUNCTION lms_ops.date_undated_rows(table_name text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.date_undated_rows(table_name text) IS 'Gives rows without a created_at the time of their updated_at, or else of the decision, a batch of 5,000; returns how many. Each is written down with the others that a decision changed, so that it can be taken back.';
CREATE FUNCTION lms_ops.day_name(day_of_week integer) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (ARRAY['Sunday'::text, 'Monday'::text, 'Tuesday'::text, 'Wednesday'::text, 'Thursday'::text, 'Friday'::text, 'Saturday'::text])[(day_of_week + 1)];
COMMENT ON FUNCTION lms_ops.day_name(day_of_week integer) IS 'A day of the week in words; 0 is Sunday.';
CREATE FUNCTION lms_ops.decide_equivalency(equivalency uuid, decision text, note text DEFAULT NULL::text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.decide_equivalency(equivalency uuid, decision text, note text) IS 'Approves or rejects a proposed equivalency. A rejection says why.';
CREATE FUNCTION lms_ops.decide_standing(term uuid) RETURNS TABLE(student_id uuid, student_number text, previous_standing text, standing text, rule text, term_gpa numeric, cumulative_gpa numeric, cause text, actions jsonb)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.decide_standing(term uuid) IS 'Decides the academic standing after a term by the rules, and does what each change brings with it. One row per change, by student number.';
CREATE FUNCTION lms_ops.decide_transfer_credit(transfer uuid, decision text, course uuid DEFAULT NULL::uuid, credits numeric DEFAULT NULL::numeric, note text DEFAULT NULL::text) RETURNS TABLE(course_code text, credits_awarded numeric)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.decide_transfer_credit(transfer uuid, decision text, course uuid, credits numeric, note text) IS 'Credits recorded work of another institution as a course of ours, or refuses it; says as which and with how many credits.';
CREATE FUNCTION lms_ops.decision(finding text) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.decision(finding text) IS 'The choice about a finding in the installation that is at work now; null: nobody decided about it.';
CREATE FUNCTION lms_ops.decline_offer(entry uuid, reason text DEFAULT NULL::text) RETURNS TABLE(outcome text, entry_id uuid, queue_rank integer, reasons text[])
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.decline_offer(entry uuid, reason text) IS 'Gives an offered seat back and leaves the queue; the seat goes to the next. One row: outcome declined or refused, and the rank that becomes free.';
CREATE FUNCTION lms_ops.degree_audit_courses(student uuid, program uuid DEFAULT NULL::uuid) RETURNS TABLE(requirement_name jsonb, course_code text, course_name jsonb, credits numeric, counts_as text, equivalent_of text, grade text, note text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.degree_audit_courses(student uuid, program uuid) IS 'Which course of a student counts for which requirement, of their programme or of another one, and why something does not count. One row per course and requirement in the order of the audit, with what there is to say of a requirement below its courses; what is left over comes last, without a requirement.';
CREATE FUNCTION lms_ops.degree_audits(student_ids uuid[] DEFAULT NULL::uuid[]) RETURNS TABLE(student_id uuid, requirement_name jsonb, requirement_type text, credits_required numeric, credits_completed numeric, credits_in_progress numeric, is_satisfied boolean, completion_percentage numeric)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.degree_audits(student_ids uuid[]) IS 'Degree audits of many students, all whom the viewer may see or those named: one row per student and requirement, as generate_degree_audit() has them. Students whom the viewer may not see are left out.';
CREATE FUNCTION lms_ops.degree_offers(work lms_ops.degree_work[], program uuid) RETURNS SETOF lms_ops.degree_offer
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.degree_offers(work lms_ops.degree_work[], program uuid) IS 'Which requirements of a programme take which work, as which course and for how many credits. One row per piece of work and requirement.';
CREATE FUNCTION lms_ops.degree_progress(student uuid, program uuid DEFAULT NULL::uuid) RETURNS TABLE(academic_program_id uuid, requirements integer, requirements_satisfied integer, credits_required numeric, credits_completed numeric, credits_in_progress numeric, completion_percentage numeric, total_credits numeric, credits_earned numeric, is_satisfied boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.degree_progress(student uuid, program uuid) IS 'How far a student is towards the degree of their programme, or of another one, over all mandatory requirements. One row; without a programme or requirements only nulls.';
CREATE FUNCTION lms_ops.delete_archived_rows(source_name text, record bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.delete_archived_rows(source_name text, record bigint) IS 'Deletes the rows of a growing table that the archive has, in the transaction that read them; returns how many. record: what was written down of them. Refuses a number of rows that is not the archive''s.';
CREATE FUNCTION lms_ops.delete_component_grades() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.delete_component_grades() IS 'Deletes the component grades of an enrollment before it: theirs is a change of a grade as well, and once the enrollment is gone nothing would say whose they were.';
CREATE FUNCTION lms_ops.delete_expired_rows() RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.delete_expired_rows() IS 'Deletes rows of plain tables that are past retention and go to no archive, a batch of 10,000; returns how many, and whether more wait.';
CREATE FUNCTION lms_ops.demo_viewers() RETURNS TABLE(user_id uuid, role_code text, role_name jsonb, unit_code text, unit_name jsonb, name jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.demo_viewers() IS 'Whom a demo offers to look as: one row per person, most powerful role first, under the most powerful role they have. Without a row in lms_ops.invented_people there is nobody: real people sign in.';
CREATE FUNCTION lms_ops.departure_refusal(enrollment uuid, new_status text, reason text) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.departure_refusal(enrollment uuid, new_status text, reason text) IS 'Why a seat may not be given up now, as a sentence; null: it may. new_status is dropped or withdrawn.';
CREATE FUNCTION lms_ops.detach_partition(partition_name text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.detach_partition(partition_name text) IS 'Detaches a partition that is past retention and written down, for who does not own the table: for a moment, nobody else gets at it. The owner detaches concurrently, which no function can.';
CREATE FUNCTION lms_ops.differences() RETURNS TABLE(object text, problem text, remedy text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.differences() IS 'What is not as it should be in this database: one row per difference, with what to do about it.';
CREATE FUNCTION lms_ops.drift_status() RETURNS TABLE(status text, sentence text, facts jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.drift_status() IS 'Drift: objects that are not what the latest installation left. One row: status, sentence, facts. Definitions only; counters and chains, which need every row, are for `lms-db verify` and maintenance.';
CREATE FUNCTION lms_ops.drop_enrollment(enrollment uuid, reason text DEFAULT NULL::text) RETURNS TABLE(outcome text, enrollment_id uuid, reasons text[])
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.drop_enrollment(enrollment uuid, reason text) IS 'Gives up a seat while adding and dropping is open; its place is free, or the next one''s in the queue.';
CREATE FUNCTION lms_ops.drop_retired_partition(partition_name text) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.drop_retired_partition(partition_name text) IS 'Drops a partition that retention has detached; returns how many rows went. Refuses one that is still attached, that was not written down, or that has other rows than its archive.';
CREATE FUNCTION lms_ops.due_statistics() RETURNS TABLE(view_name text, cause text)
    LANGUAGE sql STABLE SECURITY DEFINER ROWS 3
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.due_statistics() IS 'Statistics views that should be refreshed now, and why: one row per view, in the order of their refresh. A changed view waits until refreshing it takes no more than its share of the time, at most until its budget is over.';
CREATE FUNCTION lms_ops.duplicate_seats(offering uuid, beside uuid[]) RETURNS SETOF text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.duplicate_seats(offering uuid, beside uuid[]) IS 'Seats in other offerings of a term (`beside`) that an offering''s would be a second of, as sentences. The same component of the same course, or any of a course that is exactly equivalent when the term ends.';
CREATE FUNCTION lms_ops.end_enrollment(enrollment uuid, new_status text, reason text) RETURNS TABLE(outcome text, enrollment_id uuid, reasons text[])
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.end_enrollment(enrollment uuid, new_status text, reason text) IS 'Drops or withdraws an enrollment for whoever may; new_status is dropped or withdrawn. One row: outcome is that status, already over, or refused with its reason.';
CREATE FUNCTION lms_ops.end_entry(before public.course_waitlist, event text, new_status text, reason text, queue_rank integer DEFAULT NULL::integer) RETURNS public.course_waitlist
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.end_entry(before public.course_waitlist, event text, new_status text, reason text, queue_rank integer) IS 'Ends one active entry of a queue, its offering locked, with a receipt; returns it as it is now. event is how (left, declined, cancelled, expired, closed), new_status what the entry becomes.';
CREATE FUNCTION lms_ops.end_equivalency(equivalency uuid, last_day date, reason text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.end_equivalency(equivalency uuid, last_day date, reason text) IS 'Lets an equivalency that was proposed or approved count for work up to a day and no longer, for a reason that is kept. Work of earlier days goes on counting. The viewer needs equivalency.decide in the unit of the course.';
CREATE FUNCTION lms_ops.end_holds(hold_ids uuid[], reason text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.end_holds(hold_ids uuid[], reason text) IS 'Releases those of these holds that are not over yet, each with its row in the audit log; returns how many. Checks no right.';
CREATE FUNCTION lms_ops.end_maintenance(run bigint) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.end_maintenance(run bigint) IS 'Closes a run in the log of maintenance: its outcome is the worst of its tasks, which it returns.';
CREATE FUNCTION lms_ops.end_permit(permit uuid, reason text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.end_permit(permit uuid, reason text) IS 'Ends a permit, for a reason that is kept; a seat that was taken under it stays. The viewer needs offering.manage in the unit of the offering''s course.';
CREATE FUNCTION lms_ops.end_session(key text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.end_session(key text) IS 'Signs the viewer out of the dashboard: their sign-in opens nothing any more, in no tab.';
CREATE FUNCTION lms_ops.end_waiting() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.end_waiting() IS 'Who gets a seat in an offering no longer waits for it; everybody behind moves up one.';
CREATE FUNCTION lms_ops.enroll_over_capacity(student uuid, offering uuid, reason text) RETURNS TABLE(outcome text, enrollment_id uuid, reasons text[])
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.enroll_over_capacity(student uuid, offering uuid, reason text) IS 'Lets one student into a full offering; an override with the reason keeps the limit that was published.';
CREATE FUNCTION lms_ops.enroll_student(student uuid, offering uuid) RETURNS TABLE(outcome text, enrollment_id uuid, reasons text[])
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.enroll_student(student uuid, offering uuid) IS 'Enrolls a student where nothing is in the way and a seat is free; says what happened, and every reason why not.';
CREATE FUNCTION lms_ops.enrollment_advice(student uuid, offering uuid) RETURNS SETOF text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.enrollment_advice(student uuid, offering uuid) IS 'What a student should know before enrolling in an offering though it keeps nobody out, as sentences: courses that are advised, courses to take beside it, rules that cannot be applied because something is not recorded.';
CREATE FUNCTION lms_ops.enrollment_obstacles(student uuid, offering uuid, giving_up uuid DEFAULT NULL::uuid) RETURNS TABLE(kind text, sentence text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 2
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.enrollment_obstacles(student uuid, offering uuid, giving_up uuid) IS 'What keeps a student out of an offering whether it is full or not: the kind of obstacle and a sentence. Status of the student first, then holds, the offering, its term, seats that do not go together, courses and credits.';
CREATE FUNCTION lms_ops.evaluate_degree(student uuid, program uuid) RETURNS TABLE(work lms_ops.degree_work, requirement_id uuid, counted_course_id uuid, credits numeric, is_proven boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.evaluate_degree(student uuid, program uuid) IS 'Which work of a student counts for which requirement of a programme, completed work before work in progress. One row per piece of work and requirement; without a requirement where it is left over.';
CREATE FUNCTION lms_ops.exceeded_credits(student uuid, offering uuid, beside uuid[]) RETURNS SETOF text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.exceeded_credits(student uuid, offering uuid, beside uuid[]) IS 'That an offering would bring a student over the most credits of a term, as a sentence; nothing where it would not.';
CREATE FUNCTION lms_ops.expire_offers(only_offering uuid DEFAULT NULL::uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.expire_offers(only_offering uuid) IS 'Ends the offers whose deadline has passed, of one offering or of all, and serves their queues; returns how many ended. Offerings are locked in the order of their ids, so that two callers cannot wait for each other.';
CREATE FUNCTION lms_ops.expired_rows() RETURNS TABLE(table_name text, source_name text, partition_name text, from_time timestamp with time zone, until_time timestamp with time zone, is_archived boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS ...;
COMMENT ON FUNCTION lms_ops.expired_rows() IS 'What retention is due to take from the growing tables: whole partitions, then the rows of plain tables and of partitions without a beginning. One row per partition and per month of rows that go to the archive; rows that do not are one row. Oldest first; from_time null: from the beginning. source_name is the table that holds them.';
CREATE FUNCTION lms_ops.explain_eligibility(student uuid, offering uuid) RETURNS TABLE(kind text, reason text, can_be_permitted boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.explain_eligibility(student uuid, offering uuid) IS 'Every reason why a student may not enroll in an offering now, with its kind and whether a permit can set it aside. No row: the student may. Kinds are those of enrollment_obstacles(); what is none of them is a full offering.';
CREATE FUNCTION lms_ops.explain_waiting(entry uuid) RETURNS TABLE(happened_at timestamp with time zone, queue_rank integer, sentence text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.explain_waiting(entry uuid) IS 'What happened to an entry of a queue since it was joined, as sentences in their order: the answer to "why not me?".';
CREATE FUNCTION lms_ops.extend_assignments(states lms_ops.assignment_state[], choice lms_ops.assignment_choice, weights numeric[], mandatory_weight numeric, total_weight numeric, missing_at_most numeric) RETURNS lms_ops.assignment_state[]
    LANGUAGE plpgsql IMMUTABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.extend_assignments(states lms_ops.assignment_state[], choice lms_ops.assignment_choice, weights numeric[], mandatory_weight numeric, total_weight numeric, missing_at_most numeric) IS 'The assignments that one more choice makes of those before it, without those that cannot become the best. What is certain to be missing at the end, then what is missing now, comes least first.';
CREATE FUNCTION lms_ops.extend_offer(entry uuid, hours integer, reason text) RETURNS timestamp with time zone
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.extend_offer(entry uuid, hours integer, reason text) IS 'Keeps an offered seat for so many hours from now; returns the new deadline. Counted from now, so that the same request twice is no second extension and is refused.';
CREATE FUNCTION lms_ops.fill_search_rows(most integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.fill_search_rows(most integer) IS 'Fills the search columns of rows that were there before them, of at most so many of each table; gives back how many. Called again and again until nothing is left, with a commit in between. No updated_at moves: triggers see to it.';
CREATE FUNCTION lms_ops.fill_waitlist_entry() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.fill_waitlist_entry() IS 'Gives a new entry of a queue the course and component of its offering, and the next position.';
CREATE FUNCTION lms_ops.find_conflicts(term uuid, students uuid[] DEFAULT NULL::uuid[]) RETURNS TABLE(student_id uuid, conflict_type text, course_offering_id uuid, conflicting_offering_id uuid, facts jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.find_conflicts(term uuid, students uuid[]) IS 'Everything that does not fit together in students'' schedules of a term; without students, of everybody. One row per conflict. Equal facts are equal rows of JSON: the same conflict is found again under the same hash.';
CREATE FUNCTION lms_ops.find_credit_overloads(term uuid, students uuid[] DEFAULT NULL::uuid[]) RETURNS TABLE(student_id uuid, conflict_type text, course_offering_id uuid, conflicting_offering_id uuid, facts jsonb)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_custom_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.find_credit_overloads(term uuid, students uuid[]) IS 'Students with more credits in a term than they may take: the limit of lms_ops.credit_limit for their degree, study mode and standing. One row per student; without students, of everybody. Without a limit there is no overload, nor where an office has permitted one.';
CREATE FUNCTION lms_ops.find_duplicate_courses(term uuid, students uuid[] DEFAULT NULL::uuid[]) RETURNS TABLE(student_id uuid, conflict_type text, course_offering_id uuid, conflicting_offering_id uuid, facts jsonb)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_custom_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.find_duplicate_courses(term uuid, students uuid[]) IS 'Students who sit in the same component of the same course twice in a term, or in two exactly equivalent courses. One row per student and pair of sections, or of courses; without students, of everybody.';
CREATE FUNCTION lms_ops.find_incompatible_courses(term uuid, students uuid[] DEFAULT NULL::uuid[]) RETURNS TABLE(student_id uuid, conflict_type text, course_offering_id uuid, conflicting_offering_id uuid, facts jsonb)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_custom_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.find_incompatible_courses(term uuid, students uuid[]) IS 'Students who attend, in one term, two courses that may never be taken together. One row per student and pair of courses; without students, of everybody.';
CREATE FUNCTION lms_ops.find_login(user_name text) RETURNS TABLE(user_id uuid, password_hash text, mfa_secret text)
    LANGUAGE sql STABLE SECURITY DEFINER ROWS 1
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.find_login(user_name text) IS 'What the LMS compares a password with before anybody is known: one row, or none for who does not exist or may not sign in, so that the answers to both are the same.';
CREATE FUNCTION lms_ops.find_missing_requirements(term uuid, students uuid[] DEFAULT NULL::uuid[]) RETURNS TABLE(student_id uuid, conflict_type text, course_offering_id uuid, conflicting_offering_id uuid, facts jsonb)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_custom_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.find_missing_requirements(term uuid, students uuid[]) IS 'Prerequisites and corequisites that students lack for the courses they attend in a term. One row per student, course and requirement or group of them; without students, of everybody.';
CREATE FUNCTION lms_ops.find_time_overlaps(term uuid, students uuid[] DEFAULT NULL::uuid[]) RETURNS TABLE(student_id uuid, conflict_type text, course_offering_id uuid, conflicting_offering_id uuid, facts jsonb)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_custom_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.find_time_overlaps(term uuid, students uuid[]) IS 'Pairs of a student''s offerings in a term that meet at the same time: day, hours and weeks overlap. One row per student and pair, whatever number of meetings clash; without students, of everybody.';
CREATE FUNCTION lms_ops.fold(value text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN lower(translate(value, ('ƏəİıIĞğŞşÇçÖöÜüÂâÎîÛûЁё'::text || '̧̇̈̆̂'::text), 'eeiiiggssccoouuaaiiuuее'::text));
COMMENT ON FUNCTION lms_ops.fold(value text) IS 'A text as search compares it: lower case, Azerbaijani and Turkish letters as their Latin neighbours, ё as е. Translation comes before lower(), which would turn İ into i and a dot of its own; the last five characters are such marks of their own (dot, dots, cedilla, breve, circumflex), as some keyboards send them, and have no neighbour. Its names are bound when it is made; without a setting of its own it is inlined, and thousands of rows fold twenty times as fast.';
CREATE FUNCTION lms_ops.follow_arrays() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.follow_arrays() IS 'Keeps the junction tables in step while an application writes the arrays of courses. A course that comes after the ones that ask for it is carried from their arrays too.';
CREATE TABLE public.persons (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid,
    first_name text NOT NULL,
    last_name text NOT NULL,
    middle_name text,
    first_name_az text,
    last_name_az text,
    first_name_ru text,
    last_name_ru text,
    date_of_birth date,
    gender text,
    nationality text,
    national_id text,
    passport_number text,
    phone_primary text,
    phone_secondary text,
    address jsonb,
    emergency_contact jsonb,
    photo_url text,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    CONSTRAINT persons_gender_check CHECK ((gender = ANY (ARRAY['male'::text, 'female'::text, 'other'::text, 'prefer_not_to_say'::text])))
);
CREATE FUNCTION lms_ops.full_name(person public.persons) RETURNS jsonb
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE WHEN ((person).id IS NOT NULL) THEN jsonb_build_object('az', concat_ws(' '::text, COALESCE((person).first_name_az, (person).first_name), COALESCE((person).last_name_az, (person).last_name)), 'en', concat_ws(' '::text, (person).first_name, (person).last_name), 'ru', concat_ws(' '::text, COALESCE((person).first_name_ru, (person).first_name), COALESCE((person).last_name_ru, (person).last_name))) ELSE NULL::jsonb END;
COMMENT ON FUNCTION lms_ops.full_name(person public.persons) IS 'A person''s name in each language; null for nobody. Without an Azerbaijani or Russian spelling the first one serves.';
CREATE FUNCTION lms_ops.full_sentence(offering uuid) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.full_sentence(offering uuid) IS 'The sentence about an offering without a free seat: how full it is, and where in its queue one would stand.';
CREATE FUNCTION lms_ops.give_up_seat(enrollment uuid, new_status text, reason text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.give_up_seat(enrollment uuid, new_status text, reason text) IS 'Ends an enrollment, its student and offering locked: dropped or withdrawn. Its seat is free, or the next one''s.';
CREATE FUNCTION lms_ops.grade_approver_ids(offering uuid) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.grade_approver_ids(offering uuid) IS 'People who may approve changes of grades in the unit of an offering''s course: one id each. In plpgsql, which keeps its plan: a bulk change asks for every row.';
CREATE FUNCTION lms_ops.grade_approvers(offering uuid) RETURNS TABLE(user_id uuid, name jsonb)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.grade_approvers(offering uuid) IS 'Who may approve a change of a grade of this offering that the viewer makes: one row per person, by name.';
CREATE TABLE lms_ops.grade_chain_heads (
    grade_table text NOT NULL,
    grade_id uuid NOT NULL,
    place integer NOT NULL,
    hash bytea NOT NULL,
    seal_id bigint NOT NULL
);
CREATE TABLE lms_ops.grade_chain_seals (
    id bigint NOT NULL,
    chains bigint NOT NULL,
    changes bigint NOT NULL,
    breaks bigint NOT NULL,
    digest bytea NOT NULL,
    sealed_at timestamp with time zone DEFAULT now() NOT NULL,
    sealed_as text DEFAULT SESSION_USER NOT NULL
);
CREATE FUNCTION lms_ops.grade_chain_seal_digest(seal lms_ops.grade_chain_seals) RETURNS bytea
    LANGUAGE sql STABLE
    RETURN (SELECT sha256(convert_to((jsonb_build_array((SELECT encode(earlier.digest, 'hex'::text) AS encode FROM lms_ops.grade_chain_seals earlier WHERE (earlier.id < (grade_chain_seal_digest.seal).id) ORDER BY earlier.id DESC LIMIT 1), ((grade_chain_seal_digest.seal).id)::text, ((grade_chain_seal_digest.seal).chains)::text, ((grade_chain_seal_digest.seal).changes)::text, ((grade_chain_seal_digest.seal).breaks)::text, to_char(((grade_chain_seal_digest.seal).sealed_at AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD HH24:MI:SS.US'::text), (grade_chain_seal_digest.seal).sealed_as, jsonb_agg(jsonb_build_array(heads.grade_table, (heads.grade_id)::text, (heads.place)::text, encode(heads.hash, 'hex'::text)) ORDER BY (heads.grade_table COLLATE "C"), heads.grade_id, heads.place)))::text, 'UTF8'::name)) AS sha256 FROM lms_ops.grade_chain_heads heads WHERE (heads.seal_id = (grade_chain_seal_digest.seal).id));
COMMENT ON FUNCTION lms_ops.grade_chain_seal_digest(seal lms_ops.grade_chain_seals) IS 'SHA-256 of a seal, of the heads that it added in the order of their grades, and of the digest before it.';
CREATE TABLE public.grade_change_history (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    grade_table text NOT NULL,
    grade_id uuid NOT NULL,
    student_id uuid,
    course_offering_id uuid,
    old_marks numeric(6,2),
    new_marks numeric(6,2),
    old_percentage numeric(5,2),
    new_percentage numeric(5,2),
    old_letter_grade text,
    new_letter_grade text,
    old_grade_points numeric(3,2),
    new_grade_points numeric(3,2),
    change_type text NOT NULL,
    changed_by uuid,
    approved_by uuid,
    reason text,
    supporting_documents text[],
    ip_address inet,
    written_as text DEFAULT SESSION_USER NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    place integer NOT NULL,
    previous_hash bytea,
    hash bytea NOT NULL,
    CONSTRAINT grade_change_history_change_type_check CHECK ((change_type = ANY (ARRAY['correction'::text, 'appeal_approved'::text, 'regrade'::text, 'administrative'::text]))),
    CONSTRAINT grade_change_history_grade_table_check CHECK ((grade_table = ANY (ARRAY['grades'::text, 'course_enrollments'::text, 'enrollment_grades'::text])))
);
CREATE FUNCTION lms_ops.grade_change_form(change public.grade_change_history) RETURNS text
    LANGUAGE sql STABLE
    RETURN (jsonb_build_array((change).grade_table, ((change).grade_id)::text, ((change).place)::text, encode((change).previous_hash, 'hex'::text), ((change).id)::text, to_char(((change).changed_at AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD HH24:MI:SS.US'::text), ((change).student_id)::text, ((change).course_offering_id)::text, (trim_scale((change).old_marks))::text, (trim_scale((change).new_marks))::text, (trim_scale((change).old_percentage))::text, (trim_scale((change).new_percentage))::text, (change).old_letter_grade, (change).new_letter_grade, (trim_scale((change).old_grade_points))::text, (trim_scale((change).new_grade_points))::text, (change).change_type, ((change).changed_by)::text, ((change).approved_by)::text, (change).reason, (change).supporting_documents, ((change).ip_address)::text, (change).written_as))::text;
COMMENT ON FUNCTION lms_ops.grade_change_form(change public.grade_change_history) IS 'What the hash of a change covers: a JSON array of texts and nulls that no setting of the session alters, with times in UTC and numbers without trailing zeros.';
CREATE FUNCTION lms_ops.grade_change_hash(change public.grade_change_history) RETURNS bytea
    LANGUAGE sql STABLE
    RETURN sha256(convert_to(lms_ops.grade_change_form(change), 'UTF8'::name));
COMMENT ON FUNCTION lms_ops.grade_change_hash(change public.grade_change_history) IS 'SHA-256 of what a change says and of the hash before it.';
CREATE FUNCTION lms_ops.grade_change_settings(OUT change_type text, OUT reason text, OUT approved_by uuid, OUT documents text[], OUT client_address inet) RETURNS record
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.grade_change_settings(OUT change_type text, OUT reason text, OUT approved_by uuid, OUT documents text[], OUT client_address inet) IS 'What the transaction says about the change of a grade that it makes: one row; what it does not say is null.';
CREATE FUNCTION lms_ops.grade_change_size(before jsonb, after jsonb) RETURNS TABLE(percentage_points numeric, grade_points numeric)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.grade_change_size(before jsonb, after jsonb) IS 'How far a grade moves, in percentage points and in grade points, from its row before to its row after (null: none). Infinity where a value is taken away or a letter is none of the scale; null where nothing is measured so.';
CREATE FUNCTION lms_ops.grade_history(grade_table text, grade_id uuid) RETURNS TABLE(place integer, changed_at timestamp with time zone, old_marks numeric, new_marks numeric, old_percentage numeric, new_percentage numeric, old_letter_grade text, new_letter_grade text, old_grade_points numeric, new_grade_points numeric, change_type text, reason text, changed_by_name jsonb, approved_by_name jsonb, supporting_documents text[])
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.grade_history(grade_table text, grade_id uuid) IS 'Every change of one grade, first to last, for the person concerned, those who teach the offering, and those who may read its unit''s grades. A hold that blocks grades closes it to the student.';
CREATE FUNCTION lms_ops.grade_points_of(grade text) RETURNS numeric
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.grade_points_of(grade text) IS 'Grade points of a grade as written: a letter of grade_point_scale, or marks of 0 to 10 or 0 to 100. Null where it is neither.';
CREATE FUNCTION lms_ops.grant_permit(student uuid, offering uuid, obstacle text, reason text, valid_until timestamp with time zone DEFAULT NULL::timestamp with time zone) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.grant_permit(student uuid, offering uuid, obstacle text, reason text, valid_until timestamp with time zone) IS 'Sets one obstacle aside for a student and an offering, until a moment or for good; returns the permit.';
CREATE FUNCTION lms_ops.growing_table(table_name text) RETURNS TABLE(is_partitioned boolean, estimated_rows bigint, oldest_row timestamp with time zone, partitions integer, months_ahead integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.growing_table(table_name text) IS 'How a table that only grows is kept: partitioned or not, its size against the size at which it should be, its oldest row, and the partitions that are there for coming months. One row, null for a table that is not there.';
CREATE FUNCTION lms_ops.growing_tables() RETURNS TABLE(table_name text, partition_above bigint, retention interval, is_archived boolean)
    LANGUAGE sql STABLE SECURITY DEFINER ROWS 3
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.growing_tables() IS 'Tables that only grow: above how many rows each should be partitioned, how long its rows are kept (null: for good), and whether they go to an archive then. One row per table, by name.';
CREATE FUNCTION lms_ops.hide_small_groups(sizes bigint[]) RETURNS bigint[]
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.hide_small_groups(sizes bigint[]) IS 'Sizes of the groups of students that a table shows, with null for each that may not be shown.';
CREATE FUNCTION lms_ops.hold_reasons(student uuid, blocked text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.hold_reasons(student uuid, blocked text) IS 'Holds that keep a student from registration, transcripts, graduation or grades now, as sentences, oldest first.';
CREATE FUNCTION lms_ops.hold_status() RETURNS TABLE(status text, sentence text, facts jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.hold_status() IS 'Holds whose last day is over and whose flag is still up; they block nothing. One row: status, sentence, facts.';
CREATE FUNCTION lms_ops.holds_grade(grade jsonb) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (num_nonnulls((grade ->> 'marks_obtained'::text), (grade ->> 'percentage'::text), (grade ->> 'letter_grade'::text), (grade ->> 'grade'::text), (grade ->> 'grade_points'::text)) > 0);
COMMENT ON FUNCTION lms_ops.holds_grade(grade jsonb) IS 'Whether the row of a grade has any value: marks, percentage, letter or points.';
CREATE FUNCTION lms_ops.incompatible_seats(offering uuid, beside uuid[]) RETURNS SETOF text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.incompatible_seats(offering uuid, beside uuid[]) IS 'Seats in other offerings of a term (`beside`) whose courses may never be taken together with an offering''s.';
CREATE FUNCTION lms_ops.installation_is_at_work() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.installation_is_at_work() IS 'Whether an installer is at work on this database: it holds its guard lock (GUARD in db/install.py) until it ends.';
CREATE FUNCTION lms_ops.is_made_by_step(function_name text) RETURNS boolean
    LANGUAGE sql IMMUTABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.is_made_by_step(function_name text) IS 'Whether a function of ours comes from a step, so that no installation makes it again; by its name with arguments.';
CREATE FUNCTION lms_ops.is_same_grade(before jsonb, after jsonb) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (NOT ((((((before -> 'id'::text) IS DISTINCT FROM (after -> 'id'::text)) OR ((before -> 'student_id'::text) IS DISTINCT FROM (after -> 'student_id'::text))) OR ((before -> 'assessment_id'::text) IS DISTINCT FROM (after -> 'assessment_id'::text))) OR ((before -> 'enrollment_id'::text) IS DISTINCT FROM (after -> 'enrollment_id'::text))) OR ((before -> 'course_offering_id'::text) IS DISTINCT FROM (after -> 'course_offering_id'::text))));
COMMENT ON FUNCTION lms_ops.is_same_grade(before jsonb, after jsonb) IS 'Whether two rows of a grade are of the same student and the same work: only then a value became another.';
CREATE FUNCTION lms_ops.join_group(group_id uuid, student uuid, role text DEFAULT NULL::text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.join_group(group_id uuid, student uuid, role text) IS 'Takes a student into a group as leader or member (role null: leader of an empty group, else member). Returns the membership.';
CREATE FUNCTION lms_ops.join_waitlist(student uuid, offering uuid, priority integer DEFAULT 0) RETURNS TABLE(outcome text, entry_id uuid, queue_rank integer, reasons text[])
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.join_waitlist(student uuid, offering uuid, priority integer) IS 'Puts a student into the queue of a full offering; says at which rank, and what would keep the student out now.';
CREATE FUNCTION lms_ops.judge_queue(offering uuid, seats integer, allows_swap boolean, not_to uuid DEFAULT NULL::uuid) RETURNS TABLE(entry_id uuid, student_id uuid, queue_rank integer, giving_up uuid, kinds text[], reason text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.judge_queue(offering uuid, seats integer, allows_swap boolean, not_to uuid) IS 'Who of a queue could take a seat, by rank, as far as so many who could; one row per student, reason null: could.';
CREATE FUNCTION lms_ops.judge_standings(term uuid) RETURNS TABLE(student_id uuid, previous_standing text, standing text, rule text, term_gpa numeric, cumulative_gpa numeric, cause text, actions jsonb)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.judge_standings(term uuid) IS 'Whose academic standing a term changes, from what to what and by which rule. One row per student; only reads.';
CREATE FUNCTION lms_ops.keep_session(key text, signed_in_at timestamp with time zone, acting boolean DEFAULT true, address inet DEFAULT NULL::inet, browser text DEFAULT NULL::text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.keep_session(key text, signed_in_at timestamp with time zone, acting boolean, address inet, browser text) IS 'Opens the viewer''s session of the dashboard or goes on with it: ''open'', or why it is over (''ended'', ''idle'', ''late'').';
CREATE FUNCTION lms_ops.keep_updated_at() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.keep_updated_at() IS 'Leaves updated_at as it was: search asked for its words anew, and the row itself says what it said before.';
CREATE FUNCTION lms_ops.lapse_holds() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.lapse_holds() IS 'Clears the flag of holds whose last day is over, each with a row in the audit log; returns how many. They have blocked nothing since that day: this is for whoever reads the flag alone. Maintenance calls it.';
CREATE FUNCTION lms_ops.lapse_offers(offering uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.lapse_offers(offering uuid) IS 'Ends the offers of one offering whose deadline has passed, the offering locked; returns how many.';
CREATE FUNCTION lms_ops.leave_group(group_id uuid, student uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.leave_group(group_id uuid, student uuid) IS 'Ends a student''s membership in a group; it stays as history. A leader leaves last, or after the leader has changed. The viewer needs group.manage for the offering. Leaves a row in the audit log.';
CREATE FUNCTION lms_ops.leave_waitlist(entry uuid) RETURNS TABLE(outcome text, entry_id uuid, queue_rank integer, reasons text[])
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.leave_waitlist(entry uuid) IS 'Takes a student out of a queue as the student wishes; a seat that was on offer goes to the next. One row: outcome left (also when the entry was left before) or refused, and the rank that becomes free.';
CREATE FUNCTION lms_ops.limit_rows(table_name text, limit_time timestamp with time zone) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.limit_rows(table_name text, limit_time timestamp with time zone) IS 'Limits a plain table to rows older than a time, so that it can become the first partition without being read again. New rows have to keep to it at once, those that are there are looked at later. An earlier limit is replaced.';
CREATE FUNCTION lms_ops.live_offer_of(student uuid, offering uuid) RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.live_offer_of(student uuid, offering uuid) IS 'The entry by which a seat of an offering is kept for a student now; null: none is.';
CREATE FUNCTION lms_ops.local_moment(moment timestamp with time zone) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.local_moment(moment timestamp with time zone) IS 'A point in time in the university''s zone, to the minute: ''2026-03-03 14:02''.';
CREATE FUNCTION lms_ops.lock_entry(entry uuid) RETURNS public.course_waitlist
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.lock_entry(entry uuid) IS 'An entry of a queue that its student decides on, with the student''s row, the offering and itself locked.';
CREATE FUNCTION lms_ops.lock_offerings(offerings uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.lock_offerings(offerings uuid[]) IS 'Locks offerings in the order of their ids, so that nobody who changes seats or queues waits in a circle.';
CREATE FUNCTION lms_ops.lock_requirements() RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.lock_requirements() IS 'Lets one transaction after the other change what courses ask for: two that each are right could close a circle.';
CREATE FUNCTION lms_ops.lock_student(student uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.lock_student(student uuid) IS 'Locks a student''s row: whoever takes or gives up seats of one student does it one after the other. Before every offering, and only where what others commit meanwhile will be seen.';
CREATE FUNCTION lms_ops.maintain_counters() RETURNS jsonb
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.maintain_counters() IS 'Counts the enrolled students of some offerings, picked by chance, again; changes nothing. Returns how many were looked at, and those whose counter says something else.';
CREATE FUNCTION lms_ops.maintain_partitions() RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.maintain_partitions() IS 'Makes the missing partitions of the tables that are partitioned, for this month and two ahead; returns how many there are now and how many were made, and how many months a conversion that nobody went on with still has (`found`).';
CREATE FUNCTION lms_ops.maintain_queues() RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.maintain_queues() IS 'Keeps all queues moving; returns how many entries were closed, offers lapsed, seats offered or filled, and students passed over.';
CREATE FUNCTION lms_ops.maintain_search() RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.maintain_search() IS 'Fills search columns that were left empty, a batch of 2,000 rows of each table; returns how many rows.';
CREATE FUNCTION lms_ops.maintain_statistics() RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.maintain_statistics() IS 'Refreshes the first statistics view that is due; returns how many were refreshed, their rows, and whether more wait.';
CREATE FUNCTION lms_ops.maintenance_schedule() RETURNS TABLE(task_name text, period text, is_due boolean, is_sql boolean)
    LANGUAGE sql STABLE SECURITY DEFINER ROWS 11
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.maintenance_schedule() IS 'The tasks of maintenance in their order, how often each is due, whether it is due now, and whether it is SQL alone. Daily and weekly tasks are due from their hour on, by the university''s clock, until they have been done.';
CREATE FUNCTION lms_ops.maintenance_sentence(task text, figures jsonb) RETURNS TABLE(outcome text, summary text)
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.maintenance_sentence(task text, figures jsonb) IS 'What a task of maintenance has to say of its numbers: the outcome (nothing, done, skipped, found) and a sentence.';
CREATE FUNCTION lms_ops.maintenance_status() RETURNS TABLE(status text, sentence text, facts jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.maintenance_status() IS 'Maintenance: when it ran last, and tasks that failed or found something the last time. One row: status, sentence, facts.';
CREATE FUNCTION lms_ops.mark_incompatible(course_code text, other_course_code text, reason text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.mark_incompatible(course_code text, other_course_code text, reason text) IS 'Declares two courses, by their codes, as never to be taken together; the next detection finds who does. The viewer needs conflict.resolve in the units of both courses.';
CREATE FUNCTION lms_ops.matches(words text, kinds text[], guessing boolean) RETURNS TABLE(kind text, id uuid, search_text text, rank real)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
    SET plan_cache_mode TO 'force_custom_plan'
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.matches(words text, kinds text[], guessing boolean) IS 'What the viewer may see of the wanted kinds (null: all) and what was typed finds: as it was typed, or, guessing, as what is spelled like it and was not found as typed.';
CREATE FUNCTION lms_ops.may_change_grades(offering uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.may_change_grades(offering uuid) IS 'Whether the viewer may change grades of an offering: a right in its course''s unit, or for those who teach it.';
CREATE FUNCTION lms_ops.may_graduate(student uuid) RETURNS TABLE(allowed boolean, reasons text[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.may_graduate(student uuid) IS 'Whether no hold keeps a student from graduating now, and every hold that does, as sentences. Requirements are the degree audit''s.';
CREATE FUNCTION lms_ops.may_receive_transcript(student uuid) RETURNS TABLE(allowed boolean, reasons text[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.may_receive_transcript(student uuid) IS 'Whether a student may be given a transcript now, and every hold that stands against it, as sentences.';
CREATE FUNCTION lms_ops.may_see_grades(student uuid) RETURNS TABLE(allowed boolean, reasons text[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.may_see_grades(student uuid) IS 'Whether a student may see their own grades now, and every hold that stands against it, as sentences.';
CREATE FUNCTION lms_ops.missing_requirements(student uuid, offering uuid, beside uuid[]) RETURNS SETOF text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.missing_requirements(student uuid, offering uuid, beside uuid[]) IS 'Prerequisites and corequisites of an offering''s course that a student lacks, as sentences, by course code.';
CREATE FUNCTION lms_ops.name_words(owner_of_names uuid) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.name_words(owner_of_names uuid) IS 'Every spelling of a person''s names, folded: given and family name in each language, then the middle name. '''' for nobody.';
CREATE FUNCTION lms_ops.nearest_words(typed text[], found_text text) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.nearest_words(typed text[], found_text text) IS 'The words of a text that somebody may have meant, one for each of the folded words that they typed, in that order: ''progaming'' gives ''Programming''.';
CREATE FUNCTION lms_ops.notify_grade_approver(change_id uuid) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.notify_grade_approver(change_id uuid) IS 'Tells the approver of a change of a grade, who may only have been named, what was changed by whom and why.';
CREATE FUNCTION lms_ops.notify_of_conflicts(term uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.notify_of_conflicts(term uuid) IS 'Tells student and advisor of every conflict of a term that nobody was told of yet; returns how many conflicts.';
CREATE FUNCTION lms_ops.notify_of_seat(student uuid, offering uuid, template_code text, reason text DEFAULT NULL::text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.notify_of_seat(student uuid, offering uuid, template_code text, reason text) IS 'Tells a student of a seat that was taken or given up for them; who does it themself knows.';
CREATE FUNCTION lms_ops.notify_person(person uuid, template_code text, details jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.notify_person(person uuid, template_code text, details jsonb) IS 'Puts a message to a person into the outbox, in the person''s language, one row per channel of the template. details fills the words in braces of the template; a detail with texts in several languages gives the person''s.';
CREATE FUNCTION lms_ops.notify_student(student uuid, template_code text, details jsonb) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.notify_student(student uuid, template_code text, details jsonb) IS 'Puts a message to a student into the outbox, as notify_person() does; a student without an account gets nothing.';
CREATE FUNCTION lms_ops.obstacle_phrases(kinds text[]) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.obstacle_phrases(kinds text[]) IS 'What keeps a student out, by the kinds of the obstacles, as a short sentence in all three languages.';
CREATE FUNCTION lms_ops.offer_deadline(offering uuid) RETURNS timestamp with time zone
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.offer_deadline(offering uuid) IS 'Until when a seat that is offered now is kept.';
CREATE FUNCTION lms_ops.offer_next_seat(offering uuid) RETURNS TABLE(entry_id uuid, student_number text, queue_rank integer, deadline timestamp with time zone, passed_over jsonb, lapsed_offers integer, outcome text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.offer_next_seat(offering uuid) IS 'Offers a free seat to the first in the queue who may take it; says to whom, until when, and who was passed over and why.';
CREATE FUNCTION lms_ops.offer_seat(before public.course_waitlist, queue_rank integer, rule text, walk uuid, reason text) RETURNS timestamp with time zone
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.offer_seat(before public.course_waitlist, queue_rank integer, rule text, walk uuid, reason text) IS 'Keeps a seat for a waiting student until the deadline, with receipt and message; returns the deadline.';
CREATE FUNCTION lms_ops.offer_status() RETURNS TABLE(status text, sentence text, facts jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.offer_status() IS 'Offered seats whose deadline has passed and that nobody has taken back: each keeps somebody else waiting. One row: status, sentence, facts.';
CREATE FUNCTION lms_ops.offering_name(offering uuid) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.offering_name(offering uuid) IS 'An offering as people say it: ''CS101 section 2''.';
CREATE FUNCTION lms_ops.offering_of_grade(graded jsonb, OUT course_offering_id uuid, OUT student_id uuid) RETURNS record
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.offering_of_grade(graded jsonb, OUT course_offering_id uuid, OUT student_id uuid) IS 'The offering and the student of a grade, given as its row of grades, course_enrollments or enrollment_grades.';
CREATE FUNCTION lms_ops.offering_seats(offering_ids uuid[]) RETURNS TABLE(course_offering_id uuid, published_limit integer, enrolled integer, live_offers integer, free integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.offering_seats(offering_ids uuid[]) IS 'The seats of offerings: published limit, enrolled, out on live offers, and free (never below zero).';
CREATE TABLE public.student_groups (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    assessment_id uuid NOT NULL,
    name text NOT NULL,
    max_members integer,
    is_active boolean DEFAULT true NOT NULL,
    created_by uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT student_groups_max_members_check CHECK ((max_members > 0))
);
CREATE FUNCTION lms_ops.open_group(wanted uuid) RETURNS public.student_groups
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.open_group(wanted uuid) IS 'A group that somebody is about to change, locked so that two who join cannot both have the last place. Refuses when there is none such, when it is closed, or when the viewer may not manage it.';
CREATE TABLE public.student_group_members (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    group_id uuid NOT NULL,
    assessment_id uuid NOT NULL,
    student_id uuid NOT NULL,
    role text DEFAULT 'member'::text NOT NULL,
    joined_at timestamp with time zone DEFAULT now() NOT NULL,
    left_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT student_group_members_left_after_joining CHECK ((left_at >= joined_at)),
    CONSTRAINT student_group_members_role_check CHECK ((role = ANY (ARRAY['leader'::text, 'member'::text])))
);
CREATE FUNCTION lms_ops.open_membership(opened public.student_groups, student uuid) RETURNS public.student_group_members
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.open_membership(opened public.student_groups, student uuid) IS 'The membership of a student in a group, whose group is locked already; refuses when the student is not in it.';
CREATE FUNCTION lms_ops.open_record(student uuid, purpose text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.open_record(student uuid, purpose text) IS 'Writes down that the viewer opens a student''s record, and what for; returns the row of the audit log. Whoever may not read the record is refused.';
CREATE FUNCTION lms_ops.open_session(key text, began timestamp with time zone, address inet, browser text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.open_session(key text, began timestamp with time zone, address inet, browser text) IS 'Writes down that the viewer has signed in to the dashboard; two tabs of one sign-in open one session.';
CREATE FUNCTION lms_ops.open_waitlist_entry(entry uuid, reason text) RETURNS public.course_waitlist
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.open_waitlist_entry(entry uuid, reason text) IS 'An entry of a queue that somebody is about to decide on, its offering and itself locked. Refuses when it is unknown or over, when the viewer may not manage its queue, or when no reason is given.';
CREATE FUNCTION lms_ops.outbox_status() RETURNS TABLE(status text, sentence text, facts jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.outbox_status() IS 'The outbox: notifications that are due and not sent, and those that failed. One row: status, sentence, facts.';
CREATE FUNCTION lms_ops.partition_obstacles(table_name text) RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.partition_obstacles(table_name text) IS 'What keeps a plain table from being partitioned on line: one sentence per obstacle, each with what to do about it.';
CREATE FUNCTION lms_ops.partition_state(partition_name text) RETURNS TABLE(parent_name text, is_detaching boolean, is_owner boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.partition_state(partition_name text) IS 'The table that a partition belongs to, whether it is half detached, and whether the connected role owns that table. No row for a table that is no partition.';
CREATE FUNCTION lms_ops.partition_status() RETURNS TABLE(status text, sentence text, facts jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.partition_status() IS 'Tables that only grow: partitions made ahead, and tables that are due for them. One row: status, sentence, facts.';
CREATE FUNCTION lms_ops.partition_table(table_name text, limit_time timestamp with time zone) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS ...;
COMMENT ON FUNCTION lms_ops.partition_table(table_name text, limit_time timestamp with time zone) IS 'Puts a partitioned table in the place of a plain one, which becomes its first partition: all rows before the limit. Returns the name of that partition, like audit_logs_before_2027_01.';
CREATE FUNCTION lms_ops.partitioning(table_name text) RETURNS TABLE(is_partitioned boolean, limit_time timestamp with time zone, is_validated boolean, is_not_null boolean, has_key boolean, newest_row timestamp with time zone, undated bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS ...;
COMMENT ON FUNCTION lms_ops.partitioning(table_name text) IS 'How far a table has come on its way to partitions: one row, no row for a table that is not there.';
CREATE FUNCTION lms_ops.partitions(table_name text) RETURNS TABLE(partition_name text, from_time timestamp with time zone, until_time timestamp with time zone, estimated_rows bigint, bytes bigint, is_detaching boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS ...;
COMMENT ON FUNCTION lms_ops.partitions(table_name text) IS 'The partitions of a table in the order of time: from its first moment, before its last (null: no such limit), rows about, bytes with indexes, and whether it is half detached. No row for a table that is not partitioned.';
CREATE FUNCTION lms_ops.pass_over_student(before public.course_waitlist, reason text, kinds text[], queue_rank integer, rule text, walk uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.pass_over_student(before public.course_waitlist, reason text, kinds text[], queue_rank integer, rule text, walk uuid) IS 'Notes that a waiting student could not be given a seat, and keeps the place; the same reason again is told once. kinds are those of the obstacles, for the message in the student''s language.';
CREATE FUNCTION lms_ops.passed_courses(student uuid) RETURNS TABLE(course_id uuid, grade_points numeric)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.passed_courses(student uuid) IS 'Courses that a student has passed, and those that this counts as: equivalents, substitutions, credit from elsewhere. One row per course with the best points that a minimum grade is compared with; null for a pass without any.';
CREATE FUNCTION lms_ops.perform_maintenance_task(task text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.perform_maintenance_task(task text) IS 'Does a task of maintenance, or one batch of it, in the caller''s transaction; returns its numbers. The number `more` is there while more batches wait: call it again after a commit. Only the tasks that are SQL alone.';
CREATE FUNCTION lms_ops.person_details(person uuid) RETURNS SETOF public.persons
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.person_details(person uuid) IS 'A person''s row with the private columns: birth, nationality, numbers of documents, telephones and address. `person` is a users.id; no row where nothing is kept of them.';
CREATE FUNCTION lms_ops.place_holds(student_numbers text[], category text, blocks text[], reason text, owner_unit uuid DEFAULT NULL::uuid, until timestamp with time zone DEFAULT NULL::timestamp with time zone, begins timestamp with time zone DEFAULT NULL::timestamp with time zone) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.place_holds(student_numbers text[], category text, blocks text[], reason text, owner_unit uuid, until timestamp with time zone, begins timestamp with time zone) IS 'Places a hold on each of these students, all or none; returns how many. What it blocks: registration, transcripts, graduation, grades. The unit owns the hold and may release it (null: the registrar). It is in force from when it begins (null: now) until it ends (null: when it is released).';
CREATE FUNCTION lms_ops.prerequisite_group_is_met(group_id uuid, met_requirements uuid[]) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.prerequisite_group_is_met(group_id uuid, met_requirements uuid[]) IS 'Whether a group of prerequisites is met by these requirements: all of its members, or as many as it needs.';
CREATE FUNCTION lms_ops.prerequisite_group_sentence(group_id uuid, language text DEFAULT 'en'::text) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.prerequisite_group_sentence(group_id uuid, language text) IS 'A group of prerequisites as people say it: ''(A and B) or C'', ''2 of A, B, C''. In English, Azerbaijani or Russian. Members stand in the order of their words: the same group always reads the same.';
CREATE FUNCTION lms_ops.prerequisite_sentence(course uuid, language text DEFAULT 'en'::text) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.prerequisite_sentence(course uuid, language text) IS 'Everything that a course asks for before it, as people say it: ''MATH100 with at least C and ((A and B) or C)''. Null where it asks for nothing. In English, Azerbaijani or Russian.';
CREATE FUNCTION lms_ops.preview_standing(term uuid) RETURNS TABLE(from_standing text, to_standing text, students integer)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.preview_standing(term uuid) IS 'How many students'' standing decide_standing() would change after a term. One row per standing before and after; only reads.';
CREATE FUNCTION lms_ops.propose_equivalency(course uuid, equivalency_type text, equivalent_course uuid DEFAULT NULL::uuid, institution text DEFAULT NULL::text, external_code text DEFAULT NULL::text, external_name text DEFAULT NULL::text, credits numeric DEFAULT NULL::numeric, effective_from date DEFAULT NULL::date, effective_until date DEFAULT NULL::date, note text DEFAULT NULL::text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.propose_equivalency(course uuid, equivalency_type text, equivalent_course uuid, institution text, external_code text, external_name text, credits numeric, effective_from date, effective_until date, note text) IS 'Proposes that another course, of ours or of another institution, counts for a course; returns the proposal.';
CREATE FUNCTION lms_ops.purge_logs() RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.purge_logs() IS 'Deletes what is too old in the log of maintenance and in the list of refreshes with their figures; returns how many runs and refreshes. The latest refresh of each view stays, and so do all receipts: they are only ever added to.';
CREATE FUNCTION lms_ops.purge_outbox() RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.purge_outbox() IS 'Deletes messages of the outbox that were delivered, cancelled or given up longer ago than the setting, a batch of 10,000; returns how many. What is pending or on its way stays, however old.';
CREATE FUNCTION lms_ops.queue_rank(entry uuid) RETURNS integer
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.queue_rank(entry uuid) IS 'The rank of one entry in its queue, counted from those ahead of it; null when it is over.';
CREATE FUNCTION lms_ops.queue_ranks(offering uuid) RETURNS TABLE(entry_id uuid, queue_rank integer)
    LANGUAGE sql STABLE SECURITY DEFINER ROWS 50
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.queue_ranks(offering uuid) IS 'The active entries of one queue with their rank: waiting ones and live offers, by priority, then time, then id. An offer that has lapsed has no rank: its seat goes to those behind.';
CREATE FUNCTION lms_ops.queue_rule(offering uuid) RETURNS TABLE(mode text, allows_swap boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.queue_rule(offering uuid) IS 'How an offering''s queue hands out seats, by the offering''s own rule or else by the settings.';
CREATE FUNCTION lms_ops.queues_to_serve(offerings uuid[] DEFAULT NULL::uuid[]) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.queues_to_serve(offerings uuid[]) IS 'Offerings, among these or all, with a free seat that somebody waits for and that a rule hands out; in the order of ids.';
CREATE FUNCTION lms_ops.readiness() RETURNS TABLE(step text, statistics_filled boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.readiness() IS 'What a load balancer''s question needs: the step that the schema stands at, and whether all statistics are filled. One row, for anybody who may connect: no person''s data, no figure.';
CREATE FUNCTION lms_ops.record_action(action text, resource_type text, resource_id uuid, old_values jsonb, new_values jsonb, reason text DEFAULT NULL::text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.record_action(action text, resource_type text, resource_id uuid, old_values jsonb, new_values jsonb, reason text) IS 'Writes to the audit log what the viewer has done: to which row, how it was and is, and why. Returns the log''s row.';
CREATE FUNCTION lms_ops.record_degree_audit(student uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.record_degree_audit(student uuid) IS 'Writes the audit of a student''s own programme to degree_audit_progress; returns how many requirements it wrote. Waived requirements stay as they are. Leaves a row in the audit log.';
CREATE FUNCTION lms_ops.record_export(topic text, filters jsonb, rows integer, purpose text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.record_export(topic text, filters jsonb, rows integer, purpose text) IS 'Writes down that the viewer takes rows out of the dashboard: what, filtered by what, how many and what for.';
CREATE FUNCTION lms_ops.record_failed_login(user_name text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.record_failed_login(user_name text) IS 'Counts a wrong password for a user name, and locks the account after as many in a row as access.failed_logins says. Nothing for a name that nobody has, and no answer to either: nobody learns which names there are.';
CREATE FUNCTION lms_ops.record_grade_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.record_grade_change() IS 'Writes every change and deletion of a grade to grade_change_history: what was, what is, who, approved by whom, why.';
CREATE FUNCTION lms_ops.record_headline_figures(refresh bigint, refreshed_view text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.record_headline_figures(refresh bigint, refreshed_view text) IS 'Keeps what a view says right after its refresh, by unit and term: what sparklines and trends read.';
CREATE FUNCTION lms_ops.record_installed_rows() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, YMD'
    SET "IntervalStyle" TO 'postgres'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    AS ...;
COMMENT ON FUNCTION lms_ops.record_installed_rows() IS 'Writes down what the tables hold that were made by the installation that ends now; of others it has been written. Rows that steps inserted into tables of an LMS are written down as the whole installation left them.';
CREATE FUNCTION lms_ops.record_login() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.record_login() IS 'Writes down that the viewer has just signed in with a password, and forgets the wrong ones before it.';
CREATE FUNCTION lms_ops.record_maintenance_task(run bigint, task text, started_at timestamp with time zone, figures jsonb, error text DEFAULT NULL::text) RETURNS TABLE(outcome text, summary text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.record_maintenance_task(run bigint, task text, started_at timestamp with time zone, figures jsonb, error text) IS 'Enters what a task did in the log of its run. figures: its numbers; error: what it failed with, null if it did not. Returns the outcome and the sentence of the row.';
CREATE FUNCTION lms_ops.record_partitioned_table(table_name text) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.record_partitioned_table(table_name text) IS 'Makes what partitioning changed of a table the record of what was installed: its key, indexes and created_at.';
CREATE FUNCTION lms_ops.record_retirement(table_name text, partition_name text, from_time timestamp with time zone, until_time timestamp with time zone, row_count bigint, file_name text DEFAULT NULL::text, file_bytes bigint DEFAULT NULL::bigint, sha256 text DEFAULT NULL::text) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.record_retirement(table_name text, partition_name text, from_time timestamp with time zone, until_time timestamp with time zone, row_count bigint, file_name text, file_bytes bigint, sha256 text) IS 'Writes down what is about to leave a growing table, and the archive file that has it (null: no archive); returns the number of the record. A partition that was recorded before and is still there gets its record anew.';
CREATE FUNCTION lms_ops.record_schedule_conflicts(term uuid DEFAULT NULL::uuid) RETURNS TABLE(opened integer, closed integer, still_open integer)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.record_schedule_conflicts(term uuid) IS 'Finds the conflicts of a term (the current one where none is named), writes down what has changed since the last time, and tells student and advisor of each new one, once.';
CREATE FUNCTION lms_ops.record_seat_events() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.record_seat_events() IS 'Writes a receipt for every seat that a statement took or gave up, whoever wrote it. Why comes from the setting app.seat_reason of the transaction, who from the viewer.';
CREATE FUNCTION lms_ops.record_transfer_credit(student uuid, institution text, code text, name text, credits numeric, grade text, completed_on date) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.record_transfer_credit(student uuid, institution text, code text, name text, credits numeric, grade text, completed_on date) IS 'Writes down a course that a student has done at another institution; what it counts as is decided later. The viewer needs transfer.manage in the unit of the student''s programme.';
CREATE FUNCTION lms_ops.record_waitlist_event(event text, old_entry public.course_waitlist, new_entry public.course_waitlist, reason text DEFAULT NULL::text, queue_rank integer DEFAULT NULL::integer, rule text DEFAULT NULL::text, walk uuid DEFAULT NULL::uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.record_waitlist_event(event text, old_entry public.course_waitlist, new_entry public.course_waitlist, reason text, queue_rank integer, rule text, walk uuid) IS 'Writes the receipt of one decision about a queue''s entry, for the queue and for the audit.';
CREATE FUNCTION lms_ops.recount_enrollments() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.recount_enrollments() IS 'Sets every counter that differs from its rows; returns how many it set. Each leaves a row in the audit log.';
CREATE FUNCTION lms_ops.recount_offerings(offerings uuid[], reason text) RETURNS TABLE(course_offering_id uuid, column_name text, old_value integer, new_value integer)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.recount_offerings(offerings uuid[], reason text) IS 'Sets the counters of these offerings to their rows; one row for each value that changed: counters and limits.';
CREATE FUNCTION lms_ops.refresh_statistics(only_view text DEFAULT NULL::text, keep_readable boolean DEFAULT NULL::boolean) RETURNS TABLE(view_name text, row_count bigint, seconds numeric)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET work_mem TO '64MB'
    AS ...;
COMMENT ON FUNCTION lms_ops.refresh_statistics(only_view text, keep_readable boolean) IS 'Refreshes one statistics view or all, and writes down when, how long, how and for whom: one row per view.';
CREATE FUNCTION lms_ops.refuse_enrollment_under_hold() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.refuse_enrollment_under_hold() IS 'Refuses to give a seat to a student whose registration is blocked by a hold. A seat that is kept is no new one. Where the setting registration.refuse_under_hold is false, only our own functions look at holds.';
CREATE FUNCTION lms_ops.refuse_full_offerings(offerings uuid[], changes integer[], taken_offers uuid[]) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.refuse_full_offerings(offerings uuid[], changes integer[], taken_offers uuid[]) IS 'Refuses seats that offerings do not have: changes[i] further seats in offerings[i], which are locked.';
CREATE FUNCTION lms_ops.refuse_grade_truncation() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.refuse_grade_truncation() IS 'Refuses to truncate a table that holds grades: no trigger would see which ones are taken away.';
CREATE FUNCTION lms_ops.refuse_history_change() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.refuse_history_change() IS 'Refuses to change or delete a row of a history.';
CREATE FUNCTION lms_ops.refuse_hold_deletion() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.refuse_hold_deletion() IS 'Refuses to delete a hold: what was placed and released stays to be read.';
CREATE FUNCTION lms_ops.refuse_hold_rewriting() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.refuse_hold_rewriting() IS 'Refuses to rewrite a hold: it ends once, its last day may move while it stands, and all else is history.';
CREATE FUNCTION lms_ops.refuse_requirement_cycle(course uuid, required_course uuid) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.refuse_requirement_cycle(course uuid, required_course uuid) IS 'Refuses with a sentence that a course asks for another before it, when that one asks for the course itself.';
CREATE TABLE lms_ops.transfer_credits (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    student_id uuid NOT NULL,
    external_institution text NOT NULL,
    external_course_code text,
    external_course_name text NOT NULL,
    external_credits numeric(4,1),
    external_grade text,
    completed_on date,
    status text DEFAULT 'recorded'::text NOT NULL,
    equivalency_id uuid,
    course_id uuid,
    credits_awarded numeric(4,1),
    note text,
    recorded_by uuid,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone,
    CONSTRAINT transfer_credits_credited_as_a_course CHECK (((status <> 'credited'::text) OR ((course_id IS NOT NULL) AND (credits_awarded IS NOT NULL)))),
    CONSTRAINT transfer_credits_credits_awarded_check CHECK ((credits_awarded >= (0)::numeric)),
    CONSTRAINT transfer_credits_decided_when_not_recorded CHECK (((status = 'recorded'::text) = (decided_at IS NULL))),
    CONSTRAINT transfer_credits_external_course_name_check CHECK ((btrim(external_course_name) <> ''::text)),
    CONSTRAINT transfer_credits_external_credits_check CHECK ((external_credits >= (0)::numeric)),
    CONSTRAINT transfer_credits_external_institution_check CHECK ((btrim(external_institution) <> ''::text)),
    CONSTRAINT transfer_credits_status_check CHECK ((status = ANY (ARRAY['recorded'::text, 'credited'::text, 'refused'::text])))
);
CREATE TABLE public.courses (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    code text NOT NULL,
    name jsonb NOT NULL,
    description jsonb,
    organization_unit_id uuid,
    credit_hours integer NOT NULL,
    lecture_hours integer,
    lab_hours integer,
    tutorial_hours integer,
    course_level text,
    prerequisites uuid[],
    corequisites uuid[],
    syllabus_template jsonb,
    learning_outcomes jsonb,
    assessment_methods jsonb,
    is_active boolean DEFAULT true,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    search_vector tsvector,
    search_text text,
    CONSTRAINT courses_course_level_check CHECK ((course_level = ANY (ARRAY['undergraduate'::text, 'graduate'::text, 'doctoral'::text])))
);
CREATE FUNCTION lms_ops.refuse_second_credit(work lms_ops.transfer_credits, course public.courses) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.refuse_second_credit(work lms_ops.transfer_credits, course public.courses) IS 'Refuses with a sentence to credit work that was not passed, or as a course that the student has passed already.';
CREATE FUNCTION lms_ops.refuse_unapproved_grade_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.refuse_unapproved_grade_change() IS 'Refuses to move a final grade further than the settings allow, to take it away or to open it again, unless the transaction names an approver (app.grade_change_approved_by).';
CREATE FUNCTION lms_ops.refused_repeats(student uuid, offering uuid) RETURNS SETOF text
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.refused_repeats(student uuid, offering uuid) IS 'Why a student may not take an offering''s course again, as sentences: it is passed well enough, or attempted too often.';
CREATE FUNCTION lms_ops.registration_closed(term uuid) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.registration_closed(term uuid) IS 'Why nobody registers for a term today, as a sentence; null while registration is open.';
CREATE FUNCTION lms_ops.registration_is_open(offering uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.registration_is_open(offering uuid) IS 'Whether seats of an offering are to be had now: it is open and published, and so is registration for its term.';
CREATE FUNCTION lms_ops.release_deleted_course() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.release_deleted_course() IS 'Lets an application delete a course that arrays of others name, as it always could: what came from the arrays goes, and their entries, which point nowhere from now on, are set aside. What people asked for in the tables keeps it.';
CREATE FUNCTION lms_ops.release_holds(hold_ids uuid[], reason text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.release_holds(hold_ids uuid[], reason text) IS 'Releases holds with a reason, all of them or none; returns how many.';
CREATE FUNCTION lms_ops.remove_corequisite(course uuid, required_course uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.remove_corequisite(course uuid, required_course uuid) IS 'A course is no longer taken together with another. The viewer needs course.manage in the course''s unit.';
CREATE FUNCTION lms_ops.remove_from_waitlist(entry uuid, reason text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.remove_from_waitlist(entry uuid, reason text) IS 'Takes a student out of a queue, offer or not; returns the rank that becomes free (null after a lapsed offer). A seat that was on offer goes to the next.';
CREATE FUNCTION lms_ops.remove_prerequisite(course uuid, required_course uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.remove_prerequisite(course uuid, required_course uuid) IS 'A course no longer asks for another before it. The viewer needs course.manage in the course''s unit.';
CREATE FUNCTION lms_ops.reopen_transfer_credit(transfer uuid, reason text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.reopen_transfer_credit(transfer uuid, reason text) IS 'Takes back what was decided about work of another institution, so that it is decided anew; the log keeps both. The viewer needs transfer.manage in the unit of the student''s programme.';
CREATE FUNCTION lms_ops.repair_statements(kind text, name text, wanted text, found text) RETURNS TABLE(place bigint, statement text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.repair_statements(kind text, name text, wanted text, found text) IS 'Statements that make an object of the schema what it should be, in their order and without making anybody wait long: indexes concurrently, constraints first unvalidated. None where only a file of the installer or a person can.';
CREATE FUNCTION lms_ops.replica_state() RETURNS TABLE(is_replica boolean, seconds_behind numeric, log_position numeric)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.replica_state() IS 'Whether this server is a replica, how many seconds it may be behind, and its place in the log in bytes. One row.';
CREATE FUNCTION lms_ops.replication_status() RETURNS TABLE(status text, sentence text, facts jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.replication_status() IS 'Replication: who replays this server''s log and how far behind, and slots that keep the log for nobody. One row: status, sentence, facts; on a replica how far it is behind itself.';
CREATE FUNCTION lms_ops.require_account(person uuid) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.require_account(person uuid) IS 'Refuses with a sentence when the viewer may not change how somebody signs in: everybody may change their own sign-in, and who manages users that of people no more powerful.';
CREATE FUNCTION lms_ops.require_course_pair(course_code text, other_course_code text) RETURNS uuid[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.require_course_pair(course_code text, other_course_code text) IS 'Two different courses by their codes, the smaller id first; refuses with a sentence when there is none such, or when the viewer may not decide about conflicts in the units of both.';
CREATE FUNCTION lms_ops.require_course_right(course uuid, wanted_resource text DEFAULT 'course'::text, wanted_action text DEFAULT 'manage'::text) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.require_course_right(course uuid, wanted_resource text, wanted_action text) IS 'Refuses with a sentence when there is no such course, or when the viewer may not do this in its unit.';
CREATE FUNCTION lms_ops.require_enrollment_right(student uuid, offering uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.require_enrollment_right(student uuid, offering uuid) IS 'Refuses with a sentence when the viewer may not take or give up seats for this student in this offering. Otherwise says whether the viewer is the student.';
CREATE FUNCTION lms_ops.require_grade_approver(offering uuid, approver uuid) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.require_grade_approver(offering uuid, approver uuid) IS 'Refuses with a sentence whoever may not approve a change of a grade of this offering: nobody, the one who changes it, or somebody without the right.';
CREATE FUNCTION lms_ops.require_grade_right(offering uuid) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.require_grade_right(offering uuid) IS 'Refuses with a sentence when the viewer may not change grades of an offering. Without a viewer, the roles that run the database may; application roles may not.';
CREATE FUNCTION lms_ops.require_group_right(assessment uuid) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.require_group_right(assessment uuid) IS 'Refuses with a sentence when there is no such assessment, or when the viewer may not manage its groups: teachers may in their own offerings, others with group.manage in the unit of the course.';
CREATE FUNCTION lms_ops.require_growing_table(source_name text) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.require_growing_table(source_name text) IS 'Refuses unless the caller may repair the database and the name is that of a growing table, of a partition of one, or of a partition that retention detached: whoever maintains the database reads and empties these and no others.';
CREATE FUNCTION lms_ops.require_hold_right(owner_unit uuid) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.require_hold_right(owner_unit uuid) IS 'Refuses with a sentence when the viewer may not manage the holds of a unit; a hold of no unit is the registrar''s.';
CREATE FUNCTION lms_ops.require_minimum_grade(grade text) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.require_minimum_grade(grade text) IS 'A minimum grade as it is written in rules, null for any pass; refuses one that is not on the scale.';
CREATE FUNCTION lms_ops.require_offering_right(offering uuid, wanted_resource text, wanted_action text) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.require_offering_right(offering uuid, wanted_resource text, wanted_action text) IS 'Refuses with a sentence when there is no such offering, or when the viewer may not do this in its course''s unit.';
CREATE FUNCTION lms_ops.require_reason(reason text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.require_reason(reason text) IS 'A reason without the blanks around it; refuses with a sentence when there is none.';
CREATE FUNCTION lms_ops.require_right(wanted_resource text, wanted_action text, unit_id uuid DEFAULT NULL::uuid) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.require_right(wanted_resource text, wanted_action text, unit_id uuid) IS 'Refuses with a sentence when the viewer may not do something. Without a viewer, the roles that own, administer or maintain the database may; application roles may not.';
CREATE FUNCTION lms_ops.require_student(student uuid) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.require_student(student uuid) IS 'Refuses with a sentence when the viewer may not read this student''s record.';
CREATE FUNCTION lms_ops.require_transfer_right(student uuid) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.require_transfer_right(student uuid) IS 'Refuses with a sentence when there is no such student, or when the viewer may not decide about credit for work elsewhere in the unit of the student''s programme.';
CREATE FUNCTION lms_ops.require_unit_right(wanted_resource text, wanted_action text, unit_id uuid) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.require_unit_right(wanted_resource text, wanted_action text, unit_id uuid) IS 'Refuses with a sentence when the viewer may not do something in a unit; what is of no unit is for viewers of all.';
CREATE FUNCTION lms_ops.required_course_words(code text, minimum_grade text, may_be_concurrent boolean, language text DEFAULT 'en'::text) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.required_course_words(code text, minimum_grade text, may_be_concurrent boolean, language text) IS 'A course that is asked for as part of a sentence: ''MATH101 with at least C before or in the same term''. In English, Azerbaijani or Russian (in that order below).';
CREATE FUNCTION lms_ops.requirement_chain(course uuid, required_course uuid) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.requirement_chain(course uuid, required_course uuid) IS 'How a course comes to ask for another before it: ''CS301 requires CS201, which requires CS101''; null where it does not. The shortest way. Members of groups count like any prerequisite: what only may be needed must not lead back either.';
CREATE FUNCTION lms_ops.resolve_conflicts(conflict_ids uuid[], new_status text, method text, note text DEFAULT NULL::text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.resolve_conflicts(conflict_ids uuid[], new_status text, method text, note text) IS 'Resolves or dismisses conflicts, all of them or none, with the method and a note; returns how many.';
CREATE FUNCTION lms_ops.retire_arrays() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.retire_arrays() IS 'Empties the arrays of all courses, whose entries stand in the junction tables; returns how many courses had one. Refuses while an entry stands nowhere else. The old arrays are kept in lms_ops.decided_values.';
CREATE FUNCTION lms_ops.retirements(partition_name text) RETURNS TABLE(file_name text, row_count bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.retirements(partition_name text) IS 'What was written down of a partition that is to leave its table and is still there: at most one row.';
CREATE FUNCTION lms_ops.run_maintenance_task(task text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.run_maintenance_task(task text) IS 'Does a task of maintenance and enters it in the log as a run of its own: what pg_cron calls. One batch at a time. Returns the sentence of the log; does nothing while another maintenance is at work or the task is not due.';
CREATE FUNCTION lms_ops.runs_the_database() RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.runs_the_database() IS 'Whether the database role that is connected owns, administers or maintains this database.';
CREATE FUNCTION lms_ops.runs_unattended() RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.runs_unattended() IS 'Whether nobody is set as the viewer and the connected role runs the database: an import, a seed, maintenance, a DBA.';
CREATE FUNCTION lms_ops.schema_status(needed text DEFAULT NULL::text) RETURNS TABLE(status text, sentence text, facts jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.schema_status(needed text) IS 'The schema: the step that it stands at against the one that a version needs, and an installation that has not finished. One row: status, sentence, facts. `needed` null: whatever it stands at is good.';
CREATE FUNCTION lms_ops.seal_grade_chains() RETURNS TABLE(seal_id bigint, chains bigint, changes bigint, breaks bigint, digest text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.seal_grade_chains() IS 'Looks at the chains of the grade history and seals their heads: one row, how much there is, how many breaks were found, and the digest (hexadecimal), which proves every sealing so far if it is written down outside the database.';
CREATE FUNCTION lms_ops.search(words text, kinds text[] DEFAULT NULL::text[], most integer DEFAULT 20) RETURNS TABLE(kind text, id uuid, code text, title jsonb, detail jsonb, rank real, matches bigint, meant text)
    LANGUAGE sql STABLE SECURITY DEFINER ROWS 20
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.search(words text, kinds text[], most integer) IS 'Courses, students, staff and announcements that the viewer may see and whose words were typed, best first. At most so many of each kind; `matches` says how many of it there are, as typed or as guessed.';
CREATE FUNCTION lms_ops.search_assignments(needs integer[], mandatory integer, offered_courses integer[], offered_requirements integer[], offered_credits integer[], sharing integer[], missing_at_most numeric, most_states integer, OUT assigned_courses integer[], OUT assigned_requirements integer[], OUT missing numeric, OUT is_complete boolean) RETURNS record
    LANGUAGE plpgsql IMMUTABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.search_assignments(needs integer[], mandatory integer, offered_courses integer[], offered_requirements integer[], offered_credits integer[], sharing integer[], missing_at_most numeric, most_states integer, OUT assigned_courses integer[], OUT assigned_requirements integer[], OUT missing numeric, OUT is_complete boolean) IS 'The best assignment that misses no more than so much; without courses and with no figure if none is found.';
CREATE FUNCTION lms_ops.search_terms(words text) RETURNS TABLE(names tsquery, names_begun tsquery, texts tsquery, texts_begun tsquery, code tsquery, spelled text[])
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.search_terms(words text) IS 'What somebody typed into a search box, as queries. One row, or none where there is nothing to look for.';
CREATE FUNCTION lms_ops.seat_of(student uuid, offering uuid) RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.seat_of(student uuid, offering uuid) IS 'The enrollment by which a student sits in an offering now; null: no seat.';
CREATE FUNCTION lms_ops.seat_waiting_student(before public.course_waitlist, queue_rank integer, rule text, walk uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.seat_waiting_student(before public.course_waitlist, queue_rank integer, rule text, walk uuid) IS 'Enrolls a waiting student whose turn it is, with receipt and message; the student''s row and the offering are locked.';
CREATE FUNCTION lms_ops.section_held(student uuid, offering uuid) RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.section_held(student uuid, offering uuid) IS 'The other section of the same course, component and term in which a student sits; null: none.';
CREATE FUNCTION lms_ops.serve_freed_seats() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.serve_freed_seats() IS 'Serves the queues of the seats that a statement has freed, in its transaction, whoever wrote it.';
CREATE FUNCTION lms_ops.serve_queue(offering uuid, not_to uuid DEFAULT NULL::uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.serve_queue(offering uuid, not_to uuid) IS 'Hands out every free seat of an offering by the rule of its queue; returns how many were offered or taken.';
CREATE FUNCTION lms_ops.serve_queues() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.serve_queues() IS 'Keeps all queues moving: ends those of terms that are over and lapsed offers, then hands out every free seat.';
CREATE FUNCTION lms_ops.server_status() RETURNS TABLE(status text, sentence text, facts jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.server_status() IS 'The server: its version and size, and whether it runs out of connections. One row: status, sentence, facts.';
CREATE FUNCTION lms_ops.set_aside_entries(course uuid, column_name text, entries uuid[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.set_aside_entries(course uuid, column_name text, entries uuid[]) IS 'Sets aside what an array of a course holds and its junction table cannot; what is no longer wrong is taken back.';
CREATE FUNCTION lms_ops.set_capacity(offering uuid, new_limit integer, reason text) RETURNS TABLE(published_limit integer, max_enrollment integer, seats_offered integer)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.set_capacity(offering uuid, new_limit integer, reason text) IS 'Sets how many seats an offering has; returns the limit, max_enrollment as it is now, and seats that went to the queue.';
CREATE FUNCTION lms_ops.set_corequisite(course uuid, required_course uuid, strict boolean DEFAULT true) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.set_corequisite(course uuid, required_course uuid, strict boolean) IS 'A course is taken together with another from now on: in the same term (strict), or in the same term or after it. The viewer needs course.manage in the course''s unit.';
CREATE FUNCTION lms_ops.set_course_categories(course uuid, categories text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.set_course_categories(course uuid, categories text[]) IS 'A course is of these categories from now on, and of no others; requirements may name a category instead of courses. The viewer needs course.manage in the course''s unit.';
CREATE FUNCTION lms_ops.set_password(person uuid, new_hash text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.set_password(person uuid, new_hash text) IS 'Keeps the hash of a new password: everybody''s own, or as who manages users that of somebody no more powerful.';
CREATE FUNCTION lms_ops.set_prerequisite(course uuid, required_course uuid, mandatory boolean DEFAULT true, minimum_grade text DEFAULT NULL::text, can_be_concurrent boolean DEFAULT false) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.set_prerequisite(course uuid, required_course uuid, mandatory boolean, minimum_grade text, can_be_concurrent boolean) IS 'A course asks for another before it, from now on in this way: mandatory or as advice, with a minimum grade (null: any pass), and whether it may be taken in the same term. The viewer needs course.manage in the course''s unit.';
CREATE FUNCTION lms_ops.set_prerequisite_rule(course uuid, rule jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.set_prerequisite_rule(course uuid, rule jsonb) IS 'How courses combine into what a course asks for, beside its flat prerequisites; null asks for no combination.';
CREATE FUNCTION lms_ops.set_registration_dates(term uuid, first_day date, last_day date) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.set_registration_dates(term uuid, first_day date, last_day date) IS 'Sets the first and last day on which a term is registered for; a term that has them already is not written. Where an LMS has columns of its own for them, ours are generated from those: then theirs are written.';
CREATE FUNCTION lms_ops.set_second_factor(person uuid, new_secret text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.set_second_factor(person uuid, new_secret text) IS 'Keeps the secret of a second factor, or with null ends it: everybody''s own, or as who manages users that of somebody no more powerful.';
CREATE FUNCTION lms_ops.set_standing(student uuid, term uuid, standing text, reason text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.set_standing(student uuid, term uuid, standing text, reason text) IS 'Sets a student''s academic standing in a term as a person has decided, with the reason; returns the row of the history.';
CREATE FUNCTION lms_ops.set_waitlist_rule(offering uuid, mode text, allows_swap boolean, reason text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.set_waitlist_rule(offering uuid, mode text, allows_swap boolean, reason text) IS 'Sets how an offering''s queue hands out seats (automatic, offer, manual) and whether those in other sections may wait. Seats that are free go to the queue by the new rule at once.';
CREATE FUNCTION lms_ops.setting(setting_category text, setting_key text) RETURNS numeric
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.setting(setting_category text, setting_key text) IS 'One setting as a number; null where nobody has set it.';
CREATE FUNCTION lms_ops.settle_capacity(offerings uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.settle_capacity(offerings uuid[]) IS 'Brings raised limits down as far as seats and offers have become fewer, and closes the overrides that are through. The offerings are locked. A seat on offer is promised, so it counts like one that is taken.';
CREATE FUNCTION lms_ops.share_requirements(requirement uuid, other_requirement uuid, most_credits numeric) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.share_requirements(requirement uuid, other_requirement uuid, most_credits numeric) IS 'A course may count for both requirements from now on, up to so many credits in all; null: for one of them only. The viewer needs course.manage in the unit of their programme.';
CREATE FUNCTION lms_ops.slow_statements(most integer DEFAULT 20) RETURNS TABLE(statement text, calls bigint, total_seconds numeric, mean_milliseconds numeric, row_count bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.slow_statements(most integer) IS 'The statements that took the most time since the server''s statistics were reset; none where the server keeps none. One row per statement, most time first. The text has no values in it: pg_stat_statements leaves them out.';
CREATE TABLE public.students (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid,
    student_number text NOT NULL,
    academic_program_id uuid,
    enrollment_date date NOT NULL,
    expected_graduation_date date,
    actual_graduation_date date,
    status text NOT NULL,
    study_mode text,
    funding_type text,
    gpa numeric(3,2),
    total_credits_earned integer DEFAULT 0,
    academic_advisor_id uuid,
    thesis_advisor_id uuid,
    notes text,
    metadata jsonb DEFAULT '{}'::jsonb,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    search_vector tsvector,
    search_text text,
    CONSTRAINT students_funding_type_check CHECK ((funding_type = ANY (ARRAY['state_funded'::text, 'self_funded'::text, 'scholarship'::text, 'sponsored'::text]))),
    CONSTRAINT students_status_check CHECK ((status = ANY (ARRAY['active'::text, 'inactive'::text, 'suspended'::text, 'graduated'::text, 'withdrawn'::text, 'expelled'::text]))),
    CONSTRAINT students_study_mode_check CHECK ((study_mode = ANY (ARRAY['full_time'::text, 'part_time'::text, 'distance'::text, 'hybrid'::text])))
);
CREATE FUNCTION lms_ops.standing_actions(actions jsonb, student public.students) RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    RETURN ((actions - CASE WHEN ((student).user_id IS NULL) THEN 'student notified'::text ELSE ''::text END) - CASE WHEN ((student).academic_advisor_id IS NULL) THEN 'advisor notified'::text ELSE ''::text END);
COMMENT ON FUNCTION lms_ops.standing_actions(actions jsonb, student public.students) IS 'Those of the actions of a rule that can be done for a student: nobody is told who has no account.';
CREATE FUNCTION lms_ops.statistics_ages() RETURNS TABLE(view_name text, is_filled boolean, refreshed_at timestamp with time zone, seconds numeric, row_count bigint, was_concurrent boolean, refreshed_by uuid, refreshed_as text, age_minutes numeric, budget_minutes numeric)
    LANGUAGE sql STABLE SECURITY DEFINER ROWS 3
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.statistics_ages() IS 'Each statistics view with its latest refresh, its age and the age that it may have, in minutes. One row per view, in the order of their refresh; no refresh on record: nulls.';
CREATE FUNCTION lms_ops.statistics_base_digest(view_name text) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.statistics_base_digest(view_name text) IS 'What the tables of a statistics view hold now, in one word: another word, and a row of them was written since.';
CREATE FUNCTION lms_ops.statistics_status() RETURNS TABLE(status text, sentence text, facts jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.statistics_status() IS 'The statistics: the age of each view against the age that it may have. One row: status, sentence, facts.';
CREATE FUNCTION lms_ops.statistics_views() RETURNS TABLE(view_name text, is_filled boolean)
    LANGUAGE sql STABLE SECURITY DEFINER ROWS 3
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.statistics_views() IS 'The statistics views in the order of their refresh, a view after those it reads: one row per materialized view.';
CREATE FUNCTION lms_ops.status(needed_step text DEFAULT NULL::text) RETURNS TABLE(topic text, status text, sentence text, facts jsonb)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.status(needed_step text) IS 'The state of everything that somebody may have to look after: one row per topic, in a fixed order. `status` is good, watch or bad; the sentence ends in the next step where there is one; `needed_step` is the schema step that the asking version needs.';
CREATE FUNCTION lms_ops.stop_admitting(role text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.stop_admitting(role text) IS 'A role that says for whom it acts is no longer admitted to every row of the protected tables: how many tables those were. From then on it sees what a role does that lms_app is granted to, or nothing.';
CREATE FUNCTION lms_ops.student_gpa(student_id uuid, term_id uuid DEFAULT NULL::uuid) RETURNS TABLE(term_gpa numeric, cumulative_gpa numeric, credits_earned numeric, quality_points numeric)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.student_gpa(student_id uuid, term_id uuid) IS 'Grade point averages of a student, over completed enrollments with grade points, weighted by credits.';
CREATE FUNCTION lms_ops.student_work(student uuid) RETURNS SETOF lms_ops.degree_work
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.student_work(student uuid) IS 'Work of a student that can count towards a degree: completed here, credited from elsewhere, in progress; in this order and the best grades first. One row per course, term and kind.';
CREATE FUNCTION lms_ops.swap_enrollment(student uuid, from_offering uuid, to_offering uuid) RETURNS TABLE(outcome text, enrollment_id uuid, reasons text[])
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.swap_enrollment(student uuid, from_offering uuid, to_offering uuid) IS 'Moves a student from one offering to another: the first seat is given up only if the second is had.';
CREATE FUNCTION lms_ops.tables_to_vacuum() RETURNS TABLE(schema_name text, table_name text, is_permitted boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.tables_to_vacuum() IS 'Tables and materialized views for the weekly vacuum, the largest last; is_permitted: whether the connected role may. Those that a vacuum has gone through within a day are left out; a partitioned table stands for its partitions.';
CREATE FUNCTION lms_ops.take_seat(student uuid, offering uuid, reason text DEFAULT NULL::text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.take_seat(student uuid, offering uuid, reason text) IS 'Enrolls a student in an offering, both locked and the seat made sure of; returns the enrollment. The counter, the queue and the receipt follow by triggers. Where the queue has just seated the student, that one.';
CREATE TABLE public.academic_standing_history (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    student_id uuid NOT NULL,
    academic_term_id uuid NOT NULL,
    standing text NOT NULL,
    previous_standing text,
    term_gpa numeric(3,2),
    cumulative_gpa numeric(3,2),
    cause text NOT NULL,
    actions jsonb DEFAULT '[]'::jsonb NOT NULL,
    decided_by uuid,
    effective_date date DEFAULT CURRENT_DATE NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    rule text,
    CONSTRAINT academic_standing_history_standing_check CHECK ((standing = ANY (ARRAY['excellent'::text, 'good'::text, 'warning'::text, 'probation'::text, 'suspension'::text, 'dismissal'::text, 'conditional_readmission'::text])))
);
CREATE FUNCTION lms_ops.tell_standing(change public.academic_standing_history) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.tell_standing(change public.academic_standing_history) IS 'Tells student and advisor of a change of academic standing, each in their language, as its actions say.';
CREATE FUNCTION lms_ops.timezone() RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.timezone() IS 'The university''s time zone; Baku''s where nobody has set one.';
CREATE FUNCTION lms_ops.told_duration(duration interval) RETURNS text
    LANGUAGE plpgsql IMMUTABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.told_duration(duration interval) IS 'How long something lasts, for people, in the largest unit that fits: ''1 minute'', ''40 minutes'', ''3 hours'', ''12 days''.';
CREATE TABLE public.course_equivalencies (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    course_id uuid NOT NULL,
    equivalent_course_id uuid,
    external_institution text,
    external_course_code text,
    external_course_name text,
    equivalency_type text NOT NULL,
    credits_awarded numeric(4,1),
    effective_from date DEFAULT CURRENT_DATE NOT NULL,
    effective_until date,
    approval_status text DEFAULT 'proposed'::text NOT NULL,
    proposed_by uuid,
    approved_by uuid,
    approved_at timestamp with time zone,
    note text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT course_equivalencies_approval_status_check CHECK ((approval_status = ANY (ARRAY['proposed'::text, 'approved'::text, 'rejected'::text]))),
    CONSTRAINT course_equivalencies_credits_awarded_check CHECK ((credits_awarded >= (0)::numeric)),
    CONSTRAINT course_equivalencies_decided_by_a_person CHECK (((approval_status = 'proposed'::text) OR (approved_by IS NOT NULL))),
    CONSTRAINT course_equivalencies_end_after_start CHECK ((effective_until >= effective_from)),
    CONSTRAINT course_equivalencies_equivalency_type_check CHECK ((equivalency_type = ANY (ARRAY['exact'::text, 'partial'::text, 'substitution'::text, 'transfer'::text]))),
    CONSTRAINT course_equivalencies_internal_or_external CHECK (((equivalent_course_id IS NULL) <> (external_course_name IS NULL))),
    CONSTRAINT course_equivalencies_not_of_itself CHECK ((course_id <> equivalent_course_id))
);
CREATE FUNCTION lms_ops.transfer_rules(institution text, code text, name text, done_on date) RETURNS SETOF public.course_equivalencies
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.transfer_rules(institution text, code text, name text, done_on date) IS 'Approved rules for a course of another institution, by its name or code, for work done on a day. One row per rule.';
CREATE FUNCTION lms_ops.try_lock_student(student uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.try_lock_student(student uuid) IS 'Locks a student''s row if nobody else holds it, without waiting: whether it did. For whoever holds an offering already, and so would wait in a circle with somebody who holds the student.';
CREATE FUNCTION lms_ops.uncarried_entries() RETURNS TABLE(course_code text, column_name text, entry uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.uncarried_entries() IS 'Entries in the arrays of courses that were neither carried into a junction table nor set aside. One row per course, array and entry, by the course''s code: none, unless triggers were switched off.';
CREATE FUNCTION lms_ops.units_below(unit_ids uuid[]) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20 PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.units_below(unit_ids uuid[]) IS 'A unit and everything below it; a circle in the data ends the walk instead of the server.';
CREATE FUNCTION lms_ops.unmark_incompatible(course_code text, other_course_code text, reason text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.unmark_incompatible(course_code text, other_course_code text, reason text) IS 'Takes two courses, by their codes, off the list of those never to be taken together; the next detection closes the conflicts that came from it. The viewer needs conflict.resolve in the units of both courses.';
CREATE FUNCTION lms_ops.unrecorded_grades() RETURNS TABLE(grade_table text, grade_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.unrecorded_grades() IS 'Grades that are not what their history says last: somebody went past its trigger. One row per grade. A grade that the history says was taken away may have been given anew; that is a first grade.';
CREATE FUNCTION lms_ops.update_announcements_search_vector() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.update_announcements_search_vector() IS 'Fills search_vector and search_text of an announcement: title first, then content, each language with its own configuration, and titles as they are too, so that the beginning of any word finds them. Lower case first: the parser''s own folding knows no Cyrillic where the server''s locale is C.';
CREATE FUNCTION lms_ops.update_people_search_vectors() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.update_people_search_vectors() IS 'Lets the search vectors of students and staff follow their names, which are in persons.';
CREATE FUNCTION lms_ops.update_staff_members_search_vector() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.update_staff_members_search_vector() IS 'Fills search_vector and search_text of a member of staff: the number first, then the names, then the position. Reads the names whoever writes the row; null written to search_vector asks for both anew. search_text leaves the number out: what is spelled like it is shown to everybody.';
CREATE FUNCTION lms_ops.update_students_search_vector() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.update_students_search_vector() IS 'Fills search_vector and search_text of a student: the number first, then the names. Reads the names whoever writes the student; null written to search_vector asks for both anew.';
CREATE FUNCTION lms_ops.uuid_of_bytes(bytes bytea, version integer) RETURNS uuid
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (encode(set_byte(set_byte(SUBSTRING(bytes FROM 1 FOR 16), 6, ((get_byte(bytes, 6) & 15) | (version << 4))), 8, ((get_byte(bytes, 8) & 63) | 128)), 'hex'::text))::uuid;
CREATE FUNCTION lms_ops.values_sentence(written jsonb) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (SELECT string_agg(format('%s: %s'::text, replace(written_value.key, '_'::text, ' '::text), written_value.value), ', '::text ORDER BY written_value.key) AS string_agg FROM jsonb_each_text(CASE WHEN (jsonb_typeof(values_sentence.written) = 'object'::text) THEN values_sentence.written ELSE NULL::jsonb END) written_value(key, value) WHERE (written_value.value IS NOT NULL));
COMMENT ON FUNCTION lms_ops.values_sentence(written jsonb) IS 'What an entry of the audit log says of a row, as ''reason: unpaid, status: active'', by name; null when it says nothing.';
CREATE FUNCTION lms_ops.viewer_announcements() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_announcements() IS 'Announcements for the viewer: published, not expired, for their audience and for a unit of theirs. Nobody without a role.';
CREATE FUNCTION lms_ops.viewer_appealed_grades() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20 PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_appealed_grades() IS 'Grades that were appealed against in offerings that the viewer teaches or whose unit''s grades they read.';
CREATE FUNCTION lms_ops.viewer_assessments() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100 PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_assessments() IS 'Assessments of the offerings that the viewer teaches.';
CREATE FUNCTION lms_ops.viewer_graded_enrollments() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 200 PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_graded_enrollments() IS 'Enrollments whose grades the viewer may read one by one: of the students of lms_ops.viewer_graded_students(), and of offerings that the viewer teaches or whose unit''s grades they read.';
CREATE FUNCTION lms_ops.viewer_graded_students() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100 PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_graded_students() IS 'Students whose grades the viewer may read one by one: those of lms_ops.viewer_students(), without the viewer''s own while a hold keeps them from their grades.';
CREATE FUNCTION lms_ops.viewer_grantable_roles() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10 PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_grantable_roles() IS 'Roles (roles.id) that are no more powerful than the viewer''s most powerful one.';
CREATE FUNCTION lms_ops.viewer_granted_units(wanted_resource text, wanted_action text) RETURNS uuid[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_granted_units(wanted_resource text, wanted_action text) IS 'Units that a permission of the viewer was granted for beyond their own courses; null among them: the whole university.';
CREATE FUNCTION lms_ops.viewer_grants() RETURNS TABLE(resource text, action text, scope text, organization_unit_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_grants() IS 'What the viewer''s roles permit today: one row per permission and the unit it was granted for (null: all units).';
CREATE FUNCTION lms_ops.viewer_groups() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10 PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_groups() IS 'Groups that the viewer is in.';
CREATE FUNCTION lms_ops.viewer_has_right(wanted_resource text, wanted_action text) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_has_right(wanted_resource text, wanted_action text) IS 'Whether a role of today gives the viewer a permission at all, be it only for the own courses and advisees.';
CREATE FUNCTION lms_ops.viewer_level() RETURNS integer
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_level() IS 'The level of the most powerful role that the viewer has today; the smaller, the more powerful. Null without a role.';
CREATE FUNCTION lms_ops.viewer_may(wanted_resource text, wanted_action text, unit_id uuid DEFAULT NULL::uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_may(wanted_resource text, wanted_action text, unit_id uuid) IS 'Whether the viewer may do something: anywhere (no unit given), or in this unit.';
CREATE FUNCTION lms_ops.viewer_meetings() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50 PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_meetings() IS 'Weekly meetings of the offerings that the viewer teaches.';
CREATE FUNCTION lms_ops.viewer_named_students() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 200 PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_named_students() IS 'Students whom the viewer''s own lists name: whose records they may read, and who sit or wait in what they teach.';
CREATE FUNCTION lms_ops.viewer_offerings() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20 PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_offerings() IS 'Offerings that the viewer teaches, for whom a role of today lets read offerings: who has left is still named as the instructor of what they taught.';
CREATE FUNCTION lms_ops.viewer_people() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 2000 PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_people() IS 'People (users.id) whose names the viewer may see: their own, of students whose records they may read or who sit in their offerings, and of the staff of units whose workload they read.';
CREATE FUNCTION lms_ops.viewer_reach(wanted_resource text, wanted_action text) RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_reach(wanted_resource text, wanted_action text) IS 'The greatest uuid for a viewer who has a permission for the whole university, else null.';
CREATE FUNCTION lms_ops.viewer_reads_people() RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_reads_people() IS 'Whether the viewer reads lists of a unit: rosters and queues of its courses name students of any unit.';
CREATE FUNCTION lms_ops.viewer_reads_student(student uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_reads_student(student uuid) IS 'Whether the viewer may read the record of this student: their own, an advisee''s, or one of a programme in their units. A student without a programme is of no unit and only for viewers of the whole university.';
CREATE FUNCTION lms_ops.viewer_roles() RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER ROWS 2
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_roles() IS 'Codes of the roles that the viewer has today.';
CREATE FUNCTION lms_ops.viewer_seats() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10 PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_seats() IS 'Offerings in which the viewer has a seat.';
CREATE FUNCTION lms_ops.viewer_sees_all_units(wanted_resource text, wanted_action text) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_sees_all_units(wanted_resource text, wanted_action text) IS 'Whether the viewer has a permission for the whole university.';
CREATE FUNCTION lms_ops.viewer_student() RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_student() IS 'The viewer as a student; null for whoever is none.';
CREATE FUNCTION lms_ops.viewer_students() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100 PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_students() IS 'Students whose records the viewer may read one by one: of programmes in the viewer''s units, advisees, and the viewer.';
CREATE FUNCTION lms_ops.viewer_superiors() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10 PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_superiors() IS 'People (users.id) with a role more powerful than any of the viewer''s, today or later.';
CREATE FUNCTION lms_ops.viewer_taught_enrollments() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 200 PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_taught_enrollments() IS 'Enrollments in the offerings that the viewer teaches.';
CREATE FUNCTION lms_ops.viewer_unit_assessments(wanted_resource text, wanted_action text) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100 PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_unit_assessments(wanted_resource text, wanted_action text) IS 'Assessments of the courses of units where the viewer has a permission; none for a viewer of the whole university, for whom lms_ops.viewer_reach() stands.';
CREATE FUNCTION lms_ops.viewer_unit_offerings(wanted_resource text, wanted_action text) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100 PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_unit_offerings(wanted_resource text, wanted_action text) IS 'Offerings of the courses of units where the viewer has a permission; none for a viewer of the whole university, for whom lms_ops.viewer_reach() stands.';
CREATE FUNCTION lms_ops.viewer_unit_students(wanted_resource text, wanted_action text) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100 PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_unit_students(wanted_resource text, wanted_action text) IS 'Students of the programmes of units where the viewer has a permission; none for a viewer of the whole university, for whom lms_ops.viewer_reach() stands.';
CREATE FUNCTION lms_ops.viewer_units() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER ROWS 60
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_units() IS 'Units whose offerings the viewer may see.';
CREATE FUNCTION lms_ops.viewer_units_for(wanted_resource text, wanted_action text) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 60 PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.viewer_units_for(wanted_resource text, wanted_action text) IS 'Units where the viewer has a permission beyond their own courses: the granted unit and below, or all.';
CREATE FUNCTION lms_ops.waiting_refusals(student uuid, offering uuid, may_enroll boolean) RETURNS text[]
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.waiting_refusals(student uuid, offering uuid, may_enroll boolean) IS 'Why a student may not join a queue though the offering is open, as sentences; student and offering are locked.';
CREATE FUNCTION lms_ops.waitlist_event_name(event text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE event WHEN 'expired'::text THEN 'lapsed'::text WHEN 'cancelled'::text THEN 'removed'::text WHEN 'passed_over'::text THEN 'passed over'::text ELSE event END;
COMMENT ON FUNCTION lms_ops.waitlist_event_name(event text) IS 'What happened to a queue''s entry, in the words of pages.';
CREATE FUNCTION lms_ops.walk_queue(offering uuid, seats integer, cause text, not_to uuid DEFAULT NULL::uuid) RETURNS TABLE(entry_id uuid, student_id uuid, queue_rank integer, decision text, reason text, deadline timestamp with time zone)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.walk_queue(offering uuid, seats integer, cause text, not_to uuid) IS 'Goes along a queue, its offering locked, and hands out so many seats; one row per student looked at, by rank.';
CREATE FUNCTION lms_ops.what_if_audit(student uuid, program uuid) RETURNS TABLE(requirement_name jsonb, requirement_type text, credits_required numeric, credits_completed numeric, credits_in_progress numeric, is_satisfied boolean, completion_percentage numeric)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 6
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.what_if_audit(student uuid, program uuid) IS 'Progress of a student towards the degree of another programme, as if they changed to it; nothing is written. One row per requirement, as generate_degree_audit() has them.';
CREATE FUNCTION lms_ops.withdraw_enrollment(enrollment uuid, reason text DEFAULT NULL::text) RETURNS TABLE(outcome text, enrollment_id uuid, reasons text[])
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...;
COMMENT ON FUNCTION lms_ops.withdraw_enrollment(enrollment uuid, reason text) IS 'Leaves a course after adding and dropping has ended; the course stays in the record as withdrawn.';
CREATE FUNCTION lms_ops.withdraw_offer(entry uuid, reason text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.withdraw_offer(entry uuid, reason text) IS 'Takes an offer back: the student waits again and keeps the place; returns the rank in the queue. The seat goes to the next who may take it, not to the same student at once.';
CREATE FUNCTION lms_ops.write_grade_change(grade_table text, before jsonb, after jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.write_grade_change(grade_table text, before jsonb, after jsonb) IS 'Adds one change of a grade to its history: the grade''s row before and after; null: there was, or is, no grade.';
CREATE FUNCTION lms_ops.write_holds(students uuid[], category text, blocks text[], reason text, owner_unit uuid, begins timestamp with time zone DEFAULT now(), until timestamp with time zone DEFAULT NULL::timestamp with time zone, standing_changes uuid[] DEFAULT NULL::uuid[]) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION lms_ops.write_holds(students uuid[], category text, blocks text[], reason text, owner_unit uuid, begins timestamp with time zone, until timestamp with time zone, standing_changes uuid[]) IS 'Writes a hold for each of these students with its row in the audit log; returns how many. Checks nothing. standing_changes, as long as students, are the changes of standing that the holds come from and end with.';
CREATE FUNCTION public.calculate_student_gpa(student_id uuid, term_id uuid DEFAULT NULL::uuid) RETURNS TABLE(term_gpa numeric, cumulative_gpa numeric, credits_earned numeric, quality_points numeric)
    LANGUAGE sql STABLE ROWS 1
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION public.calculate_student_gpa(student_id uuid, term_id uuid) IS 'Grade point averages of a student, as lms_ops.student_gpa() has them.';
CREATE FUNCTION public.check_enrollment_eligibility(student_id uuid, course_offering_id uuid) RETURNS TABLE(can_enroll boolean, reasons text[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION public.check_enrollment_eligibility(student_id uuid, course_offering_id uuid) IS 'Whether a student may enroll in an offering now, and every reason why not, as sentences.';
CREATE FUNCTION public.close_user_session() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
CREATE FUNCTION public.create_monthly_partition(table_name text, month_of date) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS ...;
COMMENT ON FUNCTION public.create_monthly_partition(table_name text, month_of date) IS 'Makes the partition of a table for the month of a date, named like audit_logs_2025_01; returns its name. A table that is not partitioned stays as it is, and the answer says what converts it. A month that another partition holds already, such as the one of all rows from before, is left to that: the answer is its name.';
CREATE FUNCTION public.detect_schedule_conflicts(student_id uuid, term_id uuid DEFAULT NULL::uuid) RETURNS TABLE(conflict_type text, course_offering_id uuid, conflicting_offering_id uuid, course_code text, conflicting_course_code text, section_code text, conflicting_section_code text, details text, facts jsonb)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION public.detect_schedule_conflicts(student_id uuid, term_id uuid) IS 'What does not fit together in a student''s schedule of a term (the current one where none is named), as sentences with their facts. Only reads; lms_ops.record_schedule_conflicts writes.';
CREATE FUNCTION public.generate_degree_audit(student_id uuid) RETURNS TABLE(requirement_name jsonb, requirement_type text, credits_required numeric, credits_completed numeric, credits_in_progress numeric, is_satisfied boolean, completion_percentage numeric)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 6
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION public.generate_degree_audit(student_id uuid) IS 'Progress of a student towards the degree of their programme. One row per requirement, in its order.';
CREATE FUNCTION public.update_courses_search_vector() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION public.update_courses_search_vector() IS 'Fills courses.search_vector and search_text: code first, then names, then descriptions, each language with its own configuration. Azerbaijani, for which PostgreSQL has none, is folded and taken as it is; so are the other names beside their stems, for the beginning of a word need not be that of its stem. Lower case first: the parser''s own folding knows no Cyrillic where the server''s locale is C.';
CREATE FUNCTION public.update_enrollment_count() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...;
COMMENT ON FUNCTION public.update_enrollment_count() IS 'Keeps course_offerings.current_enrollment equal to the rows that are enrolled.';
CREATE FUNCTION public.update_updated_at_column() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
COMMENT ON FUNCTION public.update_updated_at_column() IS 'What the base tables do by themselves: updated_at follows every change, a closed session knows its length.';
CREATE FUNCTION public.uuid_generate_v1mc() RETURNS uuid
    LANGUAGE sql STRICT PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...;
CREATE FUNCTION public.uuid_generate_v1() RETURNS uuid
    LANGUAGE sql STRICT PARALLEL SAFE
    RETURN public.uuid_generate_v1mc();
CREATE FUNCTION public.uuid_generate_v3(namespace uuid, name text) RETURNS uuid
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN lms_ops.uuid_of_bytes(decode(md5((uuid_send(namespace) || convert_to(name, 'UTF8'::name))), 'hex'::text), 3);
CREATE FUNCTION public.uuid_generate_v4() RETURNS uuid
    LANGUAGE sql STRICT PARALLEL SAFE
    RETURN gen_random_uuid();
CREATE FUNCTION public.uuid_generate_v5(namespace uuid, name text) RETURNS uuid
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN lms_ops.uuid_of_bytes(public.digest((uuid_send(namespace) || convert_to(name, 'UTF8'::name)), 'sha1'::text), 5);
CREATE FUNCTION public.uuid_nil() RETURNS uuid
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN '00000000-0000-0000-0000-000000000000'::uuid;
CREATE FUNCTION public.uuid_ns_dns() RETURNS uuid
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN '6ba7b810-9dad-11d1-80b4-00c04fd430c8'::uuid;
CREATE FUNCTION public.uuid_ns_oid() RETURNS uuid
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN '6ba7b812-9dad-11d1-80b4-00c04fd430c8'::uuid;
CREATE FUNCTION public.uuid_ns_url() RETURNS uuid
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN '6ba7b811-9dad-11d1-80b4-00c04fd430c8'::uuid;
CREATE FUNCTION public.uuid_ns_x500() RETURNS uuid
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN '6ba7b814-9dad-11d1-80b4-00c04fd430c8'::uuid;
CREATE TABLE lms_ops.admitted_roles (
    table_name text NOT NULL,
    role_name text NOT NULL,
    policy_name text NOT NULL,
    cause text NOT NULL,
    admitted_at timestamp with time zone DEFAULT now() NOT NULL,
    stopped_at timestamp with time zone,
    stopped_by text,
    CONSTRAINT admitted_roles_cause_check CHECK ((cause = ANY (ARRAY['existing'::text, 'definer'::text])))
);
CREATE TABLE lms_ops.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE lms_ops.capacity_overrides (
    id bigint NOT NULL,
    course_offering_id uuid NOT NULL,
    published_limit integer NOT NULL,
    reason text NOT NULL,
    set_by uuid,
    set_at timestamp with time zone DEFAULT now() NOT NULL,
    closed_at timestamp with time zone,
    admits uuid,
    CONSTRAINT capacity_overrides_published_limit_check CHECK ((published_limit >= 0))
);
ALTER TABLE lms_ops.capacity_overrides ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME lms_ops.capacity_overrides_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE lms_ops.carried_entries (
    course_id uuid NOT NULL,
    column_name text NOT NULL,
    required_course_id uuid NOT NULL,
    requirement_id uuid,
    carried_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT carried_entries_column_name_check CHECK ((column_name = ANY (ARRAY['prerequisites'::text, 'corequisites'::text])))
);
CREATE TABLE public.course_enrollments (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    course_offering_id uuid,
    student_id uuid,
    enrollment_date timestamp with time zone DEFAULT now(),
    enrollment_status text NOT NULL,
    status_changed_date timestamp with time zone,
    grade text,
    grade_points numeric(3,2),
    attendance_percentage numeric(5,2),
    is_retake boolean DEFAULT false,
    notes text,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    CONSTRAINT course_enrollments_enrollment_status_check CHECK ((enrollment_status = ANY (ARRAY['enrolled'::text, 'waitlisted'::text, 'dropped'::text, 'withdrawn'::text, 'completed'::text])))
);
CREATE TABLE public.course_offerings (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    course_id uuid,
    academic_term_id uuid,
    section_code text NOT NULL,
    language_of_instruction text NOT NULL,
    max_enrollment integer NOT NULL,
    current_enrollment integer DEFAULT 0,
    waitlist_capacity integer DEFAULT 0,
    delivery_mode text,
    syllabus jsonb,
    grading_scheme jsonb,
    is_published boolean DEFAULT false,
    enrollment_status text DEFAULT 'open'::text,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    component text,
    credits numeric(4,1),
    parent_offering_id uuid,
    CONSTRAINT course_offerings_credits_check CHECK ((credits >= (0)::numeric)),
    CONSTRAINT course_offerings_delivery_mode_check CHECK ((delivery_mode = ANY (ARRAY['in_person'::text, 'online'::text, 'hybrid'::text, 'recorded'::text]))),
    CONSTRAINT course_offerings_enrollment_capacity CHECK ((current_enrollment <= max_enrollment)),
    CONSTRAINT course_offerings_enrollment_status_check CHECK ((enrollment_status = ANY (ARRAY['open'::text, 'closed'::text, 'waitlist'::text, 'cancelled'::text]))),
    CONSTRAINT course_offerings_language_of_instruction_check CHECK ((language_of_instruction = ANY (ARRAY['az'::text, 'en'::text, 'ru'::text])))
);
CREATE VIEW lms_ops.completed_courses WITH (security_invoker='true') AS
 SELECT enrollments.student_id,
    offerings.academic_term_id,
    offerings.course_id,
    max(COALESCE(offerings.credits, (courses.credit_hours)::numeric)) AS credits,
    max(enrollments.grade_points) AS grade_points
   FROM ((public.course_enrollments enrollments
     JOIN public.course_offerings offerings ON ((offerings.id = enrollments.course_offering_id)))
     JOIN public.courses ON ((courses.id = offerings.course_id)))
  WHERE (enrollments.enrollment_status = 'completed'::text)
  GROUP BY enrollments.student_id, offerings.academic_term_id, offerings.course_id
UNION ALL
 SELECT transfers.student_id,
    NULL::uuid AS academic_term_id,
    transfers.course_id,
    transfers.credits_awarded AS credits,
    NULL::numeric AS grade_points
   FROM lms_ops.transfer_credits transfers
  WHERE ((transfers.status = 'credited'::text) AND (NOT (EXISTS ( SELECT
           FROM (public.course_enrollments enrollments
             JOIN public.course_offerings offerings ON ((offerings.id = enrollments.course_offering_id)))
          WHERE ((enrollments.student_id = transfers.student_id) AND (offerings.course_id = transfers.course_id) AND (enrollments.enrollment_status = 'completed'::text) AND (enrollments.grade_points IS DISTINCT FROM (0)::numeric))))));
COMMENT ON VIEW lms_ops.completed_courses IS 'A course that a student has completed, once a term however many components it has: its credits are those of the largest, its points the best. Credit for work elsewhere has no term and no points, and gives way to the same course passed here. One row per student, term and course.';
CREATE VIEW lms_ops.counting_courses AS
 SELECT courses.id AS done_course_id,
    courses.id AS course_id,
    'itself'::text AS rule,
    '-infinity'::date AS counts_from,
    'infinity'::date AS counts_until
   FROM public.courses
UNION ALL
 SELECT equivalencies.equivalent_course_id AS done_course_id,
    equivalencies.course_id,
    equivalencies.equivalency_type AS rule,
    equivalencies.effective_from AS counts_from,
    COALESCE(equivalencies.effective_until, 'infinity'::date) AS counts_until
   FROM public.course_equivalencies equivalencies
  WHERE ((equivalencies.approval_status = 'approved'::text) AND (equivalencies.equivalent_course_id IS NOT NULL) AND (equivalencies.equivalency_type = ANY (ARRAY['exact'::text, 'substitution'::text])))
UNION ALL
 SELECT equivalencies.course_id AS done_course_id,
    equivalencies.equivalent_course_id AS course_id,
    equivalencies.equivalency_type AS rule,
    equivalencies.effective_from AS counts_from,
    COALESCE(equivalencies.effective_until, 'infinity'::date) AS counts_until
   FROM public.course_equivalencies equivalencies
  WHERE ((equivalencies.approval_status = 'approved'::text) AND (equivalencies.equivalent_course_id IS NOT NULL) AND (equivalencies.equivalency_type = 'exact'::text));
COMMENT ON VIEW lms_ops.counting_courses IS 'Which course counts as which, and for work of which days: itself, an exact equivalent both ways, an approved substitution one way. One row per course done, course that it counts as and rule.';
CREATE TABLE public.academic_terms (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    academic_year text NOT NULL,
    term_type text NOT NULL,
    term_number integer NOT NULL,
    start_date date NOT NULL,
    end_date date NOT NULL,
    registration_start_date date,
    registration_end_date date,
    add_drop_deadline date,
    withdrawal_deadline date,
    grade_submission_deadline date,
    is_current boolean DEFAULT false,
    settings jsonb DEFAULT '{}'::jsonb,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    CONSTRAINT academic_terms_dates_valid CHECK (((start_date < end_date) AND (registration_start_date < registration_end_date) AND (registration_start_date <= start_date))),
    CONSTRAINT academic_terms_term_type_check CHECK ((term_type = ANY (ARRAY['fall'::text, 'spring'::text, 'summer'::text, 'winter'::text])))
);
CREATE TABLE public.grade_point_scale (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    letter_grade text NOT NULL,
    grade_point numeric(3,2) NOT NULL,
    min_percentage numeric(5,2) NOT NULL,
    max_percentage numeric(5,2),
    description jsonb,
    display_order integer,
    is_active boolean DEFAULT true,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now()
);
CREATE VIEW lms_ops.passed_work AS
 SELECT completed.student_id,
    completed.course_id,
    completed.grade_points,
    COALESCE(terms.end_date, ((completed.completed_at AT TIME ZONE ( SELECT lms_ops.timezone() AS timezone)))::date) AS done_on,
    NULL::text AS institution
   FROM (( SELECT enrollments.student_id,
            offerings.course_id,
            offerings.academic_term_id,
            COALESCE(enrollments.status_changed_date, enrollments.enrollment_date) AS completed_at,
                CASE
                    WHEN (enrollments.grade_points IS NOT NULL) THEN enrollments.grade_points
                    WHEN (enrollments.grade IS NOT NULL) THEN lms_ops.grade_points_of(enrollments.grade)
                    ELSE NULL::numeric
                END AS grade_points
           FROM (public.course_enrollments enrollments
             JOIN public.course_offerings offerings ON ((offerings.id = enrollments.course_offering_id)))
          WHERE ((enrollments.enrollment_status = 'completed'::text) AND (offerings.parent_offering_id IS NULL))) completed
     LEFT JOIN public.academic_terms terms ON ((terms.id = completed.academic_term_id)))
  WHERE (COALESCE(completed.grade_points, (1)::numeric) > (0)::numeric)
UNION ALL
 SELECT credits.student_id,
    credits.course_id,
    scale.grade_point AS grade_points,
    COALESCE(credits.completed_on, ((credits.recorded_at AT TIME ZONE ( SELECT lms_ops.timezone() AS timezone)))::date) AS done_on,
    credits.external_institution AS institution
   FROM ((lms_ops.transfer_credits credits
     LEFT JOIN public.course_equivalencies equivalencies ON ((equivalencies.id = credits.equivalency_id)))
     LEFT JOIN public.grade_point_scale scale ON ((scale.is_active AND (upper(scale.letter_grade) = upper(btrim(credits.external_grade))))))
  WHERE ((credits.status = 'credited'::text) AND (equivalencies.equivalency_type IS DISTINCT FROM 'partial'::text));
COMMENT ON VIEW lms_ops.passed_work IS 'Courses that a student has passed here or was credited from elsewhere, the points that a minimum grade is compared with (null: passed without any) and the day of the work. One row per enrollment and credit.';
CREATE VIEW lms_ops.counted_work AS
 SELECT passed_work.student_id,
    counting_courses.course_id,
    passed_work.course_id AS done_course_id,
    counting_courses.rule,
    passed_work.grade_points,
    passed_work.done_on,
    passed_work.institution
   FROM (lms_ops.passed_work
     JOIN lms_ops.counting_courses ON (((counting_courses.done_course_id = passed_work.course_id) AND ((passed_work.done_on >= counting_courses.counts_from) AND (passed_work.done_on <= counting_courses.counts_until)))));
COMMENT ON VIEW lms_ops.counted_work IS 'Passed work and every course that it counts as. One row per piece of work, course and rule.';
CREATE TABLE lms_ops.course_categories (
    course_id uuid NOT NULL,
    category text NOT NULL,
    CONSTRAINT course_categories_category_check CHECK (((category = btrim(category)) AND (category <> ''::text)))
);
CREATE TABLE lms_ops.credit_limits (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    degree_type text,
    study_mode text,
    standing text,
    most_credits numeric(4,1) NOT NULL,
    reason text NOT NULL,
    CONSTRAINT credit_limits_degree_type_check CHECK ((degree_type = ANY (ARRAY['bachelor'::text, 'master'::text, 'phd'::text, 'certificate'::text, 'associate'::text]))),
    CONSTRAINT credit_limits_most_credits_check CHECK ((most_credits >= (0)::numeric)),
    CONSTRAINT credit_limits_standing_check CHECK ((standing = ANY (ARRAY['excellent'::text, 'good'::text, 'warning'::text, 'probation'::text, 'suspension'::text, 'dismissal'::text, 'conditional_readmission'::text]))),
    CONSTRAINT credit_limits_study_mode_check CHECK ((study_mode = ANY (ARRAY['full_time'::text, 'part_time'::text, 'distance'::text, 'hybrid'::text])))
);
CREATE VIEW lms_ops.current_standings WITH (security_invoker='true') AS
 SELECT DISTINCT ON (student_id) student_id,
    standing,
    effective_date
   FROM public.academic_standing_history history
  ORDER BY student_id, effective_date DESC, created_at DESC, id;
COMMENT ON VIEW lms_ops.current_standings IS 'The standing that each student has now: the latest of the history. One row per student with any.';
CREATE TABLE lms_ops.decided_values (
    id bigint NOT NULL,
    finding text NOT NULL,
    table_name text NOT NULL,
    row_id uuid NOT NULL,
    column_name text NOT NULL,
    old_value jsonb,
    new_value jsonb,
    set_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE lms_ops.decided_values ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME lms_ops.decided_values_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE lms_ops.decisions (
    id bigint NOT NULL,
    installation_id bigint NOT NULL,
    finding text NOT NULL,
    choice text NOT NULL,
    row_count bigint NOT NULL,
    reason text,
    decided_by text DEFAULT SESSION_USER NOT NULL,
    decided_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE lms_ops.decisions ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME lms_ops.decisions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE VIEW lms_ops.enrollment_counts AS
 WITH counted AS (
         SELECT enrollments.course_offering_id,
            count(*) FILTER (WHERE (enrollments.enrollment_status = 'enrolled'::text)) AS enrolled,
            count(*) FILTER (WHERE (enrollments.enrollment_status = 'completed'::text)) AS completed,
            count(*) FILTER (WHERE (enrollments.enrollment_status = 'dropped'::text)) AS dropped,
            count(*) FILTER (WHERE (enrollments.enrollment_status = 'withdrawn'::text)) AS withdrawn,
            count(*) FILTER (WHERE (enrollments.enrollment_status = 'waitlisted'::text)) AS waitlisted,
            count(enrollments.grade_points) FILTER (WHERE (enrollments.enrollment_status = 'completed'::text)) AS graded,
            avg(enrollments.grade_points) FILTER (WHERE (enrollments.enrollment_status = 'completed'::text)) AS average_points,
            count(*) FILTER (WHERE ((enrollments.enrollment_status = 'completed'::text) AND (enrollments.grade ~~ 'D%'::text))) AS d_grades,
            count(*) FILTER (WHERE ((enrollments.enrollment_status = 'completed'::text) AND (enrollments.grade_points = (0)::numeric))) AS f_grades,
            avg(enrollments.attendance_percentage) FILTER (WHERE (enrollments.enrollment_status = ANY (ARRAY['enrolled'::text, 'completed'::text]))) AS average_attendance,
            count(enrollments.attendance_percentage) FILTER (WHERE (enrollments.enrollment_status = ANY (ARRAY['enrolled'::text, 'completed'::text]))) AS with_attendance
           FROM public.course_enrollments enrollments
          GROUP BY enrollments.course_offering_id
        )
 SELECT offerings.id AS course_offering_id,
    (COALESCE(counted.enrolled, (0)::bigint))::integer AS enrolled,
    (COALESCE(counted.completed, (0)::bigint))::integer AS completed,
    (COALESCE(counted.dropped, (0)::bigint))::integer AS dropped,
    (COALESCE(counted.withdrawn, (0)::bigint))::integer AS withdrawn,
    (COALESCE(counted.waitlisted, (0)::bigint))::integer AS waitlisted,
    ((COALESCE(counted.enrolled, (0)::bigint) + COALESCE(counted.completed, (0)::bigint)))::integer AS seats_taken,
    COALESCE(overrides.published_limit, offerings.max_enrollment) AS published_limit,
    ((offerings.component IS DISTINCT FROM 'IND'::text) AND (offerings.enrollment_status IS DISTINCT FROM 'cancelled'::text) AND (COALESCE(overrides.published_limit, offerings.max_enrollment) > 0)) AS counts_for_fill,
    (COALESCE(counted.graded, (0)::bigint))::integer AS graded,
    counted.average_points,
    (COALESCE(counted.d_grades, (0)::bigint))::integer AS d_grades,
    (COALESCE(counted.f_grades, (0)::bigint))::integer AS f_grades,
    counted.average_attendance,
    (COALESCE(counted.with_attendance, (0)::bigint))::integer AS with_attendance
   FROM ((public.course_offerings offerings
     LEFT JOIN counted ON ((counted.course_offering_id = offerings.id)))
     LEFT JOIN lms_ops.capacity_overrides overrides ON (((overrides.course_offering_id = offerings.id) AND (overrides.closed_at IS NULL))));
COMMENT ON VIEW lms_ops.enrollment_counts IS 'Enrollments by status and how they ended, the seats they take and the limit they are measured against. One row per offering.';
CREATE TABLE lms_ops.found_objects (
    kind text NOT NULL,
    name text NOT NULL,
    rights aclitem[] NOT NULL,
    partitioned boolean,
    CONSTRAINT found_objects_kind_check CHECK ((kind = ANY (ARRAY['schema'::text, 'table'::text])))
);
ALTER TABLE lms_ops.grade_chain_seals ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME lms_ops.grade_chain_seals_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE lms_ops.headline_figures (
    refresh_id bigint NOT NULL,
    organization_unit_id uuid,
    academic_term_id uuid,
    figure text NOT NULL,
    value numeric NOT NULL
);
CREATE TABLE lms_ops.imported_sections (
    course_offering_id uuid NOT NULL,
    class_number text NOT NULL,
    topic text,
    imported_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE lms_ops.incompatible_courses (
    course_id uuid NOT NULL,
    other_course_id uuid NOT NULL,
    reason text,
    CONSTRAINT incompatible_courses_stand_once CHECK ((course_id < other_course_id))
);
CREATE TABLE lms_ops.installations (
    id bigint NOT NULL,
    kind text NOT NULL,
    from_step text,
    to_step text,
    installed_by text DEFAULT SESSION_USER NOT NULL,
    backup_file text,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    finished_at timestamp with time zone,
    CONSTRAINT installations_kind_check CHECK ((kind = ANY (ARRAY['fresh'::text, 'upgrade'::text, 'again'::text])))
);
ALTER TABLE lms_ops.installations ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME lms_ops.installations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE lms_ops.installed_files (
    id bigint NOT NULL,
    path text NOT NULL,
    sha256 text,
    installed_at timestamp with time zone DEFAULT now() NOT NULL,
    installed_by text DEFAULT SESSION_USER NOT NULL
);
ALTER TABLE lms_ops.installed_files ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME lms_ops.installed_files_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE lms_ops.installed_objects (
    kind text NOT NULL,
    name text NOT NULL,
    definition text NOT NULL
);
CREATE TABLE lms_ops.installed_parts (
    path text NOT NULL,
    place integer NOT NULL,
    sha256 text NOT NULL,
    installation_id bigint NOT NULL,
    tries integer NOT NULL,
    seconds numeric(9,3) NOT NULL,
    longest_wait_seconds numeric(9,3) NOT NULL,
    finished_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE lms_ops.installed_rows (
    table_name text NOT NULL,
    row_count bigint NOT NULL,
    checksum numeric NOT NULL
);
CREATE TABLE lms_ops.invented_people (
    only_row boolean DEFAULT true NOT NULL,
    made_by text NOT NULL,
    scale text,
    as_of date,
    made_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT invented_people_only_row_check CHECK (only_row)
);
CREATE TABLE lms_ops.made_objects (
    id bigint NOT NULL,
    path text NOT NULL,
    kind text NOT NULL,
    name text NOT NULL
);
ALTER TABLE lms_ops.made_objects ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME lms_ops.made_objects_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE lms_ops.made_rows (
    id bigint NOT NULL,
    path text NOT NULL,
    table_name text NOT NULL,
    row_key jsonb NOT NULL,
    inserted_values jsonb
);
ALTER TABLE lms_ops.made_rows ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME lms_ops.made_rows_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE lms_ops.maintenance_runs (
    id bigint NOT NULL,
    started_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    finished_at timestamp with time zone,
    outcome text DEFAULT 'running'::text NOT NULL,
    started_as text DEFAULT SESSION_USER NOT NULL,
    CONSTRAINT maintenance_runs_outcome_check CHECK ((outcome = ANY (ARRAY['running'::text, 'nothing'::text, 'done'::text, 'skipped'::text, 'found'::text, 'failed'::text, 'interrupted'::text])))
);
ALTER TABLE lms_ops.maintenance_runs ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME lms_ops.maintenance_runs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE lms_ops.maintenance_tasks (
    id bigint NOT NULL,
    run_id bigint NOT NULL,
    task_name text NOT NULL,
    started_at timestamp with time zone NOT NULL,
    seconds numeric(9,3) NOT NULL,
    outcome text NOT NULL,
    summary text NOT NULL,
    figures jsonb DEFAULT '{}'::jsonb NOT NULL,
    error text,
    CONSTRAINT maintenance_tasks_outcome_check CHECK ((outcome = ANY (ARRAY['nothing'::text, 'done'::text, 'skipped'::text, 'found'::text, 'failed'::text])))
);
ALTER TABLE lms_ops.maintenance_tasks ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME lms_ops.maintenance_tasks_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.assessments (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    course_offering_id uuid,
    title jsonb NOT NULL,
    description jsonb,
    assessment_type text,
    weight_percentage numeric(5,2) NOT NULL,
    total_marks numeric(6,2),
    passing_marks numeric(6,2),
    due_date timestamp with time zone,
    duration_minutes integer,
    instructions jsonb,
    submission_type text,
    allows_late_submission boolean DEFAULT false,
    late_penalty_per_day numeric(5,2),
    max_attempts integer DEFAULT 1,
    is_group_work boolean DEFAULT false,
    rubric jsonb,
    created_by uuid,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    CONSTRAINT assessments_assessment_type_check CHECK ((assessment_type = ANY (ARRAY['exam'::text, 'quiz'::text, 'assignment'::text, 'project'::text, 'presentation'::text, 'participation'::text, 'lab'::text, 'other'::text]))),
    CONSTRAINT assessments_passing_valid CHECK ((passing_marks <= total_marks)),
    CONSTRAINT assessments_submission_type_check CHECK ((submission_type = ANY (ARRAY['online'::text, 'in_person'::text, 'paper'::text, 'presentation'::text]))),
    CONSTRAINT assessments_title_check CHECK ((title ? 'az'::text))
);
CREATE TABLE public.grades (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    assessment_id uuid NOT NULL,
    student_id uuid NOT NULL,
    submission_id uuid,
    graded_by uuid,
    marks_obtained numeric(6,2),
    percentage numeric(5,2),
    letter_grade text,
    feedback text,
    rubric_scores jsonb,
    is_final boolean DEFAULT false,
    graded_at timestamp with time zone DEFAULT now(),
    approved_by uuid,
    approved_at timestamp with time zone,
    grade_history jsonb[],
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    CONSTRAINT grades_marks_valid CHECK ((marks_obtained >= (0)::numeric))
);
CREATE VIEW lms_ops.marks AS
 SELECT grades.id AS grade_id,
    grades.student_id,
    grades.assessment_id,
    assessments.course_offering_id,
    grades.graded_by,
    grades.graded_at,
    round(COALESCE(grades.percentage, (((100)::numeric * grades.marks_obtained) / NULLIF(assessments.total_marks, (0)::numeric))), 2) AS percent
   FROM (public.grades
     JOIN public.assessments ON ((assessments.id = grades.assessment_id)))
  WHERE ((grades.percentage IS NOT NULL) OR (grades.marks_obtained IS NOT NULL) OR (grades.letter_grade IS NOT NULL));
COMMENT ON VIEW lms_ops.marks IS 'Marks as percent, whichever scale they were given on. One row per grade that says something.';
CREATE TABLE public.users (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    username text NOT NULL,
    email text NOT NULL,
    email_verified boolean DEFAULT false,
    password_hash text NOT NULL,
    mfa_secret text,
    mfa_enabled boolean DEFAULT false,
    is_active boolean DEFAULT true,
    is_locked boolean DEFAULT false,
    failed_login_count integer DEFAULT 0,
    last_login_at timestamp with time zone,
    password_changed_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    deleted_at timestamp with time zone,
    metadata jsonb DEFAULT '{}'::jsonb,
    CONSTRAINT users_email_check CHECK ((email ~* '^[^@]+@[^@]+\.[^@]+$'::text)),
    CONSTRAINT users_username_check CHECK ((length(username) >= 3))
);
CREATE VIEW lms_ops.people AS
 SELECT users.id AS user_id,
    COALESCE(lms_ops.full_name(persons.*), jsonb_build_object('az', users.username, 'en', users.username, 'ru', users.username)) AS name
   FROM (public.users
     LEFT JOIN public.persons ON ((persons.user_id = users.id)));
COMMENT ON VIEW lms_ops.people IS 'What a user is called in each language; the login name where there is no person. One row per user.';
CREATE TABLE lms_ops.prerequisite_group_courses (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    group_id uuid NOT NULL,
    prerequisite_course_id uuid NOT NULL,
    minimum_grade text,
    can_be_concurrent boolean DEFAULT false NOT NULL
);
CREATE TABLE lms_ops.prerequisite_groups (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    course_id uuid NOT NULL,
    parent_id uuid,
    needs integer,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT prerequisite_groups_needs_check CHECK ((needs > 0))
);
CREATE TABLE lms_ops.published_grades (
    course_offering_id uuid NOT NULL,
    mean numeric(3,2) NOT NULL,
    letters jsonb NOT NULL,
    imported_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.degree_requirements (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    academic_program_id uuid,
    requirement_type text,
    requirement_name jsonb NOT NULL,
    description jsonb,
    required_credits integer NOT NULL,
    minimum_gpa numeric(3,2),
    course_list uuid[],
    course_category text,
    sequence_order integer,
    is_mandatory boolean DEFAULT true,
    created_by uuid,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    CONSTRAINT degree_requirements_requirement_type_check CHECK ((requirement_type = ANY (ARRAY['core'::text, 'major'::text, 'minor'::text, 'elective'::text, 'general_education'::text, 'capstone'::text])))
);
CREATE VIEW lms_ops.ranked_requirements AS
 SELECT id AS requirement_id,
    academic_program_id,
    requirement_name,
    requirement_type,
    GREATEST(required_credits, 0) AS required_credits,
    minimum_gpa,
    (is_mandatory IS NOT FALSE) AS is_mandatory,
    ((COALESCE(cardinality(course_list), 0) = 0) AND (COALESCE(btrim(course_category), ''::text) = ''::text)) AS takes_anything,
    (row_number() OVER (PARTITION BY academic_program_id ORDER BY sequence_order, id))::integer AS place,
    (row_number() OVER (PARTITION BY academic_program_id ORDER BY (is_mandatory IS FALSE), sequence_order, id))::integer AS rank
   FROM public.degree_requirements requirements;
COMMENT ON VIEW lms_ops.ranked_requirements IS 'Requirements of programmes, in the order in which they are shown (`place`) and in which courses go to them (`rank`): what is only advised comes last, so that it takes nothing from what is mandatory. One row per requirement.';
CREATE TABLE lms_ops.refreshes (
    id bigint NOT NULL,
    view_name text NOT NULL,
    started_at timestamp with time zone NOT NULL,
    seconds numeric(9,3) NOT NULL,
    row_count bigint NOT NULL,
    was_concurrent boolean NOT NULL,
    refreshed_by uuid,
    refreshed_as text DEFAULT SESSION_USER NOT NULL,
    base_digest text
);
ALTER TABLE lms_ops.refreshes ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME lms_ops.refreshes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE lms_ops.registration_permits (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    student_id uuid NOT NULL,
    course_offering_id uuid NOT NULL,
    obstacle text NOT NULL,
    reason text NOT NULL,
    granted_by uuid,
    granted_at timestamp with time zone DEFAULT now() NOT NULL,
    valid_until timestamp with time zone,
    ended_by uuid,
    ended_at timestamp with time zone,
    end_reason text,
    CONSTRAINT registration_permits_obstacle_check CHECK ((obstacle = ANY (ARRAY['offering'::text, 'window'::text, 'requirement'::text, 'clash'::text, 'credit_load'::text, 'repeat'::text]))),
    CONSTRAINT registration_permits_reason_check CHECK ((btrim(reason) <> ''::text))
);
CREATE TABLE public.course_corequisites (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    course_id uuid NOT NULL,
    corequisite_course_id uuid NOT NULL,
    is_strict boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT course_corequisites_not_of_itself CHECK ((course_id <> corequisite_course_id))
);
CREATE TABLE public.course_prerequisites (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    course_id uuid NOT NULL,
    prerequisite_course_id uuid NOT NULL,
    is_mandatory boolean DEFAULT true NOT NULL,
    minimum_grade text,
    can_be_concurrent boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT course_prerequisites_not_of_itself CHECK ((course_id <> prerequisite_course_id))
);
CREATE VIEW lms_ops.required_courses AS
 SELECT prerequisites.id AS requirement_id,
    prerequisites.course_id,
    prerequisites.prerequisite_course_id AS required_course_id,
        CASE
            WHEN prerequisites.is_mandatory THEN 'prerequisite'::text
            ELSE 'advice'::text
        END AS kind,
    NULL::uuid AS group_id,
    prerequisites.minimum_grade,
    true AS may_be_before,
    prerequisites.can_be_concurrent AS may_be_concurrent
   FROM public.course_prerequisites prerequisites
UNION ALL
 SELECT members.id AS requirement_id,
    groups.course_id,
    members.prerequisite_course_id AS required_course_id,
    'member'::text AS kind,
    groups.id AS group_id,
    members.minimum_grade,
    true AS may_be_before,
    members.can_be_concurrent AS may_be_concurrent
   FROM (lms_ops.prerequisite_groups groups
     JOIN lms_ops.prerequisite_group_courses members ON ((members.group_id = groups.id)))
UNION ALL
 SELECT corequisites.id AS requirement_id,
    corequisites.course_id,
    corequisites.corequisite_course_id AS required_course_id,
    'corequisite'::text AS kind,
    NULL::uuid AS group_id,
    NULL::text AS minimum_grade,
    (NOT corequisites.is_strict) AS may_be_before,
    true AS may_be_concurrent
   FROM public.course_corequisites corequisites;
COMMENT ON VIEW lms_ops.required_courses IS 'Courses that other courses ask for, alone (`prerequisite`, `corequisite`), among others (`member` of a group) or as advice, and how they may be had. One row per course and course asked for.';
CREATE VIEW lms_ops.requirement_courses AS
 SELECT requirements.academic_program_id,
    requirements.id AS requirement_id,
    listed.course_id
   FROM (public.degree_requirements requirements
     CROSS JOIN LATERAL unnest(requirements.course_list) listed(course_id))
UNION
 SELECT requirements.academic_program_id,
    requirements.id AS requirement_id,
    categories.course_id
   FROM (public.degree_requirements requirements
     JOIN lms_ops.course_categories categories ON ((lower(categories.category) = lower(btrim(requirements.course_category)))));
COMMENT ON VIEW lms_ops.requirement_courses IS 'Courses that requirements list, or that are of the category they name. One row per requirement and course.';
CREATE TABLE lms_ops.retired_rows (
    id bigint NOT NULL,
    table_name text NOT NULL,
    partition_name text,
    from_time timestamp with time zone,
    until_time timestamp with time zone NOT NULL,
    row_count bigint NOT NULL,
    file_name text,
    file_bytes bigint,
    sha256 text,
    retired_as text DEFAULT SESSION_USER NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    dropped_at timestamp with time zone,
    CONSTRAINT retired_rows_are_archived_whole CHECK ((num_nulls(file_name, file_bytes, sha256) = ANY (ARRAY[0, 3])))
);
ALTER TABLE lms_ops.retired_rows ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME lms_ops.retired_rows_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE lms_ops.seat_events (
    id bigint NOT NULL,
    enrollment_id uuid NOT NULL,
    course_offering_id uuid NOT NULL,
    student_id uuid,
    event text NOT NULL,
    reason text,
    acted_by uuid,
    written_as text DEFAULT SESSION_USER NOT NULL,
    happened_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT seat_events_event_check CHECK ((event = ANY (ARRAY['enrolled'::text, 'dropped'::text, 'withdrawn'::text, 'completed'::text, 'waitlisted'::text, 'moved'::text, 'deleted'::text])))
);
ALTER TABLE lms_ops.seat_events ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME lms_ops.seat_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE lms_ops.set_aside_rows (
    id bigint NOT NULL,
    table_name text NOT NULL,
    row_id uuid NOT NULL,
    column_name text NOT NULL,
    value jsonb NOT NULL,
    problem text NOT NULL,
    set_aside_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT set_aside_rows_problem_check CHECK ((problem = ANY (ARRAY['dangling'::text, 'self'::text, 'duplicate'::text])))
);
ALTER TABLE lms_ops.set_aside_rows ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME lms_ops.set_aside_rows_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE lms_ops.shared_requirements (
    requirement_id uuid NOT NULL,
    other_requirement_id uuid NOT NULL,
    most_credits numeric(4,1) NOT NULL,
    CONSTRAINT shared_requirements_most_credits_check CHECK ((most_credits > (0)::numeric)),
    CONSTRAINT shared_requirements_stand_once CHECK ((requirement_id < other_requirement_id))
);
CREATE TABLE lms_ops.standing_rules (
    code text NOT NULL,
    place integer NOT NULL,
    from_standings text[],
    term_gpa_at_least numeric(3,2),
    term_gpa_below numeric(3,2),
    cumulative_gpa_at_least numeric(3,2),
    cumulative_gpa_below numeric(3,2),
    term_credits_at_least numeric(5,1),
    credits_attempted_at_least numeric(5,1),
    standing text NOT NULL,
    actions jsonb DEFAULT '[]'::jsonb NOT NULL,
    sentence jsonb NOT NULL,
    source text NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    CONSTRAINT standing_rules_actions_check CHECK (((jsonb_typeof(actions) = 'array'::text) AND (actions <@ '["registration blocked", "transcripts blocked", "graduation blocked", "grades blocked", "student notified", "advisor notified"]'::jsonb))),
    CONSTRAINT standing_rules_from_standings_check CHECK ((from_standings <@ ARRAY['excellent'::text, 'good'::text, 'warning'::text, 'probation'::text, 'suspension'::text, 'dismissal'::text, 'conditional_readmission'::text])),
    CONSTRAINT standing_rules_sentence_check CHECK ((sentence ? 'en'::text)),
    CONSTRAINT standing_rules_source_check CHECK ((btrim(source) <> ''::text))
);
CREATE TABLE lms_ops.standing_transitions (
    from_standing text NOT NULL,
    to_standing text NOT NULL,
    only_by_person boolean DEFAULT true NOT NULL,
    CONSTRAINT standing_transitions_change_something CHECK ((from_standing <> to_standing))
);
CREATE TABLE lms_ops.standings (
    standing text NOT NULL,
    name jsonb NOT NULL
);
CREATE TABLE public.course_instructors (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    course_offering_id uuid,
    instructor_id uuid,
    role text DEFAULT 'primary'::text,
    assigned_date timestamp with time zone DEFAULT now(),
    assigned_by uuid,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    share numeric(4,3),
    CONSTRAINT course_instructors_role_check CHECK ((role = ANY (ARRAY['primary'::text, 'secondary'::text, 'assistant'::text, 'lab_instructor'::text]))),
    CONSTRAINT course_instructors_share_check CHECK (((share >= (0)::numeric) AND (share <= (1)::numeric)))
);
CREATE VIEW lms_ops.teaching WITH (security_invoker='true') AS
 WITH listed AS (
         SELECT instructors.course_offering_id,
            instructors.instructor_id,
            bool_or((COALESCE(instructors.role, 'primary'::text) = 'primary'::text)) AS is_primary,
                CASE
                    WHEN (sum(instructors.share) > (1)::numeric) THEN (1)::numeric
                    ELSE sum(instructors.share)
                END AS stated_share
           FROM public.course_instructors instructors
          WHERE ((instructors.course_offering_id IS NOT NULL) AND (instructors.instructor_id IS NOT NULL))
          GROUP BY instructors.course_offering_id, instructors.instructor_id
        )
 SELECT course_offering_id,
    instructor_id,
    is_primary,
    COALESCE(stated_share, (GREATEST(((1)::numeric - COALESCE(sum(stated_share) OVER offering, (0)::numeric)), (0)::numeric) / (NULLIF(count(*) FILTER (WHERE (stated_share IS NULL)) OVER offering, 0))::numeric)) AS share
   FROM listed
  WINDOW offering AS (PARTITION BY course_offering_id);
COMMENT ON VIEW lms_ops.teaching IS 'Who teaches an offering and which part of it (0 to 1): as stated, else an equal part of what the others leave. One row per offering and teacher, however often the teacher is listed.';
CREATE TABLE lms_ops.waitlist_events (
    id bigint NOT NULL,
    entry_id uuid NOT NULL,
    course_offering_id uuid NOT NULL,
    student_id uuid NOT NULL,
    event text NOT NULL,
    reason text,
    queue_rank integer,
    acted_by uuid,
    happened_at timestamp with time zone DEFAULT now() NOT NULL,
    rule text,
    walk_id uuid,
    CONSTRAINT waitlist_events_event_check CHECK ((event = ANY (ARRAY['joined'::text, 'offered'::text, 'extended'::text, 'withdrawn'::text, 'enrolled'::text, 'declined'::text, 'expired'::text, 'left'::text, 'cancelled'::text, 'passed_over'::text, 'closed'::text]))),
    CONSTRAINT waitlist_events_rule_check CHECK ((rule = ANY (ARRAY['automatic'::text, 'offer'::text, 'manual'::text, 'person'::text])))
);
ALTER TABLE lms_ops.waitlist_events ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME lms_ops.waitlist_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE lms_ops.waitlist_rules (
    course_offering_id uuid NOT NULL,
    mode text NOT NULL,
    allows_swap boolean NOT NULL,
    set_by uuid,
    set_at timestamp with time zone DEFAULT now() NOT NULL,
    reason text,
    CONSTRAINT waitlist_rules_mode_check CHECK ((mode = ANY (ARRAY['automatic'::text, 'offer'::text, 'manual'::text])))
);
CREATE TABLE public.buildings (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    code text NOT NULL,
    name jsonb NOT NULL,
    address jsonb,
    floors integer,
    coordinates point,
    created_at timestamp with time zone DEFAULT now()
);
CREATE TABLE public.class_schedules (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    course_offering_id uuid,
    day_of_week integer,
    start_time time without time zone NOT NULL,
    end_time time without time zone NOT NULL,
    room_id uuid,
    schedule_type text,
    instructor_id uuid,
    effective_from date,
    effective_until date,
    is_recurring boolean DEFAULT true,
    recurrence_pattern jsonb,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    CONSTRAINT class_schedules_day_of_week_check CHECK (((day_of_week >= 0) AND (day_of_week <= 6))),
    CONSTRAINT class_schedules_schedule_type_check CHECK ((schedule_type = ANY (ARRAY['lecture'::text, 'lab'::text, 'tutorial'::text, 'seminar'::text])))
);
CREATE TABLE public.rooms (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    building_id uuid,
    room_number text NOT NULL,
    room_type text,
    capacity integer NOT NULL,
    equipment text[],
    features jsonb,
    is_available boolean DEFAULT true,
    created_at timestamp with time zone DEFAULT now(),
    CONSTRAINT rooms_room_type_check CHECK ((room_type = ANY (ARRAY['classroom'::text, 'lecture_hall'::text, 'lab'::text, 'computer_lab'::text, 'meeting_room'::text, 'auditorium'::text])))
);
CREATE VIEW lms_ops.weekly_meetings AS
 WITH dated AS (
         SELECT DISTINCT schedules.course_offering_id,
            schedules.day_of_week,
            schedules.start_time,
            schedules.end_time,
            schedules.room_id,
            ((terms.end_date - terms.start_date) + 1) AS days_of_term,
                CASE
                    WHEN (GREATEST(schedules.effective_from, terms.start_date) <= LEAST(schedules.effective_until, terms.end_date)) THEN daterange(GREATEST(schedules.effective_from, terms.start_date), LEAST(schedules.effective_until, terms.end_date), '[]'::text)
                    ELSE daterange(terms.start_date, terms.end_date, '[]'::text)
                END AS dates
           FROM ((public.class_schedules schedules
             JOIN public.course_offerings offerings ON ((offerings.id = schedules.course_offering_id)))
             JOIN public.academic_terms terms ON ((terms.id = offerings.academic_term_id)))
          WHERE ((schedules.is_recurring IS NOT FALSE) AND (schedules.day_of_week IS NOT NULL) AND (schedules.end_time > schedules.start_time))
        )
 SELECT dated.course_offering_id,
    dated.day_of_week,
    dated.start_time,
    dated.end_time,
    ((EXTRACT(epoch FROM (dated.end_time - dated.start_time)) / (60)::numeric))::integer AS minutes,
    (( SELECT (sum((upper(stretch.stretch) - lower(stretch.stretch))))::numeric AS sum
           FROM unnest(range_agg(dated.dates)) stretch(stretch)) / (dated.days_of_term)::numeric) AS part_of_term,
    string_agg(DISTINCT concat_ws(' '::text, buildings.code, rooms.room_number), ', '::text) FILTER (WHERE (rooms.id IS NOT NULL)) AS rooms
   FROM ((dated
     LEFT JOIN public.rooms ON ((rooms.id = dated.room_id)))
     LEFT JOIN public.buildings ON ((buildings.id = rooms.building_id)))
  GROUP BY dated.course_offering_id, dated.day_of_week, dated.start_time, dated.end_time, dated.days_of_term;
COMMENT ON VIEW lms_ops.weekly_meetings IS 'When an offering meets every week, however often the timetable repeats it; minutes, the part of the term''s days during which it meets so (0 to 1), and where. One row per offering, day, start and end.';
CREATE TABLE public.academic_honors (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    student_id uuid,
    academic_term_id uuid,
    honor_type text,
    honor_level text,
    criteria_met jsonb,
    awarded_by uuid,
    awarded_date date,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now()
);
CREATE TABLE public.academic_programs (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    organization_unit_id uuid,
    code text NOT NULL,
    name jsonb NOT NULL,
    degree_type text NOT NULL,
    duration_years numeric(2,1),
    total_credits integer NOT NULL,
    language_of_instruction text[],
    accreditation_info jsonb,
    curriculum jsonb,
    admission_requirements jsonb,
    is_active boolean DEFAULT true,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    CONSTRAINT academic_programs_degree_type_check CHECK ((degree_type = ANY (ARRAY['bachelor'::text, 'master'::text, 'phd'::text, 'certificate'::text, 'associate'::text])))
);
CREATE TABLE public.announcements (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    title jsonb NOT NULL,
    content jsonb NOT NULL,
    announcement_type text,
    target_audience text[],
    target_units uuid[],
    priority text DEFAULT 'normal'::text,
    publish_date timestamp with time zone DEFAULT now(),
    expire_date timestamp with time zone,
    published_by uuid,
    attachments text[],
    is_published boolean DEFAULT true,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    search_vector tsvector,
    search_text text,
    CONSTRAINT announcements_announcement_type_check CHECK ((announcement_type = ANY (ARRAY['general'::text, 'urgent'::text, 'academic'::text, 'event'::text, 'maintenance'::text]))),
    CONSTRAINT announcements_priority_check CHECK ((priority = ANY (ARRAY['low'::text, 'normal'::text, 'high'::text, 'urgent'::text])))
);
CREATE TABLE public.assessment_submissions (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    assessment_id uuid,
    student_id uuid,
    group_id uuid,
    attempt_number integer DEFAULT 1,
    submission_date timestamp with time zone DEFAULT now(),
    file_urls text[],
    submission_text text,
    is_late boolean DEFAULT false,
    late_days integer DEFAULT 0,
    status text,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    CONSTRAINT assessment_submissions_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'submitted'::text, 'in_review'::text, 'graded'::text, 'returned'::text])))
);
CREATE TABLE public.attendance_records (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    class_schedule_id uuid,
    student_id uuid,
    attendance_date date NOT NULL,
    status text,
    check_in_time timestamp with time zone,
    check_out_time timestamp with time zone,
    notes text,
    marked_by uuid,
    marked_at timestamp with time zone DEFAULT now(),
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    CONSTRAINT attendance_records_status_check CHECK ((status = ANY (ARRAY['present'::text, 'absent'::text, 'late'::text, 'excused'::text, 'sick'::text])))
);
CREATE TABLE public.audit_logs (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid,
    action text NOT NULL,
    resource_type text NOT NULL,
    resource_id uuid,
    new_values jsonb,
    ip_address inet,
    user_agent text,
    session_id text,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now()
);
CREATE TABLE public.calendar_events (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    academic_term_id uuid,
    event_type text,
    title jsonb NOT NULL,
    description jsonb,
    start_datetime timestamp with time zone NOT NULL,
    end_datetime timestamp with time zone,
    location text,
    is_mandatory boolean DEFAULT false,
    target_audience text[],
    created_by uuid,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    CONSTRAINT calendar_events_event_type_check CHECK ((event_type = ANY (ARRAY['holiday'::text, 'exam'::text, 'registration'::text, 'deadline'::text, 'academic'::text, 'social'::text, 'other'::text])))
);
CREATE TABLE public.course_materials (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    course_offering_id uuid,
    title jsonb NOT NULL,
    description jsonb,
    material_type text,
    file_url text,
    external_url text,
    is_mandatory boolean DEFAULT false,
    available_from timestamp with time zone,
    available_until timestamp with time zone,
    sequence_order integer,
    metadata jsonb DEFAULT '{}'::jsonb,
    uploaded_by uuid,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    CONSTRAINT course_materials_material_type_check CHECK ((material_type = ANY (ARRAY['lecture'::text, 'assignment'::text, 'reading'::text, 'video'::text, 'quiz'::text, 'project'::text, 'other'::text])))
);
CREATE TABLE public.degree_audit_progress (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    student_id uuid,
    requirement_id uuid,
    credits_completed integer DEFAULT 0,
    credits_required integer NOT NULL,
    status text DEFAULT 'not_started'::text,
    completed_courses uuid[],
    gpa numeric(3,2),
    last_updated timestamp with time zone DEFAULT now(),
    notes text,
    substitution_approved_by uuid,
    waived_by uuid,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    CONSTRAINT degree_audit_progress_status_check CHECK ((status = ANY (ARRAY['not_started'::text, 'in_progress'::text, 'completed'::text, 'waived'::text])))
);
CREATE TABLE public.enrollment_grades (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    enrollment_id uuid,
    grade_component text NOT NULL,
    marks_obtained numeric(6,2),
    max_marks numeric(6,2),
    percentage numeric(5,2),
    weight_percentage numeric(5,2),
    letter_grade text,
    grade_points numeric(3,2),
    graded_by uuid,
    graded_at timestamp with time zone DEFAULT now(),
    is_final boolean DEFAULT false,
    notes text,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    CONSTRAINT enrollment_grades_grade_points_check CHECK (((grade_points >= (0)::numeric) AND (grade_points <= (4)::numeric))),
    CONSTRAINT enrollment_grades_percentage_check CHECK (((percentage >= (0)::numeric) AND (percentage <= (100)::numeric)))
);
CREATE TABLE public.file_uploads (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    original_name text NOT NULL,
    stored_name text NOT NULL,
    file_path text NOT NULL,
    file_size bigint NOT NULL,
    mime_type text NOT NULL,
    checksum text,
    uploaded_by uuid,
    resource_type text,
    resource_id uuid,
    is_public boolean DEFAULT false,
    metadata jsonb,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now()
);
CREATE TABLE public.gpa_calculations (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    student_id uuid,
    academic_term_id uuid,
    term_gpa numeric(3,2),
    cumulative_gpa numeric(3,2),
    major_gpa numeric(3,2),
    credits_earned_term integer,
    credits_earned_total integer,
    credits_attempted_term integer,
    quality_points_term numeric(10,2),
    quality_points_total numeric(10,2),
    calculation_date timestamp with time zone DEFAULT now(),
    calculated_by text DEFAULT 'system'::text,
    is_official boolean DEFAULT false,
    notes text,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now()
);
CREATE TABLE public.grade_appeals (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    grade_id uuid,
    student_id uuid,
    reason text NOT NULL,
    supporting_documents text[],
    status text,
    reviewer_id uuid,
    review_notes text,
    original_grade jsonb,
    revised_grade jsonb,
    created_at timestamp with time zone DEFAULT now(),
    resolved_at timestamp with time zone,
    updated_at timestamp with time zone DEFAULT now(),
    CONSTRAINT grade_appeals_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'under_review'::text, 'approved'::text, 'rejected'::text, 'resolved'::text])))
);
CREATE TABLE public.graduation_applications (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    student_id uuid,
    academic_program_id uuid,
    academic_term_id uuid,
    application_date timestamp with time zone DEFAULT now(),
    status text DEFAULT 'submitted'::text,
    reviewed_by uuid,
    reviewed_at timestamp with time zone,
    ceremony_info jsonb,
    notes text,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now()
);
CREATE TABLE public.languages (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    native_name text NOT NULL,
    direction text DEFAULT 'ltr'::text,
    is_active boolean DEFAULT true,
    is_default boolean DEFAULT false,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    CONSTRAINT languages_direction_check CHECK ((direction = ANY (ARRAY['ltr'::text, 'rtl'::text])))
);
CREATE TABLE public.organization_units (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    parent_id uuid,
    type text NOT NULL,
    code text NOT NULL,
    name jsonb NOT NULL,
    description jsonb,
    established_date date,
    head_user_id uuid,
    deputy_user_ids uuid[],
    contact_info jsonb,
    settings jsonb DEFAULT '{}'::jsonb,
    is_active boolean DEFAULT true,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    CONSTRAINT organization_units_type_check CHECK ((type = ANY (ARRAY['university'::text, 'school'::text, 'faculty'::text, 'department'::text, 'program'::text, 'center'::text])))
);
CREATE MATERIALIZED VIEW public.mv_course_offering_statistics AS
 WITH live_entries AS (
         SELECT entries.course_offering_id,
            entries.student_id,
            entries.joined_at,
                CASE
                    WHEN (entries.status = 'notified'::text) THEN entries.notification_expires_at
                    ELSE NULL::timestamp with time zone
                END AS offer_lapses_at,
            offerings_1.course_id,
            offerings_1.academic_term_id,
            COALESCE(offerings_1.component, ''::text) AS component
           FROM (public.course_waitlist entries
             JOIN public.course_offerings offerings_1 ON ((offerings_1.id = entries.course_offering_id)))
          WHERE ((entries.status = 'waiting'::text) OR ((entries.status = 'notified'::text) AND (entries.notification_expires_at > now())))
        ), seats_of_waiting_students AS (
         SELECT DISTINCT enrollments_1.student_id,
            sections.course_id,
            sections.academic_term_id,
            COALESCE(sections.component, ''::text) AS component
           FROM (public.course_enrollments enrollments_1
             JOIN public.course_offerings sections ON ((sections.id = enrollments_1.course_offering_id)))
          WHERE ((enrollments_1.enrollment_status = ANY (ARRAY['enrolled'::text, 'completed'::text])) AND (enrollments_1.student_id IN ( SELECT live_entries.student_id
                   FROM live_entries)))
        ), judged_entries AS (
         SELECT live_entries.course_offering_id,
            live_entries.student_id,
            live_entries.joined_at,
            live_entries.offer_lapses_at,
            live_entries.course_id,
            live_entries.academic_term_id,
            (seats.student_id IS NULL) AS is_unmet
           FROM (live_entries
             LEFT JOIN seats_of_waiting_students seats USING (student_id, course_id, academic_term_id, component))
        ), queues AS (
         SELECT judged_entries.course_offering_id,
            count(*) AS waitlist_size,
            count(judged_entries.offer_lapses_at) AS live_offers,
            count(*) FILTER (WHERE judged_entries.is_unmet) AS unmet_demand,
            min(judged_entries.joined_at) FILTER (WHERE (judged_entries.offer_lapses_at IS NULL)) AS waiting_since,
            min(judged_entries.offer_lapses_at) AS next_offer_lapses_at
           FROM judged_entries
          GROUP BY judged_entries.course_offering_id
        ), course_queues AS (
         SELECT judged_entries.course_id,
            judged_entries.academic_term_id,
            count(DISTINCT judged_entries.student_id) FILTER (WHERE judged_entries.is_unmet) AS unmet_demand
           FROM judged_entries
          GROUP BY judged_entries.course_id, judged_entries.academic_term_id
        ), teachers AS MATERIALIZED (
         SELECT teaching.course_offering_id,
            teaching.instructor_id,
            teaching.is_primary,
            people.name
           FROM (lms_ops.teaching
             JOIN lms_ops.people ON ((people.user_id = teaching.instructor_id)))
        ), instructors AS (
         SELECT teachers.course_offering_id,
            count(*) AS instructor_count,
            array_agg(teachers.instructor_id ORDER BY teachers.is_primary DESC, (teachers.name ->> 'en'::text), teachers.instructor_id) AS instructor_ids,
            jsonb_build_object('az', string_agg((teachers.name ->> 'az'::text), ', '::text ORDER BY teachers.is_primary DESC, (teachers.name ->> 'en'::text), teachers.instructor_id), 'en', string_agg((teachers.name ->> 'en'::text), ', '::text ORDER BY teachers.is_primary DESC, (teachers.name ->> 'en'::text), teachers.instructor_id), 'ru', string_agg((teachers.name ->> 'ru'::text), ', '::text ORDER BY teachers.is_primary DESC, (teachers.name ->> 'en'::text), teachers.instructor_id)) AS instructor_names
           FROM teachers
          GROUP BY teachers.course_offering_id
        ), timetable AS (
         SELECT meetings.course_offering_id,
            round((sum(((meetings.minutes)::numeric * meetings.part_of_term)) / (50)::numeric), 2) AS contact_hours_per_week,
            jsonb_agg(jsonb_build_object('day', meetings.day_of_week, 'start', to_char((meetings.start_time)::interval, 'HH24:MI'::text), 'end', to_char((meetings.end_time)::interval, 'HH24:MI'::text), 'rooms', meetings.rooms) ORDER BY meetings.day_of_week, meetings.start_time, meetings.end_time) AS meetings
           FROM lms_ops.weekly_meetings meetings
          GROUP BY meetings.course_offering_id
        ), assessment_counts AS (
         SELECT assessments.course_offering_id,
            count(*) AS assessment_count
           FROM public.assessments
          GROUP BY assessments.course_offering_id
        ), submission_counts AS (
         SELECT assessments.course_offering_id,
            count(*) AS submission_count
           FROM (public.assessment_submissions submissions
             JOIN public.assessments ON ((assessments.id = submissions.assessment_id)))
          WHERE (submissions.status IS DISTINCT FROM 'draft'::text)
          GROUP BY assessments.course_offering_id
        ), percentages AS MATERIALIZED (
         SELECT marks_1.course_offering_id,
            marks_1.student_id,
            marks_1.percent
           FROM lms_ops.marks marks_1
        ), marks AS (
         SELECT percentages.course_offering_id,
            count(*) AS grade_count,
            round(avg(percentages.percent), 2) AS average_percentage,
            max(percentages.percent) AS highest_percentage,
            min(percentages.percent) AS lowest_percentage
           FROM percentages
          GROUP BY percentages.course_offering_id
        ), graded_students AS (
         SELECT percentages.course_offering_id,
            percentages.student_id
           FROM percentages
          WHERE (percentages.percent IS NOT NULL)
          GROUP BY percentages.course_offering_id, percentages.student_id
        ), graded_student_counts AS (
         SELECT graded_students.course_offering_id,
            count(*) AS graded_student_count
           FROM graded_students
          GROUP BY graded_students.course_offering_id
        ), attendance_of_students AS (
         SELECT schedules.course_offering_id,
            records.student_id,
            count(*) FILTER (WHERE (records.status = ANY (ARRAY['present'::text, 'late'::text]))) AS attended,
            count(*) FILTER (WHERE (records.status = 'absent'::text)) AS missed
           FROM (public.attendance_records records
             JOIN public.class_schedules schedules ON ((schedules.id = records.class_schedule_id)))
          GROUP BY schedules.course_offering_id, records.student_id
        ), attendance AS (
         SELECT attendance_of_students.course_offering_id,
            sum(attendance_of_students.attended) AS attended,
            sum(attendance_of_students.missed) AS missed,
            count(*) AS students
           FROM attendance_of_students
          WHERE ((attendance_of_students.attended + attendance_of_students.missed) > 0)
          GROUP BY attendance_of_students.course_offering_id
        )
 SELECT offerings.id AS course_offering_id,
    offerings.academic_term_id,
    offerings.course_id,
    courses.organization_unit_id,
    enrollments.enrolled AS enrolled_count,
    enrollments.completed AS completed_count,
    enrollments.dropped AS dropped_count,
    enrollments.withdrawn AS withdrawn_count,
    enrollments.waitlisted AS waitlisted_count,
    enrollments.seats_taken,
    enrollments.published_limit,
    offerings.max_enrollment,
    (GREATEST(((enrollments.published_limit - enrollments.seats_taken) - COALESCE(queues.live_offers, (0)::bigint)), (0)::bigint))::integer AS free_seats,
    (COALESCE(queues.waitlist_size, (0)::bigint))::integer AS waitlist_size,
    (COALESCE(queues.live_offers, (0)::bigint))::integer AS live_offers,
    (COALESCE(queues.unmet_demand, (0)::bigint))::integer AS unmet_demand,
    ((COALESCE(queues.waitlist_size, (0)::bigint) - COALESCE(queues.unmet_demand, (0)::bigint)))::integer AS phantom_entries,
    (COALESCE(course_queues.unmet_demand, (0)::bigint))::integer AS course_unmet_demand,
    (COALESCE(instructors.instructor_count, (0)::bigint))::integer AS instructor_count,
    (COALESCE(assessment_counts.assessment_count, (0)::bigint))::integer AS assessment_count,
    (COALESCE(submission_counts.submission_count, (0)::bigint))::integer AS submission_count,
    (COALESCE(marks.grade_count, (0)::bigint))::integer AS grade_count,
    (COALESCE(graded_student_counts.graded_student_count, (0)::bigint))::integer AS graded_student_count,
    enrollments.graded AS results_with_points,
    enrollments.d_grades AS d_count,
    enrollments.f_grades AS f_count,
    (enrollments.seats_taken + enrollments.withdrawn) AS census_count,
    ((COALESCE(attendance.attended, (0)::numeric) + COALESCE(attendance.missed, (0)::numeric)))::integer AS attendance_count,
    (COALESCE(attendance.students, (enrollments.with_attendance)::bigint))::integer AS attendance_student_count,
        CASE
            WHEN enrollments.counts_for_fill THEN round(((100.0 * (enrollments.seats_taken)::numeric) / (enrollments.published_limit)::numeric), 1)
            ELSE NULL::numeric
        END AS fill_percentage,
        CASE
            WHEN (NOT enrollments.counts_for_fill) THEN NULL::text
            WHEN (((100.0 * (enrollments.seats_taken)::numeric) / (enrollments.published_limit)::numeric) > ( SELECT lms_ops.setting('demand'::text, 'overloaded_above_percent'::text) AS setting)) THEN 'overloaded'::text
            WHEN (((100.0 * (enrollments.seats_taken)::numeric) / (enrollments.published_limit)::numeric) < ( SELECT lms_ops.setting('demand'::text, 'underfilled_below_percent'::text) AS setting)) THEN 'underfilled'::text
            ELSE 'balanced'::text
        END AS fill_band,
    offerings.component,
    offerings.parent_offering_id,
    offerings.enrollment_status,
    COALESCE(offerings.is_published, false) AS is_published,
    offerings.waitlist_capacity,
    queues.waiting_since,
    queues.next_offer_lapses_at,
    marks.average_percentage,
    marks.highest_percentage,
    marks.lowest_percentage,
    round(enrollments.average_points, 2) AS average_grade_points,
    round(COALESCE(((100.0 * attendance.attended) / NULLIF((attendance.attended + attendance.missed), (0)::numeric)), enrollments.average_attendance), 2) AS attendance_percentage,
    timetable.contact_hours_per_week,
    terms.academic_year,
    terms.term_type,
    ((terms.academic_year || ' '::text) || terms.term_type) AS term_label,
    terms.start_date AS term_start_date,
    courses.code AS course_code,
    courses.name AS course_name,
    COALESCE(courses.course_level, 'undergraduate'::text) AS course_level,
    units.code AS unit_code,
    units.name AS unit_name,
    offerings.section_code,
    COALESCE(offerings.credits, (courses.credit_hours)::numeric) AS credits,
    offerings.language_of_instruction,
    offerings.delivery_mode,
    COALESCE(instructors.instructor_ids, '{}'::uuid[]) AS instructor_ids,
    instructors.instructor_names,
    COALESCE(timetable.meetings, '[]'::jsonb) AS meetings
   FROM (((((((((((((public.course_offerings offerings
     JOIN lms_ops.enrollment_counts enrollments ON ((enrollments.course_offering_id = offerings.id)))
     LEFT JOIN public.courses ON ((courses.id = offerings.course_id)))
     LEFT JOIN public.organization_units units ON ((units.id = courses.organization_unit_id)))
     LEFT JOIN public.academic_terms terms ON ((terms.id = offerings.academic_term_id)))
     LEFT JOIN queues ON ((queues.course_offering_id = offerings.id)))
     LEFT JOIN course_queues ON (((course_queues.course_id = offerings.course_id) AND (course_queues.academic_term_id = offerings.academic_term_id))))
     LEFT JOIN instructors ON ((instructors.course_offering_id = offerings.id)))
     LEFT JOIN timetable ON ((timetable.course_offering_id = offerings.id)))
     LEFT JOIN assessment_counts ON ((assessment_counts.course_offering_id = offerings.id)))
     LEFT JOIN submission_counts ON ((submission_counts.course_offering_id = offerings.id)))
     LEFT JOIN marks ON ((marks.course_offering_id = offerings.id)))
     LEFT JOIN graded_student_counts ON ((graded_student_counts.course_offering_id = offerings.id)))
     LEFT JOIN attendance ON ((attendance.course_offering_id = offerings.id)))
  WITH NO DATA;
COMMENT ON MATERIALIZED VIEW public.mv_course_offering_statistics IS 'Demand, seats, teaching and results of every offering, as of the last refresh. One row per offering.';
CREATE TABLE public.roles (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    code text NOT NULL,
    name jsonb NOT NULL,
    description jsonb,
    level integer NOT NULL,
    is_system boolean DEFAULT false,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now()
);
CREATE TABLE public.staff_members (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid,
    employee_number text NOT NULL,
    organization_unit_id uuid,
    position_title jsonb NOT NULL,
    employment_type text,
    hire_date date NOT NULL,
    contract_end_date date,
    academic_rank text,
    administrative_role text,
    office_location text,
    office_hours jsonb,
    research_interests text[],
    qualifications jsonb,
    is_active boolean DEFAULT true,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    search_vector tsvector,
    search_text text,
    CONSTRAINT staff_members_contract_ends_after_hire CHECK ((contract_end_date > hire_date)),
    CONSTRAINT staff_members_employment_type_check CHECK ((employment_type = ANY (ARRAY['full_time'::text, 'part_time'::text, 'contract'::text, 'visiting'::text]))),
    CONSTRAINT staff_members_position_title_check CHECK ((position_title ? 'az'::text))
);
CREATE TABLE public.user_roles (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid,
    role_id uuid,
    organization_unit_id uuid,
    valid_from timestamp with time zone DEFAULT now(),
    valid_until timestamp with time zone,
    assigned_by uuid,
    reason text,
    is_primary boolean DEFAULT false,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now()
);
CREATE MATERIALIZED VIEW public.mv_faculty_workload AS
 WITH sections_taught AS (
         SELECT teaching.instructor_id,
            offerings.academic_term_id,
            offerings.id AS course_offering_id,
            offerings.course_id,
            courses.organization_unit_id,
            teaching.is_primary,
            teaching.share,
            (COALESCE(courses.course_level, 'undergraduate'::text) <> 'undergraduate'::text) AS is_graduate,
            enrollments.seats_taken,
            enrollments.published_limit,
            enrollments.counts_for_fill,
                CASE
                    WHEN (offerings.parent_offering_id IS NULL) THEN COALESCE(offerings.credits, (courses.credit_hours)::numeric)
                    ELSE COALESCE(offerings.credits, (0)::numeric)
                END AS credits
           FROM (((lms_ops.teaching
             JOIN public.course_offerings offerings ON ((offerings.id = teaching.course_offering_id)))
             JOIN public.courses ON ((courses.id = offerings.course_id)))
             JOIN lms_ops.enrollment_counts enrollments ON ((enrollments.course_offering_id = offerings.id)))
          WHERE ((offerings.academic_term_id IS NOT NULL) AND (offerings.enrollment_status IS DISTINCT FROM 'cancelled'::text))
        ), meetings_taught AS (
         SELECT sections_taught.instructor_id,
            sections_taught.academic_term_id,
            (max((((meetings.minutes)::numeric * meetings.part_of_term) * sections_taught.share)) / (50)::numeric) AS hours,
            bool_or(sections_taught.is_graduate) AS is_graduate
           FROM (sections_taught
             JOIN lms_ops.weekly_meetings meetings USING (course_offering_id))
          GROUP BY sections_taught.instructor_id, sections_taught.academic_term_id, meetings.day_of_week, meetings.start_time, meetings.end_time
        ), contact AS (
         SELECT meetings_taught.instructor_id,
            meetings_taught.academic_term_id,
            sum(meetings_taught.hours) AS hours,
            COALESCE(sum(meetings_taught.hours) FILTER (WHERE meetings_taught.is_graduate), (0)::numeric) AS graduate_hours
           FROM meetings_taught
          GROUP BY meetings_taught.instructor_id, meetings_taught.academic_term_id
        ), sections AS (
         SELECT sections_taught.instructor_id,
            sections_taught.academic_term_id,
            mode() WITHIN GROUP (ORDER BY sections_taught.organization_unit_id) AS organization_unit_id,
            count(*) FILTER (WHERE sections_taught.is_primary) AS courses_primary,
            count(*) FILTER (WHERE (NOT sections_taught.is_primary)) AS courses_assisting,
            count(DISTINCT sections_taught.course_id) AS preparations,
            count(*) FILTER (WHERE (sections_taught.share < (1)::numeric)) AS shared_sections,
            count(*) FILTER (WHERE sections_taught.is_graduate) AS graduate_sections,
            sum(sections_taught.published_limit) FILTER (WHERE sections_taught.counts_for_fill) AS capacity,
            sum(sections_taught.seats_taken) AS enrollment,
            sum(sections_taught.seats_taken) FILTER (WHERE sections_taught.counts_for_fill) AS counted_enrollment,
            round(sum(((sections_taught.seats_taken)::numeric * sections_taught.share)), 6) AS enrollment_by_share,
            round(sum((((sections_taught.seats_taken)::numeric * sections_taught.share) * sections_taught.credits)), 6) AS student_credit_hours
           FROM sections_taught
          GROUP BY sections_taught.instructor_id, sections_taught.academic_term_id
        ), assessments_created AS (
         SELECT assessments.created_by AS instructor_id,
            offerings.academic_term_id,
            count(*) AS assessment_count
           FROM (public.assessments
             JOIN public.course_offerings offerings ON ((offerings.id = assessments.course_offering_id)))
          GROUP BY assessments.created_by, offerings.academic_term_id
        ), marks_given AS MATERIALIZED (
         SELECT marks.graded_by AS instructor_id,
            offerings.academic_term_id,
            offerings.id AS course_offering_id,
            marks.student_id,
            marks.percent
           FROM (lms_ops.marks
             JOIN public.course_offerings offerings ON ((offerings.id = marks.course_offering_id)))
        ), grades_submitted AS (
         SELECT marks_given.instructor_id,
            marks_given.academic_term_id,
            count(*) AS grade_count,
            round(avg(marks_given.percent), 2) AS average_percentage
           FROM marks_given
          GROUP BY marks_given.instructor_id, marks_given.academic_term_id
        ), graded_students AS (
         SELECT marks_given.instructor_id,
            marks_given.academic_term_id,
            marks_given.course_offering_id,
            marks_given.student_id
           FROM marks_given
          WHERE (marks_given.percent IS NOT NULL)
          GROUP BY marks_given.instructor_id, marks_given.academic_term_id, marks_given.course_offering_id, marks_given.student_id
        ), graded_groups AS (
         SELECT graded_students.instructor_id,
            graded_students.academic_term_id,
            min(count(*)) OVER (PARTITION BY graded_students.course_offering_id) AS smallest_beside
           FROM graded_students
          GROUP BY graded_students.instructor_id, graded_students.academic_term_id, graded_students.course_offering_id
        ), smallest_graded_groups AS (
         SELECT graded_groups.instructor_id,
            graded_groups.academic_term_id,
            min(graded_groups.smallest_beside) AS students
           FROM graded_groups
          GROUP BY graded_groups.instructor_id, graded_groups.academic_term_id
        ), teaching_staff AS (
         SELECT staff_1.user_id,
            staff_1.hire_date,
            staff_1.contract_end_date
           FROM public.staff_members staff_1
          WHERE ((staff_1.user_id IS NOT NULL) AND COALESCE(staff_1.is_active, true) AND ((staff_1.academic_rank IS NOT NULL) OR (staff_1.user_id IN ( SELECT user_roles.user_id
                   FROM (public.user_roles
                     JOIN public.roles ON ((roles.id = user_roles.role_id)))
                  WHERE ((roles.code = 'TEACHER'::text) AND (COALESCE(user_roles.valid_until, 'infinity'::timestamp with time zone) > now())))) OR (staff_1.user_id IN ( SELECT teaching.instructor_id
                   FROM lms_ops.teaching))))
        ), teachers_of_terms AS (
         SELECT sections_1.instructor_id,
            sections_1.academic_term_id
           FROM sections sections_1
        UNION
         SELECT teaching_staff.user_id,
            terms_1.id
           FROM (teaching_staff
             JOIN public.academic_terms terms_1 ON (((terms_1.end_date >= teaching_staff.hire_date) AND (terms_1.start_date <= COALESCE(teaching_staff.contract_end_date, 'infinity'::date)))))
        ), loads AS (
         SELECT teachers_of_terms.instructor_id,
            teachers_of_terms.academic_term_id,
            (sections_1.instructor_id IS NOT NULL) AS has_courses,
                CASE
                    WHEN (sections_1.instructor_id IS NULL) THEN (0)::numeric
                    ELSE contact.hours
                END AS contact_hours,
            COALESCE((contact.graduate_hours / NULLIF(contact.hours, (0)::numeric)), (0)::numeric) AS graduate_part,
                CASE
                    WHEN (staff_1.employment_type = ANY (ARRAY['part_time'::text, 'contract'::text])) THEN ( SELECT lms_ops.setting('workload'::text, 'part_time_share'::text) AS setting)
                    ELSE (1)::numeric
                END AS employed_part
           FROM (((teachers_of_terms
             LEFT JOIN sections sections_1 USING (instructor_id, academic_term_id))
             LEFT JOIN contact USING (instructor_id, academic_term_id))
             LEFT JOIN public.staff_members staff_1 ON ((staff_1.user_id = teachers_of_terms.instructor_id)))
        ), limits AS (
         SELECT loads.instructor_id,
            loads.academic_term_id,
            loads.has_courses,
            loads.contact_hours,
            loads.graduate_part,
            (loads.employed_part * ((((1)::numeric - loads.graduate_part) * ( SELECT lms_ops.setting('workload'::text, 'undergraduate_hours'::text) AS setting)) + (loads.graduate_part * ( SELECT lms_ops.setting('workload'::text, 'graduate_hours'::text) AS setting)))) AS hours_limit
           FROM loads
        ), measured AS (
         SELECT limits.instructor_id,
            limits.academic_term_id,
            limits.has_courses,
            round(limits.contact_hours, 6) AS contact_hours,
            round(limits.hours_limit, 6) AS hours_limit,
            round((((100)::numeric * limits.contact_hours) / NULLIF(limits.hours_limit, (0)::numeric)), 6) AS load_percentage,
            round(((100)::numeric * limits.graduate_part), 6) AS graduate_percentage
           FROM limits
        )
 SELECT measured.instructor_id,
    measured.academic_term_id,
    COALESCE(staff.organization_unit_id, sections.organization_unit_id) AS organization_unit_id,
    (COALESCE(sections.courses_primary, (0)::bigint))::integer AS courses_primary,
    (COALESCE(sections.courses_assisting, (0)::bigint))::integer AS courses_assisting,
    (COALESCE(sections.preparations, (0)::bigint))::integer AS preparations,
    (COALESCE(sections.shared_sections, (0)::bigint))::integer AS shared_sections,
    (COALESCE(sections.graduate_sections, (0)::bigint))::integer AS graduate_sections,
    (COALESCE(sections.capacity, (0)::bigint))::integer AS total_capacity,
    (COALESCE(sections.enrollment, (0)::bigint))::integer AS total_enrollment,
    (COALESCE(assessments_created.assessment_count, (0)::bigint))::integer AS assessments_created,
    (COALESCE(grades_submitted.grade_count, (0)::bigint))::integer AS grades_submitted,
    (COALESCE(smallest_graded_groups.students, (0)::bigint))::integer AS smallest_graded_group,
        CASE
            WHEN (NOT measured.has_courses) THEN 'unassigned'::text
            WHEN (measured.contact_hours IS NULL) THEN 'unknown'::text
            WHEN (measured.load_percentage > (100)::numeric) THEN 'over'::text
            WHEN (measured.load_percentage < ( SELECT lms_ops.setting('workload'::text, 'underloaded_below_percent'::text) AS setting)) THEN 'under'::text
            ELSE 'balanced'::text
        END AS load_band,
    round(measured.contact_hours, 2) AS contact_hours_per_week,
    round(measured.hours_limit, 2) AS hours_limit,
    round(measured.load_percentage, 1) AS load_percentage,
    round(measured.graduate_percentage, 1) AS graduate_percentage,
    round(((100.0 * (sections.counted_enrollment)::numeric) / (NULLIF(sections.capacity, 0))::numeric), 1) AS fill_percentage,
    round(COALESCE(sections.enrollment_by_share, (0)::numeric), 1) AS enrollment_by_share,
    round(COALESCE(sections.student_credit_hours, (0)::numeric), 1) AS student_credit_hours,
    grades_submitted.average_percentage AS average_percentage_given,
    terms.academic_year,
    terms.term_type,
    ((terms.academic_year || ' '::text) || terms.term_type) AS term_label,
    terms.start_date AS term_start_date,
    staff.id AS staff_member_id,
    staff.employee_number,
    people.name,
    staff.employment_type,
    staff.academic_rank,
    staff.position_title,
    units.code AS unit_code,
    units.name AS unit_name
   FROM ((((((((measured
     JOIN public.academic_terms terms ON ((terms.id = measured.academic_term_id)))
     JOIN lms_ops.people ON ((people.user_id = measured.instructor_id)))
     LEFT JOIN public.staff_members staff ON ((staff.user_id = measured.instructor_id)))
     LEFT JOIN sections USING (instructor_id, academic_term_id))
     LEFT JOIN public.organization_units units ON ((units.id = COALESCE(staff.organization_unit_id, sections.organization_unit_id))))
     LEFT JOIN assessments_created USING (instructor_id, academic_term_id))
     LEFT JOIN grades_submitted USING (instructor_id, academic_term_id))
     LEFT JOIN smallest_graded_groups USING (instructor_id, academic_term_id))
  WITH NO DATA;
COMMENT ON MATERIALIZED VIEW public.mv_faculty_workload IS 'What every teacher carries in a term, as of the last refresh; teaching staff without a course too. One row per teacher and term.';
CREATE TABLE public.student_holds (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    student_id uuid NOT NULL,
    hold_category text NOT NULL,
    reason text NOT NULL,
    organization_unit_id uuid,
    blocks_registration boolean DEFAULT false NOT NULL,
    blocks_transcripts boolean DEFAULT false NOT NULL,
    blocks_graduation boolean DEFAULT false NOT NULL,
    blocks_grades boolean DEFAULT false NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    effective_from timestamp with time zone DEFAULT now() NOT NULL,
    effective_until timestamp with time zone,
    placed_by uuid,
    released_by uuid,
    released_at timestamp with time zone,
    release_reason text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    standing_change_id uuid,
    CONSTRAINT student_holds_end_after_start CHECK ((effective_until > effective_from)),
    CONSTRAINT student_holds_hold_category_check CHECK ((hold_category = ANY (ARRAY['financial'::text, 'academic'::text, 'disciplinary'::text, 'administrative'::text, 'library'::text, 'health'::text]))),
    CONSTRAINT student_holds_reason_check CHECK ((btrim(reason) <> ''::text)),
    CONSTRAINT student_holds_released_is_not_active CHECK (((released_at IS NULL) OR (NOT is_active)))
);
CREATE MATERIALIZED VIEW public.mv_student_statistics AS
 WITH enrollment_counts AS (
         SELECT enrollments.student_id,
            count(*) AS total,
            count(*) FILTER (WHERE (enrollments.enrollment_status = 'completed'::text)) AS completed,
            count(*) FILTER (WHERE (enrollments.enrollment_status = 'enrolled'::text)) AS current,
            count(*) FILTER (WHERE (enrollments.enrollment_status = 'dropped'::text)) AS dropped,
            count(*) FILTER (WHERE (enrollments.enrollment_status = 'withdrawn'::text)) AS withdrawn,
            avg(enrollments.attendance_percentage) FILTER (WHERE (enrollments.enrollment_status = ANY (ARRAY['enrolled'::text, 'completed'::text]))) AS stated_attendance,
            max(enrollments.enrollment_date) AS last_enrollment_at
           FROM public.course_enrollments enrollments
          GROUP BY enrollments.student_id
        ), term_results AS (
         SELECT completed_courses.student_id,
            completed_courses.academic_term_id,
            sum((completed_courses.credits * completed_courses.grade_points)) AS quality_points,
            sum(completed_courses.credits) FILTER (WHERE (completed_courses.grade_points IS NOT NULL)) AS gpa_credits,
            sum(completed_courses.credits) FILTER (WHERE (completed_courses.grade_points IS DISTINCT FROM (0)::numeric)) AS credits_earned,
            count(*) FILTER (WHERE (completed_courses.grade_points = (0)::numeric)) AS failed_courses
           FROM lms_ops.completed_courses
          GROUP BY completed_courses.student_id, completed_courses.academic_term_id
        ), results AS (
         SELECT term_results.student_id,
            sum(term_results.quality_points) AS quality_points,
            sum(term_results.gpa_credits) AS gpa_credits,
            sum(term_results.credits_earned) AS credits_earned,
            sum(term_results.failed_courses) AS failed_courses
           FROM term_results
          GROUP BY term_results.student_id
        ), latest_results AS (
         SELECT DISTINCT ON (term_results.student_id) term_results.student_id,
            term_results.academic_term_id,
            round((term_results.quality_points / term_results.gpa_credits), 2) AS gpa
           FROM (term_results
             JOIN public.academic_terms terms ON ((terms.id = term_results.academic_term_id)))
          WHERE (term_results.gpa_credits > (0)::numeric)
          ORDER BY term_results.student_id, terms.start_date DESC, terms.id
        ), current_courses AS (
         SELECT enrollments.student_id,
            max(COALESCE(offerings.credits, (courses.credit_hours)::numeric)) AS credits
           FROM ((public.course_enrollments enrollments
             JOIN public.course_offerings offerings ON ((offerings.id = enrollments.course_offering_id)))
             JOIN public.courses ON ((courses.id = offerings.course_id)))
          WHERE (enrollments.enrollment_status = 'enrolled'::text)
          GROUP BY enrollments.student_id, offerings.academic_term_id, offerings.course_id
        ), in_progress AS (
         SELECT current_courses.student_id,
            count(*) AS courses,
            sum(current_courses.credits) AS credits
           FROM current_courses
          GROUP BY current_courses.student_id
        ), percentages AS MATERIALIZED (
         SELECT marks_1.student_id,
            marks_1.percent,
            marks_1.graded_at
           FROM lms_ops.marks marks_1
        ), marks AS (
         SELECT percentages.student_id,
            count(*) AS grade_count,
            round(avg(percentages.percent), 2) AS average_percentage,
            max(percentages.percent) AS highest_percentage,
            min(percentages.percent) AS lowest_percentage,
            max(percentages.graded_at) AS last_graded_at
           FROM percentages
          GROUP BY percentages.student_id
        ), submission_counts AS (
         SELECT submissions.student_id,
            count(*) AS submission_count,
            max(submissions.submission_date) AS last_submission_at
           FROM public.assessment_submissions submissions
          WHERE (submissions.status IS DISTINCT FROM 'draft'::text)
          GROUP BY submissions.student_id
        ), attendance AS (
         SELECT records.student_id,
            count(*) FILTER (WHERE (records.status = ANY (ARRAY['present'::text, 'late'::text]))) AS attended,
            count(*) FILTER (WHERE (records.status = 'late'::text)) AS late,
            count(*) FILTER (WHERE (records.status = 'absent'::text)) AS missed,
            count(*) FILTER (WHERE (records.status = ANY (ARRAY['excused'::text, 'sick'::text]))) AS excused,
            max(records.attendance_date) FILTER (WHERE (records.status = ANY (ARRAY['present'::text, 'late'::text]))) AS last_attended_on
           FROM public.attendance_records records
          GROUP BY records.student_id
        ), holds AS (
         SELECT student_holds.student_id,
            count(*) AS active_holds,
            bool_or(student_holds.blocks_registration) AS blocks_registration
           FROM public.student_holds
          WHERE (student_holds.is_active AND (student_holds.effective_from <= now()) AND (COALESCE(student_holds.effective_until, 'infinity'::timestamp with time zone) > now()))
          GROUP BY student_holds.student_id
        ), figures AS (
         SELECT students_1.id AS student_id,
            round((results_1.quality_points / NULLIF(results_1.gpa_credits, (0)::numeric)), 2) AS cumulative_gpa,
            round(COALESCE(((100.0 * (attendance_1.attended)::numeric) / (NULLIF((attendance_1.attended + attendance_1.missed), 0))::numeric), enrollment_counts_1.stated_attendance), 2) AS attendance_percentage
           FROM (((public.students students_1
             LEFT JOIN results results_1 ON ((results_1.student_id = students_1.id)))
             LEFT JOIN attendance attendance_1 ON ((attendance_1.student_id = students_1.id)))
             LEFT JOIN enrollment_counts enrollment_counts_1 ON ((enrollment_counts_1.student_id = students_1.id)))
        )
 SELECT students.id AS student_id,
    programs.organization_unit_id,
    students.academic_program_id,
    (COALESCE(enrollment_counts.total, (0)::bigint))::integer AS total_enrollments,
    (COALESCE(enrollment_counts.completed, (0)::bigint))::integer AS completed_enrollments,
    (COALESCE(enrollment_counts.current, (0)::bigint))::integer AS current_enrollments,
    (COALESCE(enrollment_counts.dropped, (0)::bigint))::integer AS dropped_enrollments,
    (COALESCE(enrollment_counts.withdrawn, (0)::bigint))::integer AS withdrawn_enrollments,
    (COALESCE(in_progress.courses, (0)::bigint))::integer AS current_courses,
    (COALESCE(results.failed_courses, (0)::numeric))::integer AS failed_courses,
    (COALESCE(marks.grade_count, (0)::bigint))::integer AS grade_count,
    (COALESCE(submission_counts.submission_count, (0)::bigint))::integer AS submission_count,
    (COALESCE(attendance.attended, (0)::bigint))::integer AS attended_count,
    (COALESCE(attendance.late, (0)::bigint))::integer AS late_count,
    (COALESCE(attendance.missed, (0)::bigint))::integer AS missed_count,
    (COALESCE(attendance.excused, (0)::bigint))::integer AS excused_count,
    (COALESCE(holds.active_holds, (0)::bigint))::integer AS active_holds,
    COALESCE(holds.blocks_registration, false) AS registration_is_blocked,
    students.status,
        CASE
            WHEN (students.status = 'active'::text) THEN array_remove(ARRAY[
            CASE
                WHEN (figures.cumulative_gpa < ( SELECT lms_ops.setting('students'::text, 'at_risk_below_gpa'::text) AS setting)) THEN 'low_gpa'::text
                ELSE NULL::text
            END,
            CASE
                WHEN (figures.attendance_percentage < ( SELECT lms_ops.setting('students'::text, 'at_risk_below_attendance_percent'::text) AS setting)) THEN 'low_attendance'::text
                ELSE NULL::text
            END,
            CASE
                WHEN (standings.standing = ANY (ARRAY['warning'::text, 'probation'::text, 'suspension'::text, 'dismissal'::text])) THEN 'poor_standing'::text
                ELSE NULL::text
            END], NULL::text)
            ELSE '{}'::text[]
        END AS risk_reasons,
    figures.cumulative_gpa,
    latest_results.gpa AS current_gpa,
    latest_results.academic_term_id AS current_gpa_term_id,
    COALESCE(results.quality_points, (0)::numeric) AS quality_points,
    COALESCE(results.gpa_credits, (0)::numeric) AS gpa_credits,
    COALESCE(results.credits_earned, (0)::numeric) AS credits_earned,
    COALESCE(in_progress.credits, (0)::numeric) AS credits_in_progress,
    programs.total_credits AS credits_required,
    figures.attendance_percentage,
    marks.average_percentage,
    marks.highest_percentage,
    marks.lowest_percentage,
    standings.standing,
    standings.effective_date AS standing_since,
    round(((GREATEST((COALESCE(students.actual_graduation_date, ((now() AT TIME ZONE ( SELECT lms_ops.timezone() AS timezone)))::date) - students.enrollment_date), 0))::numeric / 365.25), 1) AS years_enrolled,
    students.enrollment_date,
    enrollment_counts.last_enrollment_at,
    submission_counts.last_submission_at,
    marks.last_graded_at,
    attendance.last_attended_on,
    users.last_login_at,
    GREATEST(enrollment_counts.last_enrollment_at, submission_counts.last_submission_at, ((attendance.last_attended_on)::timestamp without time zone AT TIME ZONE ( SELECT lms_ops.timezone() AS timezone)), users.last_login_at) AS last_activity_at,
    students.user_id,
    students.student_number,
    COALESCE(people.name, jsonb_build_object('az', students.student_number, 'en', students.student_number, 'ru', students.student_number)) AS name,
    students.study_mode,
    students.funding_type,
    programs.code AS program_code,
    programs.name AS program_name,
    programs.degree_type,
    units.code AS unit_code,
    units.name AS unit_name,
    students.academic_advisor_id,
    advisors.name AS advisor_name
   FROM (((((((((((((((public.students
     JOIN figures ON ((figures.student_id = students.id)))
     LEFT JOIN public.users ON ((users.id = students.user_id)))
     LEFT JOIN lms_ops.people ON ((people.user_id = students.user_id)))
     LEFT JOIN lms_ops.people advisors ON ((advisors.user_id = students.academic_advisor_id)))
     LEFT JOIN public.academic_programs programs ON ((programs.id = students.academic_program_id)))
     LEFT JOIN public.organization_units units ON ((units.id = programs.organization_unit_id)))
     LEFT JOIN enrollment_counts ON ((enrollment_counts.student_id = students.id)))
     LEFT JOIN results ON ((results.student_id = students.id)))
     LEFT JOIN latest_results ON ((latest_results.student_id = students.id)))
     LEFT JOIN in_progress ON ((in_progress.student_id = students.id)))
     LEFT JOIN marks ON ((marks.student_id = students.id)))
     LEFT JOIN submission_counts ON ((submission_counts.student_id = students.id)))
     LEFT JOIN attendance ON ((attendance.student_id = students.id)))
     LEFT JOIN holds ON ((holds.student_id = students.id)))
     LEFT JOIN lms_ops.current_standings standings ON ((standings.student_id = students.id)))
  WITH NO DATA;
COMMENT ON MATERIALIZED VIEW public.mv_student_statistics IS 'Enrollments, results, attendance and standing of every student, as of the last refresh. One row per student.';
CREATE TABLE public.notification_templates (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    description text,
    category text,
    channels text[] DEFAULT '{email}'::text[],
    subject_template jsonb,
    body_template jsonb,
    variables jsonb,
    is_active boolean DEFAULT true,
    created_at timestamp with time zone DEFAULT now(),
    CONSTRAINT notification_templates_category_check CHECK ((category = ANY (ARRAY['academic'::text, 'administrative'::text, 'system'::text, 'reminder'::text, 'alert'::text])))
);
CREATE TABLE public.notifications (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    template_id uuid,
    recipient_id uuid,
    channel text NOT NULL,
    language text DEFAULT 'az'::text,
    subject text,
    body text,
    data jsonb,
    status text DEFAULT 'pending'::text,
    priority integer DEFAULT 5,
    scheduled_for timestamp with time zone,
    sent_at timestamp with time zone,
    delivered_at timestamp with time zone,
    read_at timestamp with time zone,
    error_message text,
    retry_count integer DEFAULT 0,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    CONSTRAINT notifications_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'sent'::text, 'delivered'::text, 'failed'::text, 'cancelled'::text])))
);
CREATE TABLE public.page_views (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid,
    session_id text,
    page_path text,
    page_title text,
    view_timestamp timestamp with time zone DEFAULT now(),
    time_on_page_seconds integer,
    referrer text,
    ip_address inet,
    user_agent text,
    metadata jsonb,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now()
);
CREATE TABLE public.permissions (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    resource text NOT NULL,
    action text NOT NULL,
    scope text,
    conditions jsonb,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now()
);
CREATE TABLE public.role_permissions (
    role_id uuid NOT NULL,
    permission_id uuid NOT NULL,
    granted_at timestamp with time zone DEFAULT now(),
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now()
);
CREATE TABLE public.schedule_conflicts (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    student_id uuid NOT NULL,
    academic_term_id uuid NOT NULL,
    conflict_type text NOT NULL,
    course_offering_id uuid,
    conflicting_offering_id uuid,
    facts jsonb NOT NULL,
    status text DEFAULT 'detected'::text NOT NULL,
    detected_at timestamp with time zone DEFAULT now() NOT NULL,
    notified_at timestamp with time zone,
    resolved_at timestamp with time zone,
    resolved_by uuid,
    resolution_method text,
    resolution_note text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT schedule_conflicts_conflict_type_check CHECK ((conflict_type = ANY (ARRAY['time_overlap'::text, 'missing_prerequisite'::text, 'missing_corequisite'::text, 'credit_overload'::text, 'duplicate_course'::text, 'incompatible_courses'::text]))),
    CONSTRAINT schedule_conflicts_resolved_when_over CHECK (((status = ANY (ARRAY['resolved'::text, 'dismissed'::text])) = (resolved_at IS NOT NULL))),
    CONSTRAINT schedule_conflicts_status_check CHECK ((status = ANY (ARRAY['detected'::text, 'notified'::text, 'resolved'::text, 'dismissed'::text])))
);
CREATE TABLE public.student_transcripts (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    student_id uuid,
    academic_term_id uuid,
    transcript_type text,
    gpa_term numeric(3,2),
    gpa_cumulative numeric(3,2),
    total_credits_earned integer,
    total_credits_attempted integer,
    academic_standing text,
    generated_date timestamp with time zone DEFAULT now(),
    generated_by uuid,
    file_url text,
    verification_code text,
    is_official boolean DEFAULT false,
    signature_data jsonb,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    CONSTRAINT student_transcripts_academic_standing_check CHECK ((academic_standing = ANY (ARRAY['good'::text, 'probation'::text, 'suspended'::text, 'dismissed'::text, 'graduated'::text]))),
    CONSTRAINT student_transcripts_transcript_type_check CHECK ((transcript_type = ANY (ARRAY['official'::text, 'unofficial'::text, 'partial'::text])))
);
CREATE TABLE public.system_metrics (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    metric_name text NOT NULL,
    metric_value numeric,
    metric_unit text,
    tags jsonb,
    recorded_at timestamp with time zone DEFAULT now(),
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now()
);
CREATE TABLE public.system_settings (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    category text NOT NULL,
    key text NOT NULL,
    value jsonb NOT NULL,
    value_type text,
    description text,
    is_public boolean DEFAULT false,
    is_editable boolean DEFAULT true,
    updated_by uuid,
    updated_at timestamp with time zone DEFAULT now(),
    CONSTRAINT system_settings_value_type_check CHECK ((value_type = ANY (ARRAY['string'::text, 'number'::text, 'boolean'::text, 'json'::text, 'array'::text])))
);
CREATE TABLE public.transcript_requests (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    student_id uuid,
    request_type text,
    delivery_method text,
    delivery_address jsonb,
    purpose text,
    copies_requested integer DEFAULT 1,
    rush_processing boolean DEFAULT false,
    status text DEFAULT 'pending'::text,
    fee_amount numeric(10,2),
    payment_status text,
    recipient_name text,
    recipient_organization text,
    requested_date timestamp with time zone DEFAULT now(),
    approved_date timestamp with time zone,
    completed_date timestamp with time zone,
    rejection_reason text,
    notes text,
    approved_by uuid,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    CONSTRAINT transcript_requests_delivery_method_check CHECK ((delivery_method = ANY (ARRAY['email'::text, 'mail'::text, 'pickup'::text, 'digital'::text]))),
    CONSTRAINT transcript_requests_request_type_check CHECK ((request_type = ANY (ARRAY['official'::text, 'unofficial'::text, 'verification'::text, 'duplicate'::text]))),
    CONSTRAINT transcript_requests_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'processing'::text, 'approved'::text, 'completed'::text, 'rejected'::text, 'cancelled'::text])))
);
CREATE TABLE public.user_preferences (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid NOT NULL,
    language text DEFAULT 'az'::text,
    timezone text DEFAULT 'Asia/Baku'::text,
    theme text DEFAULT 'light'::text,
    notifications_enabled boolean DEFAULT true,
    email_notifications boolean DEFAULT true,
    sms_notifications boolean DEFAULT false,
    push_notifications boolean DEFAULT true,
    preferences jsonb DEFAULT '{}'::jsonb,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    CONSTRAINT user_preferences_theme_check CHECK ((theme = ANY (ARRAY['light'::text, 'dark'::text, 'auto'::text])))
);
CREATE TABLE public.user_sessions (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid,
    username text,
    session_id text,
    login_timestamp timestamp with time zone DEFAULT now(),
    logout_timestamp timestamp with time zone,
    last_activity_timestamp timestamp with time zone,
    ip_address inet,
    user_agent text,
    device_type text,
    browser text,
    operating_system text,
    is_active boolean DEFAULT true,
    session_duration_seconds integer,
    metadata jsonb,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now()
);
CREATE VIEW report.access WITH (security_invoker='true', security_barrier='true') AS
 SELECT logs.id AS entry_id,
    logs.created_at AS happened_at,
        CASE
            WHEN (logs.action = 'view'::text) THEN 'looked'::text
            WHEN (logs.action = 'export'::text) THEN 'exported'::text
            WHEN (logs.action = ANY (ARRAY['login'::text, 'failed_login'::text, 'sign_in'::text, 'sign_out'::text])) THEN 'signed in'::text
            ELSE 'changed'::text
        END AS kind,
    logs.user_id,
    logs.action,
    logs.resource_type,
    logs.resource_id,
        CASE
            WHEN (logs.resource_type = ANY (ARRAY['student'::text, 'students'::text])) THEN logs.resource_id
            WHEN (about.student_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'::text) THEN (about.student_id)::uuid
            ELSE NULL::uuid
        END AS student_id,
    (logs.new_values -> 'old'::text) AS old_values,
    (logs.new_values -> 'new'::text) AS new_values,
    (logs.new_values ->> 'reason'::text) AS reason
   FROM (public.audit_logs logs
     CROSS JOIN LATERAL ( SELECT COALESCE(((logs.new_values -> 'new'::text) ->> 'student_id'::text), ((logs.new_values -> 'old'::text) ->> 'student_id'::text)) AS student_id) about);
COMMENT ON VIEW report.access IS 'Who opened a record, took rows away, changed what and how, signed in, when and what for. One row per entry of the audit log.';
CREATE VIEW report.announcements WITH (security_barrier='true') AS
 SELECT announcements.id AS announcement_id,
    announcements.title,
    announcements.content,
    announcements.announcement_type,
    announcements.publish_date AS published_at,
    announcements.expire_date AS expires_at,
    people.name AS published_by_name
   FROM (public.announcements
     LEFT JOIN lms_ops.people ON ((people.user_id = announcements.published_by)))
  WHERE (announcements.id = ANY (ARRAY( SELECT lms_ops.viewer_announcements() AS viewer_announcements)))
  ORDER BY announcements.publish_date DESC, announcements.id;
COMMENT ON VIEW report.announcements IS 'Announcements for the viewer: published, in date, for their audience and units, latest first. One row per announcement.';
CREATE VIEW report.people WITH (security_barrier='true') AS
 SELECT user_id,
    name
   FROM lms_ops.people
  WHERE (( SELECT lms_ops.viewer_reads_people() AS viewer_reads_people) OR (user_id = ( SELECT lms_ops.current_viewer() AS current_viewer)) OR ((( SELECT lms_ops.current_viewer() AS current_viewer) IS NOT NULL) AND (EXISTS ( SELECT
           FROM public.staff_members staff
          WHERE (staff.user_id = people.user_id)))) OR (EXISTS ( SELECT
           FROM public.students
          WHERE ((students.user_id = people.user_id) AND (students.id = ANY (ARRAY( SELECT lms_ops.viewer_named_students() AS viewer_named_students)))))));
COMMENT ON VIEW report.people IS 'What people are called: staff for anybody who is known here, students for whoever has them in a list. One row per user.';
CREATE VIEW report.student_names WITH (security_barrier='true') AS
 SELECT students.id AS student_id,
    students.student_number,
    people.name AS student_name,
    programs.code AS program_code,
    programs.name AS program_name,
    programs.organization_unit_id AS unit_id
   FROM ((public.students
     LEFT JOIN lms_ops.people ON ((people.user_id = students.user_id)))
     LEFT JOIN public.academic_programs programs ON ((programs.id = students.academic_program_id)))
  WHERE (( SELECT lms_ops.viewer_reads_people() AS viewer_reads_people) OR (students.id = ANY (ARRAY( SELECT lms_ops.viewer_named_students() AS viewer_named_students))));
COMMENT ON VIEW report.student_names IS 'What students are called, with their programme: for whoever has them in a list. One row per student.';
CREATE VIEW report.holds WITH (security_invoker='true', security_barrier='true') AS
 SELECT holds.id AS hold_id,
    holds.student_id,
    students.student_number,
    students.student_name,
    students.program_code,
    ARRAY[students.unit_id, holds.organization_unit_id] AS unit_ids,
    holds.hold_category AS category,
        CASE
            WHEN (holds.released_at IS NOT NULL) THEN 'released'::text
            WHEN (ended.ended_at IS NOT NULL) THEN 'lapsed'::text
            WHEN (holds.effective_from > now()) THEN 'starts later'::text
            ELSE 'active'::text
        END AS state,
    ((ended.ended_at IS NULL) AND (holds.effective_from <= now())) AS is_active,
    array_remove(ARRAY[
        CASE
            WHEN holds.blocks_registration THEN 'registration'::text
            ELSE NULL::text
        END,
        CASE
            WHEN holds.blocks_transcripts THEN 'transcripts'::text
            ELSE NULL::text
        END,
        CASE
            WHEN holds.blocks_graduation THEN 'graduation'::text
            ELSE NULL::text
        END,
        CASE
            WHEN holds.blocks_grades THEN 'grades'::text
            ELSE NULL::text
        END], NULL::text) AS blocks,
    holds.blocks_registration,
    holds.reason,
    owners.code AS owner_code,
    owners.name AS owner_name,
    holds.effective_from,
    holds.effective_until,
    ended.ended_at,
    (GREATEST((0)::numeric, EXTRACT(day FROM (COALESCE(ended.ended_at, now()) - holds.effective_from))))::integer AS age_days,
    ( SELECT people.name
           FROM report.people
          WHERE (people.user_id = holds.placed_by)) AS placed_by_name,
    holds.released_at,
    ( SELECT people.name
           FROM report.people
          WHERE (people.user_id = holds.released_by)) AS released_by_name,
    holds.release_reason,
    (( SELECT lms_ops.viewer_sees_all_units('hold'::text, 'manage'::text) AS viewer_sees_all_units) OR COALESCE((holds.organization_unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units_for('hold'::text, 'manage'::text) AS viewer_units_for))), false)) AS may_release
   FROM (((public.student_holds holds
     LEFT JOIN LATERAL ( SELECT student_names.student_id,
            student_names.student_number,
            student_names.student_name,
            student_names.program_code,
            student_names.program_name,
            student_names.unit_id
           FROM report.student_names
          WHERE (student_names.student_id = holds.student_id)
         LIMIT 1) students ON (true))
     LEFT JOIN public.organization_units owners ON ((owners.id = holds.organization_unit_id)))
     CROSS JOIN LATERAL ( SELECT
                CASE
                    WHEN (holds.released_at IS NOT NULL) THEN holds.released_at
                    WHEN (holds.effective_until <= now()) THEN holds.effective_until
                    WHEN (NOT holds.is_active) THEN holds.updated_at
                    ELSE NULL::timestamp with time zone
                END AS ended_at) ended);
COMMENT ON VIEW report.holds IS 'Holds of students, active and past: what each blocks, since when, who placed and who released it. One row per hold, oldest first.';
CREATE VIEW report.blocked_students WITH (security_invoker='true', security_barrier='true') AS
 WITH blocked AS (
         SELECT holds.student_id,
            holds.student_number,
            holds.student_name,
            holds.program_code,
            array_agg(DISTINCT unit_id.unit_id) FILTER (WHERE (unit_id.unit_id IS NOT NULL)) AS unit_ids,
            array_agg(DISTINCT holds.category ORDER BY holds.category) AS categories,
            min(holds.effective_from) AS blocked_since,
            max(holds.age_days) AS days_blocked
           FROM (report.holds
             CROSS JOIN LATERAL unnest(holds.unit_ids) unit_id(unit_id))
          WHERE (holds.is_active AND holds.blocks_registration)
          GROUP BY holds.student_id, holds.student_number, holds.student_name, holds.program_code
        ), queued AS (
         SELECT waitlist.student_id,
            (count(waitlist.id) FILTER (WHERE (waitlist.status = 'waiting'::text)))::integer AS waiting_entries,
            (count(waitlist.id) FILTER (WHERE (waitlist.status = 'notified'::text)))::integer AS live_offers
           FROM public.course_waitlist waitlist
          WHERE ((waitlist.status = 'waiting'::text) OR ((waitlist.status = 'notified'::text) AND (waitlist.notification_expires_at > now())))
          GROUP BY waitlist.student_id
        )
 SELECT blocked.student_id,
    blocked.student_number,
    blocked.student_name,
    blocked.program_code,
    blocked.unit_ids,
    blocked.categories,
    blocked.blocked_since,
    blocked.days_blocked,
    COALESCE(queued.waiting_entries, 0) AS waiting_entries,
    COALESCE(queued.live_offers, 0) AS live_offers
   FROM (blocked
     LEFT JOIN queued ON ((queued.student_id = blocked.student_id)));
COMMENT ON VIEW report.blocked_students IS 'Students to whom registration is closed, and what this costs: places in queues, and seats kept for them by an offer that they cannot take. One row per student, longest blocked first.';
CREATE VIEW report.changed_values WITH (security_barrier='true') AS
 SELECT id AS change_id,
    finding,
    table_name,
    row_id,
    column_name,
    (old_value #>> '{}'::text[]) AS old_value,
    (new_value #>> '{}'::text[]) AS new_value,
    set_at
   FROM lms_ops.decided_values changed
  WHERE ( SELECT lms_ops.viewer_may('database'::text, 'read'::text) AS viewer_may)
  ORDER BY id;
COMMENT ON VIEW report.changed_values IS 'Values of existing rows that a decision changed, with what they were; a rollback gives them back. One row per row and column.';
CREATE VIEW report.conflicts WITH (security_invoker='true', security_barrier='true') AS
 SELECT conflicts.id AS conflict_id,
    conflicts.academic_term_id AS term_id,
    conflicts.conflict_type,
        CASE conflicts.conflict_type
            WHEN 'credit_overload'::text THEN 3
            WHEN 'missing_prerequisite'::text THEN 2
            WHEN 'missing_corequisite'::text THEN 2
            ELSE 1
        END AS urgency,
    conflicts.status,
    (conflicts.status = ANY (ARRAY['detected'::text, 'notified'::text])) AS is_open,
    conflicts.student_id,
    students.student_number,
    students.student_name,
    students.program_code,
    ARRAY[students.unit_id, courses.organization_unit_id, other_courses.organization_unit_id] AS unit_ids,
    courses.code AS course_code,
    offerings.section_code,
    COALESCE(other_courses.code, (conflicts.facts ->> 'required'::text)) AS other_course_code,
    other_offerings.section_code AS other_section_code,
    conflicts.facts,
    conflicts.detected_at,
    conflicts.notified_at,
    (EXTRACT(day FROM (COALESCE(conflicts.resolved_at, now()) - conflicts.detected_at)))::integer AS days_open,
        CASE
            WHEN (conflicts.resolved_at IS NULL) THEN NULL::text
            WHEN ((conflicts.resolved_by IS NULL) AND (conflicts.resolution_method = 'no longer found'::text)) THEN 'itself'::text
            ELSE 'person'::text
        END AS closed_by,
    conflicts.resolved_at,
    ( SELECT people.name
           FROM report.people
          WHERE (people.user_id = conflicts.resolved_by)) AS resolved_by_name,
    conflicts.resolution_method,
    conflicts.resolution_note
   FROM (((((public.schedule_conflicts conflicts
     LEFT JOIN public.course_offerings offerings ON ((offerings.id = conflicts.course_offering_id)))
     LEFT JOIN public.courses ON ((courses.id = offerings.course_id)))
     LEFT JOIN public.course_offerings other_offerings ON ((other_offerings.id = conflicts.conflicting_offering_id)))
     LEFT JOIN public.courses other_courses ON ((other_courses.id = other_offerings.course_id)))
     LEFT JOIN LATERAL ( SELECT student_names.student_id,
            student_names.student_number,
            student_names.student_name,
            student_names.program_code,
            student_names.program_name,
            student_names.unit_id
           FROM report.student_names
          WHERE (student_names.student_id = conflicts.student_id)
         LIMIT 1) students ON (true));
COMMENT ON VIEW report.conflicts IS 'What does not fit together in students'' schedules, most urgent first: open, resolved and dismissed. One row per conflict.';
CREATE VIEW report.courses WITH (security_barrier='true') AS
 SELECT courses.id AS course_id,
    courses.organization_unit_id AS unit_id,
    units.code AS unit_code,
    units.name AS unit_name,
    courses.code AS course_code,
    courses.name AS course_name,
    courses.description,
    courses.credit_hours AS credits,
    courses.course_level AS level,
    COALESCE(courses.is_active, false) AS is_active,
        CASE
            WHEN (asked.courses > 0) THEN lms_ops.prerequisite_sentence(courses.id)
            ELSE NULL::text
        END AS prerequisites,
    (COALESCE(standing_in.equivalencies, (0)::bigint))::integer AS equivalencies,
    (COALESCE(standing_in.proposals, (0)::bigint))::integer AS proposals,
    lms_ops.fold(concat_ws(' '::text, courses.code, (courses.name ->> 'az'::text), (courses.name ->> 'en'::text), (courses.name ->> 'ru'::text))) AS folded_course,
    COALESCE((courses.organization_unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units_for('course'::text, 'manage'::text) AS viewer_units_for))), ( SELECT lms_ops.viewer_sees_all_units('course'::text, 'manage'::text) AS viewer_sees_all_units)) AS may_manage
   FROM (((public.courses
     LEFT JOIN public.organization_units units ON ((units.id = courses.organization_unit_id)))
     LEFT JOIN ( SELECT required.course_id,
            count(*) AS courses
           FROM lms_ops.required_courses required
          WHERE (required.kind = ANY (ARRAY['prerequisite'::text, 'member'::text]))
          GROUP BY required.course_id) asked ON ((asked.course_id = courses.id)))
     LEFT JOIN ( SELECT equivalencies.course_id,
            count(*) FILTER (WHERE (equivalencies.approval_status = 'approved'::text)) AS equivalencies,
            count(*) FILTER (WHERE (equivalencies.approval_status = 'proposed'::text)) AS proposals
           FROM public.course_equivalencies equivalencies
          GROUP BY equivalencies.course_id) standing_in ON ((standing_in.course_id = courses.id)))
  WHERE ( SELECT (EXISTS ( SELECT
                   FROM lms_ops.viewer_grants() grants(resource, action, scope, organization_unit_id)
                  WHERE ((grants.resource = 'offering'::text) AND (grants.action = 'read'::text)))) AS "exists");
COMMENT ON VIEW report.courses IS 'Courses, and in a sentence what each asks for before it. One row per course, by code.';
CREATE VIEW report.course_requirements WITH (security_barrier='true') AS
 SELECT required.requirement_id,
    required.kind,
    required.course_id,
    courses.course_code,
    courses.course_name,
    required.required_course_id,
    required_courses.course_code AS required_code,
    required_courses.course_name AS required_name,
    required.minimum_grade,
    required.may_be_concurrent,
    required.may_be_before
   FROM ((lms_ops.required_courses required
     JOIN report.courses ON ((courses.course_id = required.course_id)))
     JOIN report.courses required_courses ON ((required_courses.course_id = required.required_course_id)));
COMMENT ON VIEW report.course_requirements IS 'Courses that other courses ask for: before them, beside them, as one of a combination or as advice. One row per pair and way.';
CREATE VIEW report.creditable_courses WITH (security_barrier='true') AS
 SELECT id AS course_id,
    code AS course_code,
    name AS course_name
   FROM public.courses
  WHERE (is_active AND ( SELECT (EXISTS ( SELECT
                   FROM lms_ops.viewer_units_for('transfer'::text, 'manage'::text) viewer_units_for(viewer_units_for))) AS "exists"));
COMMENT ON VIEW report.creditable_courses IS 'Courses that work elsewhere may count as, for those who decide about that, by code. One row per course.';
CREATE VIEW report.database WITH (security_barrier='true') AS
 SELECT current_database() AS database_name,
    current_setting('server_version'::text) AS server_version,
    pg_database_size(current_database()) AS bytes,
    ( SELECT alembic_version.version_num
           FROM lms_ops.alembic_version) AS revision,
    (( SELECT count(DISTINCT files.path) AS count
           FROM lms_ops.installed_files files
          WHERE (files.sha256 IS NOT NULL)))::integer AS installed_files,
    ( SELECT max(files.installed_at) AS max
           FROM lms_ops.installed_files files) AS installed_at,
    pg_postmaster_start_time() AS started_at,
    (( SELECT count(*) AS count
           FROM pg_stat_activity activity
          WHERE (activity.datname = current_database())))::integer AS connections
  WHERE ( SELECT lms_ops.viewer_may('database'::text, 'read'::text) AS viewer_may);
COMMENT ON VIEW report.database IS 'The installed schema and the server under it, as of now. One row.';
CREATE VIEW report.database_growth WITH (security_barrier='true') AS
 SELECT kept.table_name,
    growth.is_partitioned,
    growth.estimated_rows,
    kept.partition_above,
    growth.oldest_row,
    kept.retention,
    (growth.oldest_row < (now() - kept.retention)) AS is_past_retention,
    growth.partitions,
    growth.months_ahead,
        CASE
            WHEN (growth.is_partitioned AND (growth.months_ahead < 2)) THEN 'make partitions'::text
            WHEN growth.is_partitioned THEN 'partitioned'::text
            WHEN (growth.estimated_rows > kept.partition_above) THEN 'partition it'::text
            ELSE 'plain, small enough'::text
        END AS advice
   FROM (lms_ops.growing_tables() kept(table_name, partition_above, retention, is_archived)
     CROSS JOIN LATERAL lms_ops.growing_table(kept.table_name) growth(is_partitioned, estimated_rows, oldest_row, partitions, months_ahead))
  WHERE ( SELECT lms_ops.viewer_may('database'::text, 'read'::text) AS viewer_may);
COMMENT ON VIEW report.database_growth IS 'Tables that only grow: how large they are, when they should be partitioned, and what retention would take. One row per table. Sizes and retention are settings.';
CREATE VIEW report.database_refreshes WITH (security_barrier='true') AS
 SELECT refreshes.id AS refresh_id,
    refreshes.view_name,
    refreshes.started_at,
    refreshes.seconds,
    refreshes.row_count,
    refreshes.was_concurrent,
    people.name AS refreshed_by_name,
    refreshes.refreshed_as
   FROM (lms_ops.refreshes
     LEFT JOIN lms_ops.people ON ((people.user_id = refreshes.refreshed_by)))
  WHERE ( SELECT lms_ops.viewer_may('database'::text, 'read'::text) AS viewer_may);
COMMENT ON VIEW report.database_refreshes IS 'Refreshes of the statistics views: when, how long, for whom, and whether readers could go on. One row per refresh, latest first.';
CREATE VIEW report.database_relations WITH (security_barrier='true') AS
 SELECT ((relnamespace)::regnamespace)::text AS schema_name,
    relname AS relation_name,
        CASE relkind
            WHEN 'm'::"char" THEN 'materialized view'::text
            ELSE 'table'::text
        END AS kind,
    (NULLIF(reltuples, ('-1'::integer)::double precision))::bigint AS estimated_rows,
    pg_table_size((oid)::regclass) AS table_bytes,
    pg_indexes_size((oid)::regclass) AS index_bytes,
    pg_total_relation_size((oid)::regclass) AS total_bytes
   FROM pg_class relations
  WHERE ((relkind = ANY (ARRAY['r'::"char", 'm'::"char"])) AND (relnamespace = ANY (ARRAY[('public'::regnamespace)::oid, ('lms_ops'::regnamespace)::oid])) AND ( SELECT lms_ops.viewer_may('database'::text, 'read'::text) AS viewer_may));
COMMENT ON VIEW report.database_relations IS 'Tables and materialized views with what they and their indexes take, in bytes. One row per relation, largest first.';
CREATE VIEW report.demand WITH (security_barrier='true') AS
 SELECT course_offering_id AS offering_id,
    academic_term_id AS term_id,
    term_label,
    term_start_date,
    organization_unit_id AS unit_id,
    unit_code,
    unit_name,
    course_id,
    course_code,
    course_name,
    section_code,
    component,
    credits,
    enrollment_status,
    lms_ops.fold(concat_ws(' '::text, course_code, (course_name ->> 'az'::text), (course_name ->> 'en'::text), (course_name ->> 'ru'::text))) AS folded_course,
    enrolled_count AS enrolled,
    completed_count AS completed,
    dropped_count AS dropped,
    withdrawn_count AS withdrawn,
    seats_taken,
    published_limit AS capacity,
    free_seats,
    fill_percentage AS fill,
        CASE
            WHEN (fill_percentage IS NULL) THEN NULL::integer
            WHEN (seats_taken > published_limit) THEN 105
            ELSE ((floor((fill_percentage / (5)::numeric)) * (5)::numeric))::integer
        END AS fill_step,
        CASE
            WHEN (fill_percentage IS NULL) THEN NULL::text
            WHEN (seats_taken > published_limit) THEN 'over capacity'::text
            ELSE fill_band
        END AS band,
    (waitlist_size - live_offers) AS waiting,
    live_offers AS offers_out,
    waitlist_size,
    waiting_since,
    unmet_demand,
    phantom_entries,
    course_unmet_demand,
        CASE
            WHEN (waitlist_size = live_offers) THEN NULL::text
            WHEN (free_seats > 0) THEN 'something keeps them out'::text
            ELSE 'not enough room'::text
        END AS diagnosis,
    instructor_count AS instructors,
    instructor_names,
    contact_hours_per_week,
    meetings,
    assessment_count AS assessments,
    submission_count AS submissions,
    grade_count AS grades,
    graded_student_count AS graded_students,
        CASE
            WHEN ((graded_student_count)::numeric >= ( SELECT lms_ops.setting('students'::text, 'smallest_group'::text) AS setting)) THEN average_percentage
            ELSE NULL::numeric
        END AS average_grade,
        CASE
            WHEN ((results_with_points)::numeric >= ( SELECT lms_ops.setting('students'::text, 'smallest_group'::text) AS setting)) THEN average_grade_points
            ELSE NULL::numeric
        END AS average_grade_points,
    attendance_student_count AS attending_students,
        CASE
            WHEN ((attendance_student_count)::numeric >= ( SELECT lms_ops.setting('students'::text, 'smallest_group'::text) AS setting)) THEN attendance_percentage
            ELSE NULL::numeric
        END AS attendance,
    (parent_offering_id IS NOT NULL) AS belongs_to_lecture,
        CASE
            WHEN (parent_offering_id IS NULL) THEN seats_taken
            ELSE 0
        END AS course_seats,
        CASE
            WHEN ((parent_offering_id IS NULL) AND (fill_percentage IS NOT NULL)) THEN seats_taken
            ELSE 0
        END AS rated_seats,
        CASE
            WHEN ((parent_offering_id IS NULL) AND (fill_percentage IS NOT NULL)) THEN published_limit
            ELSE 0
        END AS rated_capacity
   FROM public.mv_course_offering_statistics offerings
  WHERE ((organization_unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units() AS viewer_units))) OR (course_offering_id = ANY (ARRAY( SELECT lms_ops.viewer_offerings() AS viewer_offerings))) OR (( SELECT lms_ops.viewer_reach('offering'::text, 'read'::text) AS viewer_reach) IS NOT NULL));
COMMENT ON VIEW report.demand IS 'Seats, queues, teaching and results of every offering of a term, fullest first. One row per offering.';
CREATE VIEW report.demand_courses WITH (security_barrier='true') AS
 WITH totals AS (
         SELECT demand.term_id,
            demand.course_id,
            (count(*))::integer AS sections,
            (count(*) FILTER (WHERE demand.belongs_to_lecture))::integer AS sections_of_lectures,
            (sum(demand.course_seats))::integer AS seats_taken,
            ((sum(demand.seats_taken) - sum(demand.course_seats)))::integer AS seats_in_sections_of_lectures,
            (sum(demand.rated_seats))::integer AS rated_seats,
            (sum(demand.rated_capacity))::integer AS capacity,
            (sum(demand.waiting))::integer AS waiting,
            max(demand.course_unmet_demand) AS unmet_demand,
            (sum(demand.phantom_entries))::integer AS phantom_entries,
            (count(*) FILTER (WHERE (demand.band = 'over capacity'::text)))::integer AS over_capacity
           FROM report.demand
          GROUP BY demand.term_id, demand.course_id
        )
 SELECT totals.term_id,
    courses.organization_unit_id AS unit_id,
    units.code AS unit_code,
    totals.course_id,
    courses.code AS course_code,
    courses.name AS course_name,
    lms_ops.fold(concat_ws(' '::text, courses.code, (courses.name ->> 'az'::text), (courses.name ->> 'en'::text), (courses.name ->> 'ru'::text))) AS folded_course,
    totals.sections,
    totals.sections_of_lectures,
    totals.seats_taken,
    totals.seats_in_sections_of_lectures,
    totals.rated_seats,
    totals.capacity,
    round(((100.0 * (totals.rated_seats)::numeric) / (NULLIF(totals.capacity, 0))::numeric), 1) AS fill,
    totals.waiting,
    totals.unmet_demand,
    totals.phantom_entries,
    totals.over_capacity
   FROM ((totals
     JOIN public.courses ON ((courses.id = totals.course_id)))
     LEFT JOIN public.organization_units units ON ((units.id = courses.organization_unit_id)));
COMMENT ON VIEW report.demand_courses IS 'Demand for every course of a term over all its sections, most unmet demand first. One row per course and term.';
CREATE VIEW report.demand_trend WITH (security_barrier='true') AS
 WITH totals AS (
         SELECT demand.term_id,
            demand.unit_id,
            (count(*))::integer AS sections,
            (sum(demand.course_seats))::integer AS seats_taken,
            (sum(demand.rated_seats))::integer AS rated_seats,
            (sum(demand.rated_capacity))::integer AS capacity,
            (count(*) FILTER (WHERE (demand.band = 'over capacity'::text)))::integer AS over_capacity
           FROM report.demand
          GROUP BY demand.term_id, demand.unit_id
        ), wanted_courses AS (
         SELECT demand.term_id,
            demand.unit_id,
            max(demand.course_unmet_demand) AS students
           FROM report.demand
          WHERE (demand.course_unmet_demand > 0)
          GROUP BY demand.term_id, demand.unit_id, demand.course_id
        ), unmet AS (
         SELECT wanted_courses.term_id,
            wanted_courses.unit_id,
            (sum(wanted_courses.students))::integer AS students
           FROM wanted_courses
          GROUP BY wanted_courses.term_id, wanted_courses.unit_id
        )
 SELECT totals.term_id,
    ((terms.academic_year || ' '::text) || terms.term_type) AS term_label,
    terms.start_date AS term_start_date,
    totals.unit_id,
    totals.sections,
    totals.seats_taken,
    totals.rated_seats,
    totals.capacity,
    COALESCE(unmet.students, 0) AS unmet_demand,
    totals.over_capacity
   FROM ((totals
     JOIN public.academic_terms terms ON ((terms.id = totals.term_id)))
     LEFT JOIN unmet ON (((unmet.term_id = totals.term_id) AND (NOT (unmet.unit_id IS DISTINCT FROM totals.unit_id)))));
COMMENT ON VIEW report.demand_trend IS 'Seats, capacity and demand that is not met, term by term, oldest first. One row per unit and term.';
CREATE VIEW report.demand_units WITH (security_barrier='true') AS
 WITH totals AS (
         SELECT demand.term_id,
            demand.unit_id,
            (count(DISTINCT demand.course_id))::integer AS courses,
            (count(*))::integer AS sections,
            (sum(demand.course_seats))::integer AS seats_taken,
            (sum(demand.rated_seats))::integer AS rated_seats,
            (sum(demand.rated_capacity))::integer AS capacity,
            (sum(demand.waiting))::integer AS waiting,
            (count(*) FILTER (WHERE (demand.band = 'over capacity'::text)))::integer AS over_capacity,
            (count(*) FILTER (WHERE (demand.band = 'overloaded'::text)))::integer AS overloaded,
            (count(*) FILTER (WHERE (demand.band = 'balanced'::text)))::integer AS balanced,
            (count(*) FILTER (WHERE (demand.band = 'underfilled'::text)))::integer AS underfilled
           FROM report.demand
          GROUP BY demand.term_id, demand.unit_id
        )
 SELECT totals.term_id,
    totals.unit_id,
    units.code AS unit_code,
    units.name AS unit_name,
    totals.courses,
    totals.sections,
    totals.seats_taken,
    totals.rated_seats,
    totals.capacity,
    round(((100.0 * (totals.rated_seats)::numeric) / (NULLIF(totals.capacity, 0))::numeric), 1) AS fill,
    totals.waiting,
    totals.over_capacity,
    totals.overloaded,
    totals.balanced,
    totals.underfilled
   FROM (totals
     JOIN public.organization_units units ON ((units.id = totals.unit_id)));
COMMENT ON VIEW report.demand_units IS 'Demand for the courses that a unit itself offers in a term, most seats first. One row per unit and term.';
CREATE VIEW report.demand_week WITH (security_barrier='true') AS
 WITH touched_hours AS (
         SELECT DISTINCT demand.offering_id,
            demand.term_id,
            demand.unit_id,
            demand.course_id,
            demand.component,
            demand.band,
            demand.seats_taken,
            meeting.day AS day_of_week,
            generate_series((EXTRACT(hour FROM meeting.start))::integer, (EXTRACT(hour FROM (meeting."end" - '00:01:00'::interval)))::integer) AS hour
           FROM (report.demand
             CROSS JOIN LATERAL jsonb_to_recordset(demand.meetings) meeting(day integer, start time without time zone, "end" time without time zone))
        )
 SELECT touched_hours.offering_id,
    touched_hours.term_id,
    touched_hours.unit_id,
    touched_hours.component,
    touched_hours.band,
    lms_ops.fold(concat_ws(' '::text, courses.code, (courses.name ->> 'az'::text), (courses.name ->> 'en'::text), (courses.name ->> 'ru'::text))) AS folded_course,
    touched_hours.seats_taken,
    touched_hours.day_of_week,
    touched_hours.hour
   FROM (touched_hours
     JOIN public.courses ON ((courses.id = touched_hours.course_id)));
COMMENT ON VIEW report.demand_week IS 'Students in class by day and hour of the week. One row per offering, day and hour that one of its meetings touches.';
CREATE VIEW report.equivalencies WITH (security_barrier='true') AS
 SELECT equivalencies.id AS equivalency_id,
    equivalencies.course_id,
    courses.unit_id,
    courses.course_code,
    courses.course_name,
    equivalencies.equivalency_type AS type,
    equivalencies.equivalent_course_id AS other_course_id,
    others.course_code AS other_code,
    others.course_name AS other_name,
    equivalencies.external_institution,
    equivalencies.external_course_code,
    equivalencies.external_course_name,
    equivalencies.credits_awarded AS credits,
    equivalencies.effective_from,
    equivalencies.effective_until,
    equivalencies.approval_status AS status,
    proposers.name AS proposed_by_name,
    deciders.name AS decided_by_name,
    equivalencies.approved_at AS decided_at,
    equivalencies.note,
    ((equivalencies.approval_status = 'proposed'::text) AND (equivalencies.proposed_by IS DISTINCT FROM ( SELECT lms_ops.current_viewer() AS current_viewer)) AND rights.decides) AS may_decide,
    ((equivalencies.approval_status <> 'rejected'::text) AND (COALESCE(equivalencies.effective_until, 'infinity'::date) > ((now() AT TIME ZONE ( SELECT lms_ops.timezone() AS timezone)))::date) AND rights.decides_for_course) AS may_end
   FROM ((((((public.course_equivalencies equivalencies
     JOIN report.courses ON ((courses.course_id = equivalencies.course_id)))
     LEFT JOIN report.courses others ON ((others.course_id = equivalencies.equivalent_course_id)))
     LEFT JOIN lms_ops.people proposers ON ((proposers.user_id = equivalencies.proposed_by)))
     LEFT JOIN lms_ops.people deciders ON ((deciders.user_id = equivalencies.approved_by)))
     CROSS JOIN LATERAL ( SELECT COALESCE((courses.unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units_for('equivalency'::text, 'decide'::text) AS viewer_units_for))), ( SELECT lms_ops.viewer_sees_all_units('equivalency'::text, 'decide'::text) AS viewer_sees_all_units)) AS decides_for_course,
            COALESCE((others.unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units_for('equivalency'::text, 'decide'::text) AS viewer_units_for))), ( SELECT lms_ops.viewer_sees_all_units('equivalency'::text, 'decide'::text) AS viewer_sees_all_units)) AS decides_for_other) units)
     CROSS JOIN LATERAL ( SELECT units.decides_for_course,
            (units.decides_for_course AND (units.decides_for_other OR (equivalencies.equivalent_course_id IS NULL) OR (equivalencies.equivalency_type <> 'exact'::text))) AS decides) rights);
COMMENT ON VIEW report.equivalencies IS 'What counts for a course: another of ours or of another institution, for work of which days, who proposed and who decided. One row per rule.';
CREATE VIEW report.freshness WITH (security_barrier='true') AS
 SELECT ages.view_name,
    ages.is_filled,
    ages.refreshed_at,
    ages.seconds,
    ages.row_count,
    ages.was_concurrent,
    people.name AS refreshed_by_name,
    ages.refreshed_as,
    ages.age_minutes,
    ages.budget_minutes,
    COALESCE((ages.age_minutes > ages.budget_minutes), true) AS is_late
   FROM (lms_ops.statistics_ages() ages(view_name, is_filled, refreshed_at, seconds, row_count, was_concurrent, refreshed_by, refreshed_as, age_minutes, budget_minutes)
     LEFT JOIN lms_ops.people ON ((people.user_id = ages.refreshed_by)))
  WHERE (( SELECT lms_ops.current_viewer() AS current_viewer) IS NOT NULL)
  ORDER BY ages.view_name;
COMMENT ON VIEW report.freshness IS 'When each statistics view was refreshed last, its age and the age it may have, in minutes. One row per view, by name.';
CREATE VIEW report.grade_letters WITH (security_barrier='true') AS
 SELECT letter_grade,
    grade_point,
    display_order
   FROM public.grade_point_scale scale
  WHERE (is_active AND (( SELECT lms_ops.current_viewer() AS current_viewer) IS NOT NULL));
COMMENT ON VIEW report.grade_letters IS 'Letters of the grade scale that grades are given in, with their points, best first.';
CREATE VIEW report.grade_seal WITH (security_barrier='true') AS
 SELECT sealed_at,
    chains,
    changes,
    breaks,
    encode(digest, 'hex'::text) AS digest,
    (( SELECT count(*) AS count
           FROM public.grade_change_history) - changes) AS changes_since
   FROM lms_ops.grade_chain_seals seals
  WHERE ((id = ( SELECT max(latest.id) AS max
           FROM lms_ops.grade_chain_seals latest)) AND ( SELECT lms_ops.viewer_sees_all_units('grade'::text, 'read'::text) AS viewer_sees_all_units));
COMMENT ON VIEW report.grade_seal IS 'When the history of grades was last sealed, what was found then, and how much came since. One row, for those who may read the grades of the whole university.';
CREATE VIEW report.grades WITH (security_barrier='true') AS
 SELECT history.id AS change_id,
    history.changed_at,
    history.grade_table,
    history.grade_id,
    history.place,
        CASE history.grade_table
            WHEN 'course_enrollments'::text THEN 'course'::text
            WHEN 'grades'::text THEN 'work'::text
            ELSE 'component'::text
        END AS grade_of,
    facts.what,
    history.change_type,
    history.course_offering_id,
    courses.organization_unit_id AS unit_id,
    courses.code AS course_code,
    offerings.section_code,
    terms.id AS term_id,
    ((terms.academic_year || ' '::text) || terms.term_type) AS term,
    history.student_id,
    students.student_number,
    student_people.name AS student_name,
    NULLIF(concat_ws(', '::text, history.old_letter_grade, COALESCE((trim_scale(history.old_percentage) || ' %'::text), (trim_scale(history.old_marks) || ' marks'::text), (trim_scale(history.old_grade_points) || ' points'::text))), ''::text) AS old_grade,
    NULLIF(concat_ws(', '::text, history.new_letter_grade, COALESCE((trim_scale(history.new_percentage) || ' %'::text), (trim_scale(history.new_marks) || ' marks'::text), (trim_scale(history.new_grade_points) || ' points'::text))), ''::text) AS new_grade,
    history.old_letter_grade,
    history.new_letter_grade,
    history.old_percentage,
    history.new_percentage,
    history.old_marks,
    history.new_marks,
    history.old_grade_points,
    history.new_grade_points,
    (COALESCE((history.new_grade_points - history.old_grade_points), (history.new_percentage - history.old_percentage), (history.new_marks - history.old_marks)) > (0)::numeric) AS is_raised,
    history.changed_by,
    editors.name AS changed_by_name,
    history.approved_by,
    approvers.name AS approved_by_name,
    history.reason,
    history.supporting_documents,
    host(history.ip_address) AS client_address,
    history.written_as,
    facts.is_late,
    facts.is_by_outsider,
    facts.is_one_of_many,
    (facts.is_by_outsider OR facts.is_one_of_many) AS is_unusual,
        CASE
            WHEN facts.is_by_outsider THEN 'from outside'::text
            WHEN facts.is_one_of_many THEN 'one of many'::text
            WHEN facts.is_late THEN 'late'::text
            ELSE 'in time'::text
        END AS status,
    encode(history.previous_hash, 'hex'::text) AS previous_hash,
    encode(history.hash, 'hex'::text) AS hash,
    lms_ops.grade_change_form(history.*) AS hashed_text
   FROM ((((((((public.grade_change_history history
     LEFT JOIN public.course_offerings offerings ON ((offerings.id = history.course_offering_id)))
     LEFT JOIN public.courses ON ((courses.id = offerings.course_id)))
     LEFT JOIN public.academic_terms terms ON ((terms.id = offerings.academic_term_id)))
     LEFT JOIN public.students ON ((students.id = history.student_id)))
     LEFT JOIN lms_ops.people student_people ON ((student_people.user_id = students.user_id)))
     LEFT JOIN lms_ops.people editors ON ((editors.user_id = history.changed_by)))
     LEFT JOIN lms_ops.people approvers ON ((approvers.user_id = history.approved_by)))
     CROSS JOIN LATERAL ( SELECT
                CASE
                    WHEN (num_nonnulls(history.new_marks, history.new_percentage, history.new_letter_grade, history.new_grade_points) = 0) THEN 'taken away'::text
                    WHEN (num_nonnulls(history.old_marks, history.old_percentage, history.old_letter_grade, history.old_grade_points) = 0) THEN 'given again'::text
                    WHEN (NOT ((((history.old_marks IS DISTINCT FROM history.new_marks) OR (history.old_percentage IS DISTINCT FROM history.new_percentage)) OR (history.old_letter_grade IS DISTINCT FROM history.new_letter_grade)) OR (history.old_grade_points IS DISTINCT FROM history.new_grade_points))) THEN 'opened again'::text
                    ELSE 'changed'::text
                END AS what,
            COALESCE((((history.changed_at AT TIME ZONE ( SELECT lms_ops.timezone() AS timezone)))::date > terms.grade_submission_deadline), false) AS is_late,
            (NOT (EXISTS ( SELECT
                   FROM public.course_instructors instructors
                  WHERE ((instructors.course_offering_id = history.course_offering_id) AND (instructors.instructor_id = history.changed_by))))) AS is_by_outsider,
            (EXISTS ( SELECT
                   FROM public.grade_change_history others
                  WHERE ((others.changed_by = history.changed_by) AND ((others.changed_at >= (history.changed_at - '30 days'::interval)) AND (others.changed_at <= history.changed_at)))
                 OFFSET ( SELECT (COALESCE(lms_ops.setting('grades'::text, 'many_changes_in_30_days'::text), ('9223372036854775807'::bigint)::numeric))::bigint AS "coalesce"))) AS is_one_of_many) facts)
  WHERE ((courses.organization_unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units_for('grade'::text, 'read'::text) AS viewer_units_for))) OR ((courses.organization_unit_id IS NULL) AND ( SELECT lms_ops.viewer_sees_all_units('grade'::text, 'read'::text) AS viewer_sees_all_units)));
COMMENT ON VIEW report.grades IS 'Every change of a grade: what was, what is, who changed it, who approved it and why. One row per change, latest first.';
CREATE VIEW report.groups WITH (security_invoker='true', security_barrier='true') AS
 SELECT groups.id AS group_id,
    assessments.course_offering_id AS offering_id,
    assessments.id AS assessment_id,
    assessments.title AS assessment_title,
    assessments.due_date AS due_at,
    groups.name AS group_name,
        CASE
            WHEN groups.is_active THEN 'open'::text
            ELSE 'closed'::text
        END AS state,
    members.leader_name,
    COALESCE(members.names, '{}'::jsonb[]) AS member_names,
    COALESCE(cardinality(members.names), 0) AS members,
    groups.max_members,
    members.past_members,
    groups.created_at
   FROM ((public.student_groups groups
     JOIN public.assessments ON ((assessments.id = groups.assessment_id)))
     CROSS JOIN LATERAL ( SELECT array_agg(students.student_name ORDER BY memberships.role, students.student_number) FILTER (WHERE (memberships.left_at IS NULL)) AS names,
            (array_agg(students.student_name) FILTER (WHERE ((memberships.left_at IS NULL) AND (memberships.role = 'leader'::text))))[1] AS leader_name,
            (count(memberships.id) FILTER (WHERE (memberships.left_at IS NOT NULL)))::integer AS past_members
           FROM (public.student_group_members memberships
             LEFT JOIN LATERAL ( SELECT student_names.student_id,
                    student_names.student_number,
                    student_names.student_name,
                    student_names.program_code,
                    student_names.program_name,
                    student_names.unit_id
                   FROM report.student_names
                  WHERE (student_names.student_id = memberships.student_id)
                 LIMIT 1) students ON (true))
          WHERE (memberships.group_id = groups.id)) members);
COMMENT ON VIEW report.groups IS 'Groups that work on an assessment of an offering together: who leads, who is in them, how many they take. One row per group, by name.';
CREATE VIEW report.incompatible_courses WITH (security_barrier='true') AS
 SELECT LEAST(courses.code, other_courses.code) AS course_code,
    GREATEST(courses.code, other_courses.code) AS other_course_code,
        CASE
            WHEN (courses.code < other_courses.code) THEN courses.name
            ELSE other_courses.name
        END AS course_name,
        CASE
            WHEN (courses.code < other_courses.code) THEN other_courses.name
            ELSE courses.name
        END AS other_course_name,
    ARRAY[courses.organization_unit_id, other_courses.organization_unit_id] AS unit_ids,
    pairs.reason
   FROM ((lms_ops.incompatible_courses pairs
     JOIN public.courses ON ((courses.id = pairs.course_id)))
     JOIN public.courses other_courses ON ((other_courses.id = pairs.other_course_id)))
  WHERE ((courses.organization_unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units() AS viewer_units))) OR (other_courses.organization_unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units() AS viewer_units))) OR (( SELECT lms_ops.viewer_reach('offering'::text, 'read'::text) AS viewer_reach) IS NOT NULL));
COMMENT ON VIEW report.incompatible_courses IS 'Courses that may never be taken together, by code. One row per pair.';
CREATE VIEW report.installation_decisions WITH (security_barrier='true') AS
 SELECT decisions.installation_id,
    decisions.finding,
    replace(decisions.finding, '_'::text, ' '::text) AS title,
    decisions.choice,
    decisions.row_count,
    COALESCE(changed.value_count, (0)::bigint) AS values_changed,
    decisions.reason,
    decisions.decided_by,
    decisions.decided_at
   FROM (lms_ops.decisions
     LEFT JOIN ( SELECT changed_1.finding,
            count(*) AS value_count
           FROM lms_ops.decided_values changed_1
          GROUP BY changed_1.finding) changed ON ((changed.finding = decisions.finding)))
  WHERE ( SELECT lms_ops.viewer_may('database'::text, 'read'::text) AS viewer_may)
  ORDER BY decisions.installation_id DESC, decisions.finding;
COMMENT ON VIEW report.installation_decisions IS 'What people decided about findings before an installation: choice, reason, rows then and values changed. One row per installation and finding.';
CREATE VIEW report.installations WITH (security_barrier='true') AS
 SELECT installations.id AS installation_id,
        CASE installations.kind
            WHEN 'fresh'::text THEN 'into an empty database'::text
            WHEN 'upgrade'::text THEN 'over an existing LMS'::text
            ELSE 'over an earlier version'::text
        END AS kind,
    installations.from_step,
    installations.to_step,
    installations.installed_by,
    installations.backup_file,
    installations.started_at,
    installations.finished_at,
    round(EXTRACT(epoch FROM (installations.finished_at - installations.started_at)), 1) AS seconds,
        CASE
            WHEN (installations.finished_at IS NOT NULL) THEN 'finished'::text
            WHEN lms_ops.installation_is_at_work() THEN 'at work'::text
            ELSE 'interrupted'::text
        END AS state,
    parts.longest_wait_seconds
   FROM (lms_ops.installations
     LEFT JOIN LATERAL ( SELECT max(installed_parts.longest_wait_seconds) AS longest_wait_seconds
           FROM lms_ops.installed_parts
          WHERE (installed_parts.installation_id = installations.id)) parts ON (true))
  WHERE ( SELECT lms_ops.viewer_may('database'::text, 'read'::text) AS viewer_may)
  ORDER BY installations.id DESC;
COMMENT ON VIEW report.installations IS 'Installations of this schema: from where to where, by whom, and how long each took. One row per installation, latest first.';
CREATE VIEW report.installed_steps WITH (security_barrier='true') AS
 SELECT installation_id,
    path,
    (count(*))::integer AS parts,
    (sum(tries))::integer AS tries,
    sum(seconds) AS seconds,
    max(longest_wait_seconds) AS longest_wait_seconds,
    max(finished_at) AS finished_at
   FROM lms_ops.installed_parts parts
  WHERE ( SELECT lms_ops.viewer_may('database'::text, 'read'::text) AS viewer_may)
  GROUP BY installation_id, path
  ORDER BY installation_id DESC, (max(finished_at)), path;
COMMENT ON VIEW report.installed_steps IS 'The files that an installation ran over a working database, with the longest that each made anyone wait. One row per installation and file, in their order.';
CREATE VIEW report.maintenance_runs WITH (security_barrier='true') AS
 WITH counted_tasks AS (
         SELECT tasks.run_id,
            (count(*))::integer AS tasks,
            (count(*) FILTER (WHERE (tasks.outcome = 'failed'::text)))::integer AS failed_tasks
           FROM lms_ops.maintenance_tasks tasks
          GROUP BY tasks.run_id
        )
 SELECT runs.id AS run_id,
    runs.started_at,
    runs.finished_at,
    round(EXTRACT(epoch FROM (runs.finished_at - runs.started_at)), 3) AS seconds,
    runs.outcome,
    COALESCE(counted_tasks.tasks, 0) AS tasks,
    COALESCE(counted_tasks.failed_tasks, 0) AS failed_tasks,
    runs.started_as
   FROM (lms_ops.maintenance_runs runs
     LEFT JOIN counted_tasks ON ((counted_tasks.run_id = runs.id)))
  WHERE ( SELECT lms_ops.viewer_may('database'::text, 'read'::text) AS viewer_may)
  ORDER BY runs.id DESC;
COMMENT ON VIEW report.maintenance_runs IS 'Runs of maintenance with their worst outcome and how many tasks they had. One row per run, latest first.';
CREATE VIEW report.maintenance_schedule WITH (security_barrier='true') AS
 SELECT schedule.place,
    schedule.task_name,
    schedule.period,
    schedule.is_due,
    latest.started_at,
    latest.seconds,
    COALESCE(latest.outcome, 'not yet'::text) AS outcome,
    latest.summary,
    latest.error
   FROM (lms_ops.maintenance_schedule() WITH ORDINALITY schedule(task_name, period, is_due, is_sql, place)
     LEFT JOIN LATERAL ( SELECT tasks.id,
            tasks.run_id,
            tasks.task_name,
            tasks.started_at,
            tasks.seconds,
            tasks.outcome,
            tasks.summary,
            tasks.figures,
            tasks.error
           FROM lms_ops.maintenance_tasks tasks
          WHERE (tasks.task_name = schedule.task_name)
          ORDER BY tasks.started_at DESC
         LIMIT 1) latest ON (true))
  WHERE ( SELECT lms_ops.viewer_may('database'::text, 'read'::text) AS viewer_may)
  ORDER BY schedule.place;
COMMENT ON VIEW report.maintenance_schedule IS 'What maintenance has to do: each task with how often it is due, whether it is due now, and how it went last. One row per task, in their order.';
CREATE VIEW report.maintenance_tasks WITH (security_barrier='true') AS
 SELECT id AS task_id,
    run_id,
    task_name,
    started_at,
    seconds,
    outcome,
    summary,
    figures,
    error
   FROM lms_ops.maintenance_tasks tasks
  WHERE ( SELECT lms_ops.viewer_may('database'::text, 'read'::text) AS viewer_may)
  ORDER BY id DESC;
COMMENT ON VIEW report.maintenance_tasks IS 'Tasks of maintenance: when, how long, the outcome, and in a sentence what they did or lack. One row per task of a run, latest first.';
CREATE VIEW report.offering WITH (security_barrier='true') AS
 WITH queues AS (
         SELECT waitlist.course_offering_id,
            count(*) FILTER (WHERE (waitlist.status = 'waiting'::text)) AS waiting,
            count(*) FILTER (WHERE (waitlist.notification_expires_at > now())) AS offers_out
           FROM public.course_waitlist waitlist
          WHERE (waitlist.status = ANY (ARRAY['waiting'::text, 'notified'::text]))
          GROUP BY waitlist.course_offering_id
        )
 SELECT offerings.id AS offering_id,
    offerings.academic_term_id AS term_id,
    ((terms.academic_year || ' '::text) || terms.term_type) AS term_label,
    courses.organization_unit_id AS unit_id,
    units.code AS unit_code,
    units.name AS unit_name,
    courses.code AS course_code,
    courses.name AS course_name,
    offerings.section_code,
    offerings.component,
    COALESCE(offerings.credits, (courses.credit_hours)::numeric) AS credits,
    offerings.language_of_instruction AS language,
    offerings.delivery_mode,
    offerings.enrollment_status,
    offerings.parent_offering_id AS lecture_id,
    lectures.section_code AS lecture_section,
    seats.enrolled,
    seats.completed,
    seats.dropped,
    seats.withdrawn,
    seats.seats_taken,
    seats.published_limit AS capacity,
    overrides.reason AS over_capacity_reason,
    (COALESCE(queues.offers_out, (0)::bigint))::integer AS offers_out,
    (GREATEST(((seats.published_limit - seats.seats_taken) - COALESCE(queues.offers_out, (0)::bigint)), (0)::bigint))::integer AS free_seats,
    (COALESCE(queues.waiting, (0)::bigint))::integer AS waiting,
    offerings.waitlist_capacity,
    COALESCE(rules.mode, ( SELECT usual.mode
           FROM lms_ops.queue_rule(NULL::uuid) usual(mode, allows_swap))) AS queue_mode,
    COALESCE(rules.allows_swap, ( SELECT usual.allows_swap
           FROM lms_ops.queue_rule(NULL::uuid) usual(mode, allows_swap))) AS queue_allows_swap,
    COALESCE((courses.organization_unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units_for('waitlist'::text, 'manage'::text) AS viewer_units_for))), false) AS may_manage,
    COALESCE((courses.organization_unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units_for('offering'::text, 'manage'::text) AS viewer_units_for))), false) AS may_set
   FROM ((((((((public.course_offerings offerings
     JOIN lms_ops.enrollment_counts seats ON ((seats.course_offering_id = offerings.id)))
     JOIN public.courses ON ((courses.id = offerings.course_id)))
     JOIN public.academic_terms terms ON ((terms.id = offerings.academic_term_id)))
     LEFT JOIN public.organization_units units ON ((units.id = courses.organization_unit_id)))
     LEFT JOIN public.course_offerings lectures ON ((lectures.id = offerings.parent_offering_id)))
     LEFT JOIN lms_ops.capacity_overrides overrides ON (((overrides.course_offering_id = offerings.id) AND (overrides.closed_at IS NULL))))
     LEFT JOIN lms_ops.waitlist_rules rules ON ((rules.course_offering_id = offerings.id)))
     LEFT JOIN queues ON ((queues.course_offering_id = offerings.id)))
  WHERE ((courses.organization_unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units() AS viewer_units))) OR (offerings.id = ANY (ARRAY( SELECT lms_ops.viewer_offerings() AS viewer_offerings))) OR (( SELECT lms_ops.viewer_reach('offering'::text, 'read'::text) AS viewer_reach) IS NOT NULL));
COMMENT ON VIEW report.offering IS 'Seats, queue and roster of an offering as they stand now. One row per offering.';
CREATE VIEW report.open_sections WITH (security_barrier='true') AS
 SELECT offerings.id AS offering_id,
    terms.id AS term_id,
    ((terms.academic_year || ' '::text) || terms.term_type) AS term,
    terms.start_date AS term_start_date,
    courses.id AS course_id,
    courses.code AS course_code,
    courses.name AS course_name,
    offerings.section_code,
    offerings.component,
    COALESCE(offerings.credits, (courses.credit_hours)::numeric) AS credits,
    offerings.enrollment_status,
    limits.published_limit AS capacity,
    COALESCE(offerings.current_enrollment, 0) AS enrolled,
    GREATEST(((limits.published_limit - COALESCE(offerings.current_enrollment, 0)) - queues.offers_out), 0) AS free_seats,
    queues.waiting,
    timetable.meetings,
    lms_ops.fold(concat_ws(' '::text, courses.code, (courses.name ->> 'az'::text), (courses.name ->> 'en'::text), (courses.name ->> 'ru'::text))) AS folded_section,
    COALESCE((courses.organization_unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units_for('enrollment'::text, 'manage'::text) AS viewer_units_for))), false) AS may_enroll,
    COALESCE((courses.organization_unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units_for('offering'::text, 'manage'::text) AS viewer_units_for))), false) AS may_permit
   FROM ((((((public.course_offerings offerings
     JOIN public.courses ON ((courses.id = offerings.course_id)))
     JOIN public.academic_terms terms ON ((terms.id = offerings.academic_term_id)))
     LEFT JOIN lms_ops.capacity_overrides overrides ON (((overrides.course_offering_id = offerings.id) AND (overrides.closed_at IS NULL))))
     CROSS JOIN LATERAL ( SELECT COALESCE(overrides.published_limit, offerings.max_enrollment) AS published_limit) limits)
     CROSS JOIN LATERAL ( SELECT (count(*) FILTER (WHERE (waitlist.status = 'waiting'::text)))::integer AS waiting,
            (count(*) FILTER (WHERE (waitlist.notification_expires_at > now())))::integer AS offers_out
           FROM public.course_waitlist waitlist
          WHERE ((waitlist.course_offering_id = offerings.id) AND (waitlist.status = ANY (ARRAY['waiting'::text, 'notified'::text])))) queues)
     CROSS JOIN LATERAL ( SELECT string_agg(format('%s %s to %s'::text, lms_ops.day_name(weekly.day_of_week), to_char((weekly.start_time)::interval, 'HH24:MI'::text), to_char((weekly.end_time)::interval, 'HH24:MI'::text)), '; '::text ORDER BY weekly.day_of_week, weekly.start_time) AS meetings
           FROM lms_ops.weekly_meetings weekly
          WHERE (weekly.course_offering_id = offerings.id)) timetable)
  WHERE ((terms.end_date >= ((now() AT TIME ZONE ( SELECT lms_ops.timezone() AS timezone)))::date) AND (offerings.enrollment_status <> 'cancelled'::text) AND ((( SELECT lms_ops.viewer_reach('student'::text, 'read'::text) AS viewer_reach) IS NOT NULL) OR ( SELECT (EXISTS ( SELECT
                   FROM lms_ops.viewer_students() viewer_students(viewer_students))) AS "exists")));
COMMENT ON VIEW report.open_sections IS 'Sections of terms that are not over, with their times and free seats net of offers, for whoever may read a student''s record. One row per section.';
CREATE VIEW report.partitions WITH (security_barrier='true') AS
 SELECT kept.table_name,
    parts.partition_name,
    parts.from_time,
    parts.until_time,
    parts.estimated_rows,
    parts.bytes,
    COALESCE((parts.until_time <= (now() - kept.retention)), false) AS is_past_retention
   FROM (lms_ops.growing_tables() kept(table_name, partition_above, retention, is_archived)
     CROSS JOIN LATERAL lms_ops.partitions(kept.table_name) parts(partition_name, from_time, until_time, estimated_rows, bytes, is_detaching))
  WHERE ( SELECT lms_ops.viewer_may('database'::text, 'read'::text) AS viewer_may)
  ORDER BY kept.table_name, parts.until_time;
COMMENT ON VIEW report.partitions IS 'Partitions of the tables that only grow, and whether retention is due to take them. One row per partition, in the order of time.';
CREATE VIEW report.programs WITH (security_barrier='true') AS
 SELECT id AS program_id,
    code AS program_code,
    name AS program_name,
    degree_type
   FROM public.academic_programs programs
  WHERE (is_active AND ((( SELECT lms_ops.viewer_reach('student'::text, 'read'::text) AS viewer_reach) IS NOT NULL) OR ( SELECT (EXISTS ( SELECT
                   FROM lms_ops.viewer_students() viewer_students(viewer_students))) AS "exists")));
COMMENT ON VIEW report.programs IS 'Programmes that a degree audit can be asked for, to those who may read a student''s record, by code. One row per programme.';
CREATE VIEW report.retired_rows WITH (security_barrier='true') AS
 SELECT id AS retired_id,
    table_name,
    partition_name,
    from_time,
    until_time,
    row_count,
    file_name,
    file_bytes,
    sha256,
    recorded_at,
    dropped_at,
    retired_as
   FROM lms_ops.retired_rows retired
  WHERE ( SELECT lms_ops.viewer_may('database'::text, 'read'::text) AS viewer_may)
  ORDER BY id DESC;
COMMENT ON VIEW report.retired_rows IS 'Rows that left a growing table because they were past its retention, and the archive file that has them. One row per partition or month, latest first.';
CREATE VIEW report.roster WITH (security_invoker='true', security_barrier='true') AS
 SELECT enrollments.id AS enrollment_id,
    enrollments.course_offering_id AS offering_id,
    enrollments.student_id,
    students.student_number,
    students.student_name,
    students.program_code,
    students.program_name,
    enrollments.enrollment_status AS status,
    (enrollments.enrollment_status = ANY (ARRAY['enrolled'::text, 'completed'::text])) AS is_seated,
    enrollments.enrollment_date AS enrolled_at,
    enrollments.status_changed_date AS status_since,
    COALESCE(enrollments.is_retake, false) AS is_retake
   FROM (public.course_enrollments enrollments
     LEFT JOIN LATERAL ( SELECT student_names.student_id,
            student_names.student_number,
            student_names.student_name,
            student_names.program_code,
            student_names.program_name,
            student_names.unit_id
           FROM report.student_names
          WHERE (student_names.student_id = enrollments.student_id)
         LIMIT 1) students ON (true));
COMMENT ON VIEW report.roster IS 'Who sits or sat in an offering, seated ones first, then by number. One row per enrollment.';
CREATE VIEW report.search WITH (security_barrier='true') AS
 WITH things AS (
         SELECT 'course'::text AS kind,
            courses.id
           FROM public.courses
          WHERE (EXISTS ( SELECT lms_ops.viewer_roles() AS viewer_roles))
        UNION ALL
         SELECT 'student'::text,
            students.id
           FROM public.students
          WHERE (((students.id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (students.id <= ( SELECT lms_ops.viewer_reach('student'::text, 'read'::text) AS viewer_reach))) OR (students.id = ANY (ARRAY( SELECT lms_ops.viewer_students() AS viewer_students))))
        UNION ALL
         SELECT 'staff'::text,
            staff.id
           FROM public.staff_members staff
          WHERE (staff.is_active AND (EXISTS ( SELECT lms_ops.viewer_roles() AS viewer_roles)))
        UNION ALL
         SELECT 'announcement'::text,
            announcements.id
           FROM lms_ops.viewer_announcements() announcements(id)
        )
 SELECT kind,
    count(*) AS things
   FROM things
  GROUP BY kind;
COMMENT ON VIEW report.search IS 'What the search box looks through: courses, students, staff and announcements that the viewer may see, and how many. One row per kind.';
CREATE VIEW report.set_aside_rows WITH (security_barrier='true') AS
 SELECT id AS set_aside_id,
    table_name,
    row_id,
    column_name,
    (value #>> '{}'::text[]) AS value,
        CASE problem
            WHEN 'dangling'::text THEN 'points nowhere'::text
            WHEN 'self'::text THEN 'points at itself'::text
            ELSE 'is there twice'::text
        END AS problem,
    set_aside_at
   FROM lms_ops.set_aside_rows aside
  WHERE ( SELECT lms_ops.viewer_may('database'::text, 'read'::text) AS viewer_may)
  ORDER BY aside.problem, table_name, id;
COMMENT ON VIEW report.set_aside_rows IS 'References that could not be moved and were set aside, with what is wrong with each. One row per table, row, column and value.';
CREATE VIEW report.statistics_history WITH (security_barrier='true') AS
 SELECT refreshes.started_at AS refreshed_at,
    refreshes.view_name,
    figures.figure,
    figures.organization_unit_id,
    figures.academic_term_id,
    figures.value
   FROM (lms_ops.headline_figures figures
     JOIN lms_ops.refreshes ON ((refreshes.id = figures.refresh_id)))
  WHERE ((figures.organization_unit_id = ANY (
        CASE refreshes.view_name
            WHEN 'mv_student_statistics'::text THEN ARRAY( SELECT lms_ops.viewer_units_for('student'::text, 'read'::text) AS viewer_units_for)
            WHEN 'mv_faculty_workload'::text THEN ARRAY( SELECT lms_ops.viewer_units_for('workload'::text, 'read'::text) AS viewer_units_for)
            ELSE ARRAY( SELECT lms_ops.viewer_units() AS viewer_units)
        END)) OR (
        CASE refreshes.view_name
            WHEN 'mv_student_statistics'::text THEN ( SELECT lms_ops.viewer_reach('student'::text, 'read'::text) AS viewer_reach)
            WHEN 'mv_faculty_workload'::text THEN ( SELECT lms_ops.viewer_reach('workload'::text, 'read'::text) AS viewer_reach)
            ELSE ( SELECT lms_ops.viewer_reach('offering'::text, 'read'::text) AS viewer_reach)
        END IS NOT NULL))
  ORDER BY refreshes.started_at, figures.figure;
COMMENT ON VIEW report.statistics_history IS 'Headline figures after each refresh, as sums by unit. One row per refresh, figure, unit and term, oldest first.';
CREATE VIEW report.student WITH (security_invoker='true', security_barrier='true') AS
 SELECT students.id AS student_id,
    students.student_number,
    ( SELECT people.name
           FROM report.people
          WHERE (people.user_id = students.user_id)) AS student_name,
    programs.id AS program_id,
    programs.code AS program_code,
    programs.name AS program_name,
    programs.degree_type,
    programs.organization_unit_id AS unit_id,
    students.status,
    students.study_mode,
    students.enrollment_date,
    students.actual_graduation_date,
    ( SELECT people.name
           FROM report.people
          WHERE (people.user_id = students.academic_advisor_id)) AS advisor_name,
    standings.standing,
    standings.effective_date AS standing_since,
    ARRAY( SELECT transitions.to_standing
           FROM lms_ops.standing_transitions transitions
          WHERE (transitions.from_standing = COALESCE(standings.standing, 'good'::text))
          ORDER BY transitions.to_standing) AS next_standings,
    COALESCE((programs.organization_unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units_for('standing'::text, 'decide'::text) AS viewer_units_for))), false) AS may_decide_standing,
    COALESCE((programs.organization_unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units_for('transfer'::text, 'manage'::text) AS viewer_units_for))), false) AS may_decide_transfer,
    results.cumulative_gpa,
    COALESCE(results.credits_earned, (0)::numeric) AS credits_earned,
    programs.total_credits AS credits_required,
    COALESCE(seated.credits, (0)::numeric) AS credits_this_term,
    (COALESCE(seated.courses, (0)::bigint))::integer AS courses_this_term,
    holds.active_holds,
    holds.registration_is_blocked,
    queued.entries AS places_in_queues,
    found.conflicts AS open_conflicts
   FROM (((((((public.students
     LEFT JOIN public.academic_programs programs ON ((programs.id = students.academic_program_id)))
     LEFT JOIN lms_ops.current_standings standings ON ((standings.student_id = students.id)))
     LEFT JOIN LATERAL ( SELECT round((sum((completed.credits * completed.grade_points)) / NULLIF(sum(completed.credits) FILTER (WHERE (completed.grade_points IS NOT NULL)), (0)::numeric)), 2) AS cumulative_gpa,
            sum(completed.credits) FILTER (WHERE (completed.grade_points IS DISTINCT FROM (0)::numeric)) AS credits_earned
           FROM lms_ops.completed_courses completed
          WHERE (completed.student_id = students.id)) results ON (true))
     LEFT JOIN LATERAL ( SELECT sum(courses_taken.credits) AS credits,
            count(*) AS courses
           FROM ( SELECT max(COALESCE(offerings.credits, (courses.credit_hours)::numeric)) AS credits
                   FROM (((public.course_enrollments enrollments
                     JOIN public.course_offerings offerings ON ((offerings.id = enrollments.course_offering_id)))
                     JOIN public.academic_terms terms ON ((terms.id = offerings.academic_term_id)))
                     JOIN public.courses ON ((courses.id = offerings.course_id)))
                  WHERE ((enrollments.student_id = students.id) AND (enrollments.enrollment_status = 'enrolled'::text) AND terms.is_current)
                  GROUP BY offerings.course_id) courses_taken) seated ON (true))
     CROSS JOIN LATERAL ( SELECT (count(*))::integer AS active_holds,
            COALESCE(bool_or(student_holds.blocks_registration), false) AS registration_is_blocked
           FROM public.student_holds
          WHERE ((student_holds.student_id = students.id) AND student_holds.is_active AND (student_holds.effective_from <= now()) AND (COALESCE(student_holds.effective_until, 'infinity'::timestamp with time zone) > now()))) holds)
     CROSS JOIN LATERAL ( SELECT (count(*))::integer AS entries
           FROM public.course_waitlist waitlist
          WHERE ((waitlist.student_id = students.id) AND ((waitlist.status = 'waiting'::text) OR ((waitlist.status = 'notified'::text) AND (waitlist.notification_expires_at > now()))))) queued)
     CROSS JOIN LATERAL ( SELECT (count(*))::integer AS conflicts
           FROM public.schedule_conflicts conflicts
          WHERE ((conflicts.student_id = students.id) AND (conflicts.status = ANY (ARRAY['detected'::text, 'notified'::text])))) found);
COMMENT ON VIEW report.student IS 'The record of a student as it stands now, for those who may read it. One row per student.';
CREATE VIEW report.student_enrollments WITH (security_invoker='true', security_barrier='true') AS
 SELECT enrollments.id AS enrollment_id,
    enrollments.student_id,
    offerings.id AS offering_id,
    offerings.course_id,
    terms.id AS term_id,
    ((terms.academic_year || ' '::text) || terms.term_type) AS term,
    terms.start_date AS term_start_date,
    COALESCE(terms.add_drop_deadline, terms.end_date) AS last_day_to_drop,
    COALESCE(terms.withdrawal_deadline, terms.end_date) AS last_day_to_withdraw,
    courses.code AS course_code,
    courses.name AS course_name,
    offerings.section_code,
    offerings.component,
    COALESCE(offerings.credits, (courses.credit_hours)::numeric) AS credits,
    enrollments.enrollment_status AS status,
    enrollments.grade,
    enrollments.grade_points,
    enrollments.attendance_percentage,
    COALESCE(enrollments.is_retake, false) AS is_retake,
    enrollments.enrollment_date AS enrolled_at,
    enrollments.status_changed_date AS status_since,
    ( SELECT people.name
           FROM report.people
          WHERE (people.user_id = teachers.instructor_id)) AS teacher_name,
    COALESCE((courses.organization_unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units_for('enrollment'::text, 'manage'::text) AS viewer_units_for))), false) AS may_manage
   FROM ((((public.course_enrollments enrollments
     JOIN public.course_offerings offerings ON ((offerings.id = enrollments.course_offering_id)))
     JOIN public.courses ON ((courses.id = offerings.course_id)))
     JOIN public.academic_terms terms ON ((terms.id = offerings.academic_term_id)))
     LEFT JOIN LATERAL ( SELECT teaching.instructor_id
           FROM lms_ops.teaching
          WHERE (teaching.course_offering_id = offerings.id)
          ORDER BY teaching.is_primary DESC, teaching.share DESC, teaching.instructor_id
         LIMIT 1) teachers ON (true))
  WHERE (enrollments.student_id IN ( SELECT students.id
           FROM public.students));
COMMENT ON VIEW report.student_enrollments IS 'What a student takes and took, latest term first: course, status, result and who taught it. One row per enrollment.';
CREATE VIEW report.student_permits WITH (security_invoker='true', security_barrier='true') AS
 SELECT permits.id AS permit_id,
    permits.student_id,
    offerings.id AS offering_id,
    ((terms.academic_year || ' '::text) || terms.term_type) AS term,
    courses.code AS course_code,
    offerings.section_code,
    permits.obstacle,
    permits.reason,
    ( SELECT people.name
           FROM report.people
          WHERE (people.user_id = permits.granted_by)) AS granted_by_name,
    permits.granted_at,
    permits.valid_until,
        CASE
            WHEN (permits.ended_at IS NOT NULL) THEN 'ended'::text
            WHEN (permits.valid_until <= now()) THEN 'lapsed'::text
            ELSE 'open'::text
        END AS state,
    permits.ended_at,
    ( SELECT people.name
           FROM report.people
          WHERE (people.user_id = permits.ended_by)) AS ended_by_name,
    permits.end_reason,
    COALESCE((courses.organization_unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units_for('offering'::text, 'manage'::text) AS viewer_units_for))), false) AS may_end
   FROM (((lms_ops.registration_permits permits
     JOIN public.course_offerings offerings ON ((offerings.id = permits.course_offering_id)))
     JOIN public.courses ON ((courses.id = offerings.course_id)))
     JOIN public.academic_terms terms ON ((terms.id = offerings.academic_term_id)));
COMMENT ON VIEW report.student_permits IS 'Single obstacles that were set aside for a student and a section, open ones first: which, why, by whom, until when. One row per permit.';
CREATE VIEW report.student_results WITH (security_barrier='true') AS
 SELECT academic_term_id AS term_id,
    organization_unit_id AS unit_id,
    course_id,
    course_code,
    course_name,
    (sum(census_count))::integer AS census,
    round(((100.0 * (sum(((d_count + f_count) + withdrawn_count)))::numeric) / (sum(census_count))::numeric), 1) AS dfw_percentage,
    round(((100.0 * (sum((f_count + withdrawn_count)))::numeric) / (sum(census_count))::numeric), 1) AS fw_percentage
   FROM public.mv_course_offering_statistics offerings
  WHERE (((organization_unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units_for('student'::text, 'read'::text) AS viewer_units_for))) OR (( SELECT lms_ops.viewer_reach('student'::text, 'read'::text) AS viewer_reach) IS NOT NULL)) AND (parent_offering_id IS NULL) AND (completed_count > 0))
  GROUP BY academic_term_id, organization_unit_id, course_id, course_code, course_name
 HAVING ((sum(completed_count))::numeric >= ( SELECT lms_ops.setting('students'::text, 'smallest_group'::text) AS setting));
COMMENT ON VIEW report.student_results IS 'Results of finished courses: D, F and W over the enrolled at census (those who kept a seat or withdrew), highest share first. One row per course, unit and term. A course completed by fewer than the setting students.smallest_group is left out.';
CREATE VIEW report.student_standings WITH (security_invoker='true', security_barrier='true') AS
 SELECT history.id AS decision_id,
    history.student_id,
    history.academic_term_id AS term_id,
    ((terms.academic_year || ' '::text) || terms.term_type) AS term,
    history.standing,
    history.previous_standing,
    history.term_gpa,
    history.cumulative_gpa,
    history.cause,
    history.actions,
    history.effective_date,
    ( SELECT people.name
           FROM report.people
          WHERE (people.user_id = history.decided_by)) AS decided_by_name,
    history.created_at
   FROM (public.academic_standing_history history
     JOIN public.academic_terms terms ON ((terms.id = history.academic_term_id)));
COMMENT ON VIEW report.student_standings IS 'What was decided about a student''s academic standing, latest first: from what to what, why, by whom. One row per decision.';
CREATE VIEW report.student_terms WITH (security_invoker='true', security_barrier='true') AS
 WITH results AS (
         SELECT completed.student_id,
            completed.academic_term_id,
            count(*) AS courses,
            count(*) FILTER (WHERE (completed.grade_points = (0)::numeric)) AS failed_courses,
            sum((completed.credits * completed.grade_points)) AS quality_points,
            sum(completed.credits) FILTER (WHERE (completed.grade_points IS NOT NULL)) AS gpa_credits,
            COALESCE(sum(completed.credits) FILTER (WHERE (completed.grade_points IS DISTINCT FROM (0)::numeric)), (0)::numeric) AS credits_earned
           FROM lms_ops.completed_courses completed
          GROUP BY completed.student_id, completed.academic_term_id
        )
 SELECT results.student_id,
    results.academic_term_id AS term_id,
    COALESCE(((terms.academic_year || ' '::text) || terms.term_type), 'elsewhere'::text) AS term,
    terms.start_date AS term_start_date,
    (results.courses)::integer AS courses,
    (results.failed_courses)::integer AS failed_courses,
    results.credits_earned,
    sum(results.credits_earned) OVER so_far AS credits_so_far,
    round((results.quality_points / NULLIF(results.gpa_credits, (0)::numeric)), 2) AS term_gpa,
    round((sum(results.quality_points) OVER so_far / NULLIF(sum(results.gpa_credits) OVER so_far, (0)::numeric)), 2) AS cumulative_gpa
   FROM (results
     LEFT JOIN public.academic_terms terms ON ((terms.id = results.academic_term_id)))
  WHERE (results.student_id IN ( SELECT students.id
           FROM public.students))
  WINDOW so_far AS (PARTITION BY results.student_id ORDER BY terms.start_date NULLS FIRST, terms.id);
COMMENT ON VIEW report.student_terms IS 'Averages and credits of a student term by term, weighted by credits, a course once a term. One row per student and term, earliest first.';
CREATE VIEW report.student_waiting WITH (security_barrier='true') AS
 SELECT waitlist.id AS entry_id,
    waitlist.student_id,
    offerings.id AS offering_id,
    ((terms.academic_year || ' '::text) || terms.term_type) AS term,
    courses.code AS course_code,
    courses.name AS course_name,
    offerings.section_code,
    offerings.component,
    places.state,
    (places.state = ANY (ARRAY['waiting'::text, 'offered'::text])) AS is_active,
        CASE
            WHEN (places.state = ANY (ARRAY['waiting'::text, 'offered'::text])) THEN ranks.queue_rank
            ELSE NULL::integer
        END AS rank,
    waitlist.priority,
    waitlist.joined_at,
    waitlist.notification_expires_at AS deadline,
    waitlist.passed_over_at,
    waitlist.passed_over_reason,
    waitlist.ended_at,
    waitlist.end_reason,
    COALESCE((courses.organization_unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units_for('enrollment'::text, 'manage'::text) AS viewer_units_for))), false) AS may_manage
   FROM (((((public.course_waitlist waitlist
     JOIN public.course_offerings offerings ON ((offerings.id = waitlist.course_offering_id)))
     JOIN public.courses ON ((courses.id = offerings.course_id)))
     JOIN public.academic_terms terms ON ((terms.id = offerings.academic_term_id)))
     CROSS JOIN LATERAL ( SELECT
                CASE
                    WHEN (waitlist.status <> 'notified'::text) THEN waitlist.status
                    WHEN (waitlist.notification_expires_at > now()) THEN 'offered'::text
                    ELSE 'lapsed'::text
                END AS state) places)
     CROSS JOIN LATERAL ( SELECT (count(*))::integer AS queue_rank
           FROM public.course_waitlist others
          WHERE ((others.course_offering_id = waitlist.course_offering_id) AND ((others.status = 'waiting'::text) OR ((others.status = 'notified'::text) AND (others.notification_expires_at > now()))) AND (ROW((- others.priority), others.joined_at, others.id) <= ROW((- waitlist.priority), waitlist.joined_at, waitlist.id)))) ranks)
  WHERE ((( SELECT lms_ops.viewer_reach('student'::text, 'read'::text) AS viewer_reach) IS NOT NULL) OR (waitlist.student_id IN ( SELECT lms_ops.viewer_students() AS viewer_students)));
COMMENT ON VIEW report.student_waiting IS 'Queues that a student waits or waited in, with the rank of today and the deadline of an offer. One row per entry.';
CREATE VIEW report.students WITH (security_barrier='true') AS
 SELECT student_id,
    student_number,
    name AS student_name,
    organization_unit_id AS unit_id,
    unit_code,
    program_code,
    program_name,
    degree_type,
    status,
    study_mode,
    years_enrolled,
    total_enrollments,
    completed_enrollments,
    current_enrollments,
    dropped_enrollments,
    withdrawn_enrollments,
    failed_courses,
    current_gpa,
    cumulative_gpa,
    (floor((cumulative_gpa * (2)::numeric)) / (2)::numeric) AS gpa_step,
    (floor((credits_earned / (30)::numeric)) * (30)::numeric) AS credits_step,
    LEAST((floor((attendance_percentage / (10)::numeric)) * (10)::numeric), (90)::numeric) AS attendance_step,
    credits_earned,
    credits_in_progress,
    credits_required,
    grade_count,
    average_percentage,
    highest_percentage,
    lowest_percentage,
    attended_count,
    missed_count,
    attendance_percentage,
    standing,
    active_holds,
    registration_is_blocked,
    risk_reasons,
    (cardinality(risk_reasons) > 0) AS is_at_risk,
    advisor_name,
    last_enrollment_at,
    last_graded_at,
    last_attended_on,
    last_activity_at,
    lms_ops.fold(concat_ws(' '::text, student_number, (name ->> 'az'::text), (name ->> 'en'::text), (name ->> 'ru'::text))) AS folded_student
   FROM public.mv_student_statistics students
  WHERE (((student_id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (student_id <= ( SELECT lms_ops.viewer_reach('student'::text, 'read'::text) AS viewer_reach))) OR (student_id = ANY (ARRAY( SELECT lms_ops.viewer_students() AS viewer_students))));
COMMENT ON VIEW report.students IS 'Students with their average, credits, attendance, standing and what puts them at risk, by student number. One row per student.';
CREATE VIEW report.terms WITH (security_barrier='true') AS
 SELECT id AS term_id,
    ((academic_year || ' '::text) || term_type) AS label,
    start_date,
    end_date,
    COALESCE(is_current, false) AS is_current
   FROM public.academic_terms terms
  WHERE (( SELECT lms_ops.current_viewer() AS current_viewer) IS NOT NULL)
  ORDER BY start_date DESC;
COMMENT ON VIEW report.terms IS 'Terms, for anybody who is known here. One row per term, latest first.';
CREATE VIEW report.transfer_credits WITH (security_invoker='true', security_barrier='true') AS
 SELECT transfers.id AS transfer_id,
    transfers.student_id,
    transfers.external_institution,
    transfers.external_course_code,
    transfers.external_course_name,
    transfers.external_credits,
    transfers.external_grade,
    transfers.completed_on,
    transfers.status,
    courses.code AS course_code,
    courses.name AS course_name,
    transfers.credits_awarded,
    (transfers.equivalency_id IS NOT NULL) AS is_by_rule,
    transfers.note,
    ( SELECT people.name
           FROM report.people
          WHERE (people.user_id = transfers.recorded_by)) AS recorded_by_name,
    transfers.recorded_at,
    ( SELECT people.name
           FROM report.people
          WHERE (people.user_id = transfers.decided_by)) AS decided_by_name,
    transfers.decided_at
   FROM (lms_ops.transfer_credits transfers
     LEFT JOIN public.courses ON ((courses.id = transfers.course_id)));
COMMENT ON VIEW report.transfer_credits IS 'What a student brought from other institutions, undecided first: what it was, what it counts as, who decided. One row per course elsewhere.';
CREATE VIEW report.units WITH (security_barrier='true') AS
 WITH RECURSIVE tree AS (
         SELECT units.id AS unit_id,
            units.parent_id,
            units.type,
            units.code,
            units.name,
            units.code AS path,
            0 AS depth,
            ARRAY[units.id] AS above
           FROM public.organization_units units
          WHERE (units.parent_id IS NULL)
        UNION ALL
         SELECT units.id,
            units.parent_id,
            units.type,
            units.code,
            units.name,
            ((tree_1.path || ' / '::text) || units.code),
            (tree_1.depth + 1),
            (tree_1.above || units.id)
           FROM (public.organization_units units
             JOIN tree tree_1 ON ((tree_1.unit_id = units.parent_id)))
          WHERE (units.id <> ALL (tree_1.above))
        )
 SELECT unit_id,
    parent_id,
    type,
    code,
    name,
    path,
    depth
   FROM tree
  WHERE (unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units() AS viewer_units)));
COMMENT ON VIEW report.units IS 'Units whose offerings the viewer may see. One row per unit, each after the unit it belongs to.';
CREATE VIEW report.viewer WITH (security_barrier='true') AS
 WITH rights AS (
         SELECT DISTINCT (((grants.resource || '.'::text) || grants.action) ||
                CASE
                    WHEN (grants.scope = 'own'::text) THEN '.own'::text
                    ELSE ''::text
                END) AS name
           FROM lms_ops.viewer_grants() grants(resource, action, scope, organization_unit_id)
        )
 SELECT users.id AS user_id,
    people.name,
    COALESCE(preferences.language, 'az'::text) AS language,
    lms_ops.timezone() AS timezone,
    ARRAY( SELECT roles.code
           FROM (public.user_roles
             JOIN public.roles ON ((roles.id = user_roles.role_id)))
          WHERE ((user_roles.user_id = users.id) AND (COALESCE(user_roles.valid_from, '-infinity'::timestamp with time zone) <= now()) AND (COALESCE(user_roles.valid_until, 'infinity'::timestamp with time zone) > now()))
          GROUP BY roles.code, roles.level
          ORDER BY roles.level, roles.code) AS roles,
    ARRAY( SELECT rights.name
           FROM rights
          ORDER BY rights.name) AS rights,
    lms_ops.viewer_sees_all_units('offering'::text, 'read'::text) AS all_units,
    (EXISTS ( SELECT
           FROM rights
          WHERE (rights.name = ANY (ARRAY['student.read'::text, 'student.read.own'::text])))) AS sees_people,
    (EXISTS ( SELECT
           FROM rights
          WHERE (rights.name = 'database.read'::text))) AS sees_database
   FROM ((public.users
     JOIN lms_ops.people ON ((people.user_id = users.id)))
     LEFT JOIN public.user_preferences preferences ON ((preferences.user_id = users.id)))
  WHERE (users.id = lms_ops.current_viewer());
COMMENT ON VIEW report.viewer IS 'The person who is looking. One row, or none when nobody is set; times are shown in the university''s zone.';
CREATE VIEW report.waitlist_decisions WITH (security_invoker='true', security_barrier='true') AS
 SELECT events.id AS decision_id,
    events.course_offering_id AS offering_id,
    offerings.academic_term_id AS term_id,
    courses.organization_unit_id AS unit_id,
    courses.code AS course_code,
    offerings.section_code,
    events.happened_at,
    lms_ops.waitlist_event_name(events.event) AS event,
    students.student_number,
    students.student_name,
    events.queue_rank AS rank,
    events.rule,
    events.walk_id,
    events.reason,
    ( SELECT people.name
           FROM report.people
          WHERE (people.user_id = events.acted_by)) AS decided_by
   FROM (((lms_ops.waitlist_events events
     JOIN public.course_offerings offerings ON ((offerings.id = events.course_offering_id)))
     JOIN public.courses ON ((courses.id = offerings.course_id)))
     LEFT JOIN LATERAL ( SELECT student_names.student_id,
            student_names.student_number,
            student_names.student_name,
            student_names.program_code,
            student_names.program_name,
            student_names.unit_id
           FROM report.student_names
          WHERE (student_names.student_id = events.student_id)
         LIMIT 1) students ON (true));
COMMENT ON VIEW report.waitlist_decisions IS 'Decisions about queues, latest first: who was looked at, at which rank, what was decided and why. One row per decision.';
CREATE VIEW report.waitlist_entries WITH (security_barrier='true') AS
 WITH ranks AS (
         SELECT waitlist_1.course_offering_id,
            waitlist_1.id AS entry_id,
            (row_number() OVER (PARTITION BY waitlist_1.course_offering_id ORDER BY waitlist_1.priority DESC, waitlist_1.joined_at, waitlist_1.id))::integer AS queue_rank
           FROM public.course_waitlist waitlist_1
          WHERE ((waitlist_1.status = 'waiting'::text) OR ((waitlist_1.status = 'notified'::text) AND (waitlist_1.notification_expires_at > now())))
        )
 SELECT waitlist.id AS entry_id,
    waitlist.course_offering_id AS offering_id,
    offerings.academic_term_id AS term_id,
    courses.organization_unit_id AS unit_id,
    courses.code AS course_code,
    offerings.section_code,
    offerings.component,
    waitlist.student_id,
    students.student_number,
    people.name AS student_name,
    ranks.queue_rank AS rank,
        CASE
            WHEN (waitlist.status <> 'notified'::text) THEN waitlist.status
            WHEN (waitlist.notification_expires_at > now()) THEN 'offered'::text
            ELSE 'lapsed'::text
        END AS status,
    waitlist.priority,
    waitlist.joined_at,
    (EXTRACT(day FROM (COALESCE(waitlist.ended_at, now()) - waitlist.joined_at)))::integer AS days_waited,
    waitlist.notified_at AS offered_at,
    waitlist.notification_expires_at AS deadline,
    waitlist.passed_over_at,
    waitlist.passed_over_reason,
    held.sections AS holds_section,
    (held.sections IS NOT NULL) AS is_phantom,
    waitlist.ended_at,
    waitlist.end_reason
   FROM ((((((public.course_waitlist waitlist
     JOIN public.course_offerings offerings ON ((offerings.id = waitlist.course_offering_id)))
     JOIN public.courses ON ((courses.id = offerings.course_id)))
     JOIN public.students ON ((students.id = waitlist.student_id)))
     LEFT JOIN lms_ops.people ON ((people.user_id = students.user_id)))
     LEFT JOIN ranks ON (((ranks.entry_id = waitlist.id) AND (ranks.course_offering_id = waitlist.course_offering_id))))
     LEFT JOIN LATERAL ( SELECT string_agg(others.section_code, ', '::text ORDER BY others.section_code) AS sections
           FROM (public.course_enrollments enrollments
             JOIN public.course_offerings others ON ((others.id = enrollments.course_offering_id)))
          WHERE ((enrollments.student_id = waitlist.student_id) AND (enrollments.enrollment_status = ANY (ARRAY['enrolled'::text, 'completed'::text])) AND (others.course_id = offerings.course_id) AND (others.academic_term_id = offerings.academic_term_id) AND (COALESCE(others.component, ''::text) = waitlist.component) AND (waitlist.status = ANY (ARRAY['waiting'::text, 'notified'::text])))) held ON (true))
  WHERE ((courses.organization_unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units() AS viewer_units))) OR (offerings.id = ANY (ARRAY( SELECT lms_ops.viewer_offerings() AS viewer_offerings))) OR (waitlist.student_id = ANY (ARRAY( SELECT lms_ops.viewer_students() AS viewer_students))) OR (( SELECT COALESCE(lms_ops.viewer_reach('student'::text, 'read'::text), lms_ops.viewer_reach('offering'::text, 'read'::text)) AS "coalesce") IS NOT NULL));
COMMENT ON VIEW report.waitlist_entries IS 'Everybody who waits or waited for a seat, in the order of the queue, with the rank among all who wait. One row per entry.';
CREATE VIEW report.waitlist_history WITH (security_barrier='true') AS
 WITH receipts AS (
         SELECT events.course_offering_id,
            events.entry_id,
            events.event,
            events.happened_at
           FROM lms_ops.waitlist_events events
        ), happenings AS (
         SELECT receipts.course_offering_id,
            receipts.event,
            receipts.happened_at
           FROM receipts
          WHERE (receipts.event <> 'joined'::text)
        UNION ALL
         SELECT waitlist.course_offering_id,
            'joined'::text,
            waitlist.joined_at
           FROM public.course_waitlist waitlist
        UNION ALL
         SELECT waitlist.course_offering_id,
            'offered'::text,
            waitlist.notified_at
           FROM public.course_waitlist waitlist
          WHERE ((waitlist.notified_at IS NOT NULL) AND (NOT (EXISTS ( SELECT
                   FROM receipts
                  WHERE ((receipts.entry_id = waitlist.id) AND (receipts.event = 'offered'::text))))))
        UNION ALL
         SELECT waitlist.course_offering_id,
            waitlist.status,
            waitlist.ended_at
           FROM public.course_waitlist waitlist
          WHERE ((waitlist.ended_at IS NOT NULL) AND (NOT (EXISTS ( SELECT
                   FROM receipts
                  WHERE ((receipts.entry_id = waitlist.id) AND (receipts.event = ANY (ARRAY[waitlist.status, 'declined'::text, 'left'::text, 'closed'::text])))))))
        )
 SELECT happenings.course_offering_id AS offering_id,
    offerings.academic_term_id AS term_id,
    courses.organization_unit_id AS unit_id,
    ((happenings.happened_at AT TIME ZONE ( SELECT lms_ops.timezone() AS timezone)))::date AS day,
    lms_ops.waitlist_event_name(happenings.event) AS event,
    (count(*))::integer AS entries
   FROM ((happenings
     JOIN public.course_offerings offerings ON ((offerings.id = happenings.course_offering_id)))
     JOIN public.courses ON ((courses.id = offerings.course_id)))
  WHERE ((courses.organization_unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units() AS viewer_units))) OR (offerings.id = ANY (ARRAY( SELECT lms_ops.viewer_offerings() AS viewer_offerings))) OR (( SELECT lms_ops.viewer_reach('offering'::text, 'read'::text) AS viewer_reach) IS NOT NULL))
  GROUP BY happenings.course_offering_id, offerings.academic_term_id, courses.organization_unit_id, (((happenings.happened_at AT TIME ZONE ( SELECT lms_ops.timezone() AS timezone)))::date), (lms_ops.waitlist_event_name(happenings.event));
COMMENT ON VIEW report.waitlist_history IS 'What happened in the queues, day by day in the university''s zone. One row per offering, day and event.';
CREATE VIEW report.waitlists WITH (security_barrier='true') AS
 WITH queues AS (
         SELECT waitlist.course_offering_id,
            (count(*) FILTER (WHERE (waitlist.status = 'waiting'::text)))::integer AS waiting,
            (count(*) FILTER (WHERE ((waitlist.status = 'waiting'::text) AND (waitlist.passed_over_reason IS NOT NULL))))::integer AS passed_over,
            (count(*) FILTER (WHERE (waitlist.notification_expires_at > now())))::integer AS offers_out,
            (count(*) FILTER (WHERE (waitlist.notification_expires_at <= now())))::integer AS lapsed_offers,
            min(waitlist.notification_expires_at) FILTER (WHERE (waitlist.notification_expires_at > now())) AS next_deadline,
            min(waitlist.joined_at) FILTER (WHERE (waitlist.status = 'waiting'::text)) AS waiting_since
           FROM public.course_waitlist waitlist
          WHERE (waitlist.status = ANY (ARRAY['waiting'::text, 'notified'::text]))
          GROUP BY waitlist.course_offering_id
        ), named_queues AS (
         SELECT offerings.id AS offering_id,
            offerings.academic_term_id AS term_id,
            courses.organization_unit_id AS unit_id,
            units.code AS unit_code,
            units.name AS unit_name,
            courses.code AS course_code,
            courses.name AS course_name,
            offerings.section_code,
            offerings.component,
            offerings.enrollment_status,
            COALESCE(overrides.published_limit, offerings.max_enrollment) AS published_limit,
            COALESCE(offerings.current_enrollment, 0) AS enrolled,
            GREATEST(((COALESCE(overrides.published_limit, offerings.max_enrollment) - COALESCE(offerings.current_enrollment, 0)) - queues.offers_out), 0) AS free_seats,
            queues.waiting,
            queues.passed_over,
            queues.offers_out,
            queues.lapsed_offers,
            queues.next_deadline,
            queues.waiting_since,
            (EXTRACT(day FROM (now() - queues.waiting_since)))::integer AS longest_wait_days,
            COALESCE(rules.mode, ( SELECT usual.mode
                   FROM lms_ops.queue_rule(NULL::uuid) usual(mode, allows_swap))) AS queue_mode,
            (offerings.enrollment_status = ANY (ARRAY['open'::text, 'waitlist'::text])) AS is_open,
            (courses.organization_unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units_for('waitlist'::text, 'manage'::text) AS viewer_units_for))) AS may_manage
           FROM (((((queues
             JOIN public.course_offerings offerings ON ((offerings.id = queues.course_offering_id)))
             JOIN public.courses ON ((courses.id = offerings.course_id)))
             LEFT JOIN public.organization_units units ON ((units.id = courses.organization_unit_id)))
             LEFT JOIN lms_ops.capacity_overrides overrides ON (((overrides.course_offering_id = offerings.id) AND (overrides.closed_at IS NULL))))
             LEFT JOIN lms_ops.waitlist_rules rules ON ((rules.course_offering_id = offerings.id)))
          WHERE ((courses.organization_unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units() AS viewer_units))) OR (offerings.id = ANY (ARRAY( SELECT lms_ops.viewer_offerings() AS viewer_offerings))) OR (( SELECT lms_ops.viewer_reach('offering'::text, 'read'::text) AS viewer_reach) IS NOT NULL))
        )
 SELECT offering_id,
    term_id,
    unit_id,
    unit_code,
    unit_name,
    course_code,
    course_name,
    section_code,
    component,
    enrollment_status,
    published_limit,
    enrolled,
    free_seats,
    waiting,
    passed_over,
    offers_out,
    lapsed_offers,
    next_deadline,
    waiting_since,
    longest_wait_days,
    queue_mode,
    is_open,
    may_manage,
        CASE
            WHEN (waiting = 0) THEN 'offers are out'::text
            WHEN ((free_seats > 0) AND (NOT is_open)) THEN 'not open'::text
            WHEN (free_seats > 0) THEN 'something keeps them out'::text
            ELSE 'not enough room'::text
        END AS diagnosis,
        CASE
            WHEN ((waiting > 0) AND (free_seats > 0) AND is_open) THEN 1
            WHEN (next_deadline < (now() + '1 day'::interval)) THEN 2
            WHEN (waiting > 0) THEN 3
            ELSE 4
        END AS urgency
   FROM named_queues;
COMMENT ON VIEW report.waitlists IS 'Queues as they stand now, most urgent first: a free seat to offer, an offer about to lapse, no seat. One row per offering.';
CREATE VIEW report.workload WITH (security_barrier='true') AS
 SELECT instructor_id,
    academic_term_id AS term_id,
    term_label,
    term_start_date,
    organization_unit_id AS unit_id,
    unit_code,
    unit_name,
    name AS teacher_name,
    employee_number,
    employment_type,
    academic_rank,
    courses_primary,
    courses_assisting,
    preparations,
    shared_sections,
    total_capacity,
    total_enrollment,
    fill_percentage,
    enrollment_by_share,
    student_credit_hours,
    contact_hours_per_week,
    graduate_percentage,
    hours_limit,
    load_percentage,
    load_band,
    assessments_created,
    grades_submitted,
        CASE
            WHEN ((smallest_graded_group)::numeric >= ( SELECT lms_ops.setting('students'::text, 'smallest_group'::text) AS setting)) THEN average_percentage_given
            ELSE NULL::numeric
        END AS average_percentage_given
   FROM public.mv_faculty_workload workload
  WHERE ((organization_unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units_for('workload'::text, 'read'::text) AS viewer_units_for))) OR (( SELECT lms_ops.viewer_reach('workload'::text, 'read'::text) AS viewer_reach) IS NOT NULL));
COMMENT ON VIEW report.workload IS 'What each teacher carries in a term: courses, contact hours a week against the limit, students and grading; heaviest load first. One row per teacher and term.';
CREATE VIEW report.workload_sections WITH (security_barrier='true') AS
 WITH weekly_hours AS (
         SELECT meetings.course_offering_id,
            round((sum(((meetings.minutes)::numeric * meetings.part_of_term)) / (50)::numeric), 2) AS hours
           FROM lms_ops.weekly_meetings meetings
          GROUP BY meetings.course_offering_id
        ), instructors AS (
         SELECT listed.course_offering_id,
            listed.instructor_id,
            string_agg(DISTINCT listed.role, ', '::text ORDER BY listed.role DESC) AS role
           FROM public.course_instructors listed
          GROUP BY listed.course_offering_id, listed.instructor_id
        )
 SELECT instructors.instructor_id,
    offerings.academic_term_id AS term_id,
    offerings.course_offering_id AS offering_id,
    offerings.course_code,
    offerings.course_name,
    offerings.section_code,
    offerings.component,
    instructors.role,
    teaching.share,
    offerings.seats_taken,
    offerings.published_limit AS capacity,
    weekly_hours.hours AS hours_per_week,
    offerings.meetings,
    offerings.instructor_names
   FROM ((((public.mv_faculty_workload workload
     JOIN instructors ON ((instructors.instructor_id = workload.instructor_id)))
     JOIN public.mv_course_offering_statistics offerings ON (((offerings.course_offering_id = instructors.course_offering_id) AND (offerings.academic_term_id = workload.academic_term_id))))
     JOIN lms_ops.teaching ON (((teaching.course_offering_id = instructors.course_offering_id) AND (teaching.instructor_id = instructors.instructor_id))))
     LEFT JOIN weekly_hours ON ((weekly_hours.course_offering_id = offerings.course_offering_id)))
  WHERE ((workload.organization_unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units_for('workload'::text, 'read'::text) AS viewer_units_for))) OR (( SELECT lms_ops.viewer_reach('workload'::text, 'read'::text) AS viewer_reach) IS NOT NULL));
COMMENT ON VIEW report.workload_sections IS 'The sections that make up a teacher''s load: role, share, seats and weekly hours. One row per teacher and offering.';
CREATE VIEW report.workload_units WITH (security_barrier='true') AS
 WITH full_time AS (
         SELECT workload_1.unit_id,
            workload_1.term_id,
            workload_1.contact_hours_per_week AS hours,
            row_number() OVER (PARTITION BY workload_1.unit_id, workload_1.term_id ORDER BY workload_1.contact_hours_per_week) AS place,
            count(*) OVER (PARTITION BY workload_1.unit_id, workload_1.term_id) AS teachers
           FROM report.workload workload_1
          WHERE ((workload_1.contact_hours_per_week IS NOT NULL) AND (COALESCE(workload_1.employment_type, 'full_time'::text) = 'full_time'::text))
        ), spread AS (
         SELECT full_time.unit_id,
            full_time.term_id,
            round((stddev_pop(full_time.hours) / NULLIF(avg(full_time.hours), (0)::numeric)), 3) AS coefficient_of_variation,
            round((sum((((((2 * full_time.place) - full_time.teachers) - 1))::numeric * full_time.hours)) / NULLIF(((max(full_time.teachers))::numeric * sum(full_time.hours)), (0)::numeric)), 3) AS gini
           FROM full_time
          GROUP BY full_time.unit_id, full_time.term_id
        )
 SELECT workload.unit_id,
    workload.unit_code,
    workload.unit_name,
    workload.term_id,
    workload.term_label,
    workload.term_start_date,
    (count(*))::integer AS teachers,
    (count(*) FILTER (WHERE (workload.load_band = 'over'::text)))::integer AS over,
    (count(*) FILTER (WHERE (workload.load_band = 'balanced'::text)))::integer AS balanced,
    (count(*) FILTER (WHERE (workload.load_band = 'under'::text)))::integer AS under,
    (count(*) FILTER (WHERE (workload.load_band = 'unassigned'::text)))::integer AS unassigned,
    (count(*) FILTER (WHERE (workload.load_band = 'unknown'::text)))::integer AS unknown,
    COALESCE(sum(workload.contact_hours_per_week), (0)::numeric) AS contact_hours,
    sum(workload.hours_limit) AS hours_limit,
    round(avg(workload.contact_hours_per_week), 2) AS average_hours,
    sum(workload.student_credit_hours) AS student_credit_hours,
    spread.gini,
    spread.coefficient_of_variation
   FROM (report.workload
     LEFT JOIN spread USING (unit_id, term_id))
  WHERE (workload.unit_id IS NOT NULL)
  GROUP BY workload.unit_id, workload.unit_code, workload.unit_name, workload.term_id, workload.term_label, workload.term_start_date, spread.gini, spread.coefficient_of_variation;
COMMENT ON VIEW report.workload_units IS 'How evenly a unit''s teachers are loaded in a term: hours against limits, bands, Gini and coefficient of variation. One row per unit and term.';
ALTER TABLE ONLY lms_ops.admitted_roles
    ADD CONSTRAINT admitted_roles_pkey PRIMARY KEY (table_name, role_name);
ALTER TABLE ONLY lms_ops.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY lms_ops.capacity_overrides
    ADD CONSTRAINT capacity_overrides_pkey PRIMARY KEY (id);
ALTER TABLE ONLY lms_ops.carried_entries
    ADD CONSTRAINT carried_entries_pkey PRIMARY KEY (course_id, column_name, required_course_id);
ALTER TABLE ONLY lms_ops.course_categories
    ADD CONSTRAINT course_categories_pkey PRIMARY KEY (course_id, category);
ALTER TABLE ONLY lms_ops.credit_limits
    ADD CONSTRAINT credit_limits_degree_type_study_mode_standing_key UNIQUE NULLS NOT DISTINCT (degree_type, study_mode, standing);
ALTER TABLE ONLY lms_ops.credit_limits
    ADD CONSTRAINT credit_limits_pkey PRIMARY KEY (id);
ALTER TABLE ONLY lms_ops.decided_values
    ADD CONSTRAINT decided_values_pkey PRIMARY KEY (id);
ALTER TABLE ONLY lms_ops.decided_values
    ADD CONSTRAINT decided_values_table_name_row_id_column_name_key UNIQUE (table_name, row_id, column_name);
ALTER TABLE ONLY lms_ops.decisions
    ADD CONSTRAINT decisions_installation_id_finding_key UNIQUE (installation_id, finding);
ALTER TABLE ONLY lms_ops.decisions
    ADD CONSTRAINT decisions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY lms_ops.found_objects
    ADD CONSTRAINT found_objects_pkey PRIMARY KEY (kind, name);
ALTER TABLE ONLY lms_ops.grade_chain_heads
    ADD CONSTRAINT grade_chain_heads_pkey PRIMARY KEY (grade_table, grade_id, place);
ALTER TABLE ONLY lms_ops.grade_chain_seals
    ADD CONSTRAINT grade_chain_seals_pkey PRIMARY KEY (id);
ALTER TABLE ONLY lms_ops.headline_figures
    ADD CONSTRAINT headline_figures_refresh_id_figure_organization_unit_id_aca_key UNIQUE NULLS NOT DISTINCT (refresh_id, figure, organization_unit_id, academic_term_id);
ALTER TABLE ONLY lms_ops.imported_sections
    ADD CONSTRAINT imported_sections_pkey PRIMARY KEY (course_offering_id);
ALTER TABLE ONLY lms_ops.incompatible_courses
    ADD CONSTRAINT incompatible_courses_pkey PRIMARY KEY (course_id, other_course_id);
ALTER TABLE ONLY lms_ops.installations
    ADD CONSTRAINT installations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY lms_ops.installed_files
    ADD CONSTRAINT installed_files_pkey PRIMARY KEY (id);
ALTER TABLE ONLY lms_ops.installed_objects
    ADD CONSTRAINT installed_objects_pkey PRIMARY KEY (kind, name);
ALTER TABLE ONLY lms_ops.installed_parts
    ADD CONSTRAINT installed_parts_pkey PRIMARY KEY (path, place);
ALTER TABLE ONLY lms_ops.installed_rows
    ADD CONSTRAINT installed_rows_pkey PRIMARY KEY (table_name);
ALTER TABLE ONLY lms_ops.invented_people
    ADD CONSTRAINT invented_people_pkey PRIMARY KEY (only_row);
ALTER TABLE ONLY lms_ops.made_objects
    ADD CONSTRAINT made_objects_kind_name_key UNIQUE (kind, name);
ALTER TABLE ONLY lms_ops.made_objects
    ADD CONSTRAINT made_objects_pkey PRIMARY KEY (id);
ALTER TABLE ONLY lms_ops.made_rows
    ADD CONSTRAINT made_rows_pkey PRIMARY KEY (id);
ALTER TABLE ONLY lms_ops.made_rows
    ADD CONSTRAINT made_rows_table_name_row_key_key UNIQUE (table_name, row_key);
ALTER TABLE ONLY lms_ops.maintenance_runs
    ADD CONSTRAINT maintenance_runs_pkey PRIMARY KEY (id);
ALTER TABLE ONLY lms_ops.maintenance_tasks
    ADD CONSTRAINT maintenance_tasks_pkey PRIMARY KEY (id);
ALTER TABLE ONLY lms_ops.prerequisite_group_courses
    ADD CONSTRAINT prerequisite_group_courses_group_id_prerequisite_course_id_key UNIQUE (group_id, prerequisite_course_id);
ALTER TABLE ONLY lms_ops.prerequisite_group_courses
    ADD CONSTRAINT prerequisite_group_courses_pkey PRIMARY KEY (id);
ALTER TABLE ONLY lms_ops.prerequisite_groups
    ADD CONSTRAINT prerequisite_groups_id_course_id_key UNIQUE (id, course_id);
ALTER TABLE ONLY lms_ops.prerequisite_groups
    ADD CONSTRAINT prerequisite_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY lms_ops.published_grades
    ADD CONSTRAINT published_grades_pkey PRIMARY KEY (course_offering_id);
ALTER TABLE ONLY lms_ops.refreshes
    ADD CONSTRAINT refreshes_pkey PRIMARY KEY (id);
ALTER TABLE ONLY lms_ops.registration_permits
    ADD CONSTRAINT registration_permits_pkey PRIMARY KEY (id);
ALTER TABLE ONLY lms_ops.retired_rows
    ADD CONSTRAINT retired_rows_pkey PRIMARY KEY (id);
ALTER TABLE ONLY lms_ops.seat_events
    ADD CONSTRAINT seat_events_pkey PRIMARY KEY (id);
ALTER TABLE ONLY lms_ops.set_aside_rows
    ADD CONSTRAINT set_aside_rows_pkey PRIMARY KEY (id);
ALTER TABLE ONLY lms_ops.set_aside_rows
    ADD CONSTRAINT set_aside_rows_table_name_row_id_column_name_value_problem_key UNIQUE (table_name, row_id, column_name, value, problem);
ALTER TABLE ONLY lms_ops.shared_requirements
    ADD CONSTRAINT shared_requirements_pkey PRIMARY KEY (requirement_id, other_requirement_id);
ALTER TABLE ONLY lms_ops.standing_rules
    ADD CONSTRAINT standing_rules_pkey PRIMARY KEY (code);
ALTER TABLE ONLY lms_ops.standing_rules
    ADD CONSTRAINT standing_rules_place_key UNIQUE (place);
ALTER TABLE ONLY lms_ops.standing_transitions
    ADD CONSTRAINT standing_transitions_pkey PRIMARY KEY (from_standing, to_standing);
ALTER TABLE ONLY lms_ops.standings
    ADD CONSTRAINT standings_pkey PRIMARY KEY (standing);
ALTER TABLE ONLY lms_ops.transfer_credits
    ADD CONSTRAINT transfer_credits_pkey PRIMARY KEY (id);
ALTER TABLE ONLY lms_ops.waitlist_events
    ADD CONSTRAINT waitlist_events_pkey PRIMARY KEY (id);
ALTER TABLE ONLY lms_ops.waitlist_rules
    ADD CONSTRAINT waitlist_rules_pkey PRIMARY KEY (course_offering_id);
ALTER TABLE ONLY public.academic_honors
    ADD CONSTRAINT academic_honors_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.academic_programs
    ADD CONSTRAINT academic_programs_code_key UNIQUE (code);
ALTER TABLE ONLY public.academic_programs
    ADD CONSTRAINT academic_programs_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.academic_standing_history
    ADD CONSTRAINT academic_standing_history_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.academic_terms
    ADD CONSTRAINT academic_terms_academic_year_term_type_key UNIQUE (academic_year, term_type);
ALTER TABLE ONLY public.academic_terms
    ADD CONSTRAINT academic_terms_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.announcements
    ADD CONSTRAINT announcements_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessment_submissions
    ADD CONSTRAINT assessment_submissions_assessment_id_student_id_attempt_num_key UNIQUE (assessment_id, student_id, attempt_number);
ALTER TABLE ONLY public.assessment_submissions
    ADD CONSTRAINT assessment_submissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments
    ADD CONSTRAINT assessments_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.attendance_records
    ADD CONSTRAINT attendance_records_class_schedule_id_student_id_attendance__key UNIQUE (class_schedule_id, student_id, attendance_date);
ALTER TABLE ONLY public.attendance_records
    ADD CONSTRAINT attendance_records_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.audit_logs
    ADD CONSTRAINT audit_logs_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.buildings
    ADD CONSTRAINT buildings_code_key UNIQUE (code);
ALTER TABLE ONLY public.buildings
    ADD CONSTRAINT buildings_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calendar_events
    ADD CONSTRAINT calendar_events_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.class_schedules
    ADD CONSTRAINT class_schedules_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.course_corequisites
    ADD CONSTRAINT course_corequisites_course_id_corequisite_course_id_key UNIQUE (course_id, corequisite_course_id);
ALTER TABLE ONLY public.course_corequisites
    ADD CONSTRAINT course_corequisites_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.course_enrollments
    ADD CONSTRAINT course_enrollments_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.course_equivalencies
    ADD CONSTRAINT course_equivalencies_one_rule_at_a_time EXCLUDE USING gist (course_id WITH =, equivalent_course_id WITH =, daterange(effective_from, effective_until, '[]'::text) WITH &&) WHERE (((equivalent_course_id IS NOT NULL) AND (approval_status <> 'rejected'::text)));
ALTER TABLE ONLY public.course_equivalencies
    ADD CONSTRAINT course_equivalencies_one_transfer_rule_at_a_time EXCLUDE USING gist (course_id WITH =, lower(external_institution) WITH =, lower(external_course_name) WITH =, daterange(effective_from, effective_until, '[]'::text) WITH &&) WHERE (((external_course_name IS NOT NULL) AND (approval_status <> 'rejected'::text)));
ALTER TABLE ONLY public.course_equivalencies
    ADD CONSTRAINT course_equivalencies_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.course_instructors
    ADD CONSTRAINT course_instructors_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.course_materials
    ADD CONSTRAINT course_materials_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.course_offerings
    ADD CONSTRAINT course_offerings_course_id_academic_term_id_section_code_key UNIQUE (course_id, academic_term_id, section_code);
ALTER TABLE ONLY public.course_offerings
    ADD CONSTRAINT course_offerings_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.course_prerequisites
    ADD CONSTRAINT course_prerequisites_course_id_prerequisite_course_id_key UNIQUE (course_id, prerequisite_course_id);
ALTER TABLE ONLY public.course_prerequisites
    ADD CONSTRAINT course_prerequisites_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.course_waitlist
    ADD CONSTRAINT course_waitlist_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.courses
    ADD CONSTRAINT courses_code_key UNIQUE (code);
ALTER TABLE ONLY public.courses
    ADD CONSTRAINT courses_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.degree_audit_progress
    ADD CONSTRAINT degree_audit_progress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.degree_audit_progress
    ADD CONSTRAINT degree_audit_progress_student_id_requirement_id_key UNIQUE (student_id, requirement_id);
ALTER TABLE ONLY public.degree_requirements
    ADD CONSTRAINT degree_requirements_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.enrollment_grades
    ADD CONSTRAINT enrollment_grades_enrollment_id_grade_component_key UNIQUE (enrollment_id, grade_component);
ALTER TABLE ONLY public.enrollment_grades
    ADD CONSTRAINT enrollment_grades_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.file_uploads
    ADD CONSTRAINT file_uploads_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gpa_calculations
    ADD CONSTRAINT gpa_calculations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gpa_calculations
    ADD CONSTRAINT gpa_calculations_student_id_academic_term_id_key UNIQUE (student_id, academic_term_id);
ALTER TABLE ONLY public.grade_appeals
    ADD CONSTRAINT grade_appeals_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.grade_change_history
    ADD CONSTRAINT grade_change_history_one_row_a_place UNIQUE (grade_table, grade_id, place);
ALTER TABLE ONLY public.grade_change_history
    ADD CONSTRAINT grade_change_history_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.grade_point_scale
    ADD CONSTRAINT grade_point_scale_letter_grade_key UNIQUE (letter_grade);
ALTER TABLE ONLY public.grade_point_scale
    ADD CONSTRAINT grade_point_scale_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.grades
    ADD CONSTRAINT grades_assessment_id_student_id_key UNIQUE (assessment_id, student_id);
ALTER TABLE ONLY public.grades
    ADD CONSTRAINT grades_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.graduation_applications
    ADD CONSTRAINT graduation_applications_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.languages
    ADD CONSTRAINT languages_code_key UNIQUE (code);
ALTER TABLE ONLY public.languages
    ADD CONSTRAINT languages_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notification_templates
    ADD CONSTRAINT notification_templates_code_key UNIQUE (code);
ALTER TABLE ONLY public.notification_templates
    ADD CONSTRAINT notification_templates_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT notifications_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organization_units
    ADD CONSTRAINT organization_units_code_key UNIQUE (code);
ALTER TABLE ONLY public.organization_units
    ADD CONSTRAINT organization_units_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.page_views
    ADD CONSTRAINT page_views_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.permissions
    ADD CONSTRAINT permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.permissions
    ADD CONSTRAINT permissions_resource_action_scope_key UNIQUE (resource, action, scope);
ALTER TABLE ONLY public.persons
    ADD CONSTRAINT persons_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.persons
    ADD CONSTRAINT persons_user_id_key UNIQUE (user_id);
ALTER TABLE ONLY public.role_permissions
    ADD CONSTRAINT role_permissions_pkey PRIMARY KEY (role_id, permission_id);
ALTER TABLE ONLY public.roles
    ADD CONSTRAINT roles_code_key UNIQUE (code);
ALTER TABLE ONLY public.roles
    ADD CONSTRAINT roles_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rooms
    ADD CONSTRAINT rooms_building_id_room_number_key UNIQUE (building_id, room_number);
ALTER TABLE ONLY public.rooms
    ADD CONSTRAINT rooms_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.schedule_conflicts
    ADD CONSTRAINT schedule_conflicts_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.staff_members
    ADD CONSTRAINT staff_members_employee_number_key UNIQUE (employee_number);
ALTER TABLE ONLY public.staff_members
    ADD CONSTRAINT staff_members_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.staff_members
    ADD CONSTRAINT staff_members_user_id_key UNIQUE (user_id);
ALTER TABLE ONLY public.student_group_members
    ADD CONSTRAINT student_group_members_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.student_groups
    ADD CONSTRAINT student_groups_assessment_id_name_key UNIQUE (assessment_id, name);
ALTER TABLE ONLY public.student_groups
    ADD CONSTRAINT student_groups_id_assessment_id_key UNIQUE (id, assessment_id);
ALTER TABLE ONLY public.student_groups
    ADD CONSTRAINT student_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.student_holds
    ADD CONSTRAINT student_holds_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.student_transcripts
    ADD CONSTRAINT student_transcripts_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.students
    ADD CONSTRAINT students_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.students
    ADD CONSTRAINT students_student_number_key UNIQUE (student_number);
ALTER TABLE ONLY public.students
    ADD CONSTRAINT students_user_id_key UNIQUE (user_id);
ALTER TABLE ONLY public.system_metrics
    ADD CONSTRAINT system_metrics_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.system_settings
    ADD CONSTRAINT system_settings_category_key_key UNIQUE (category, key);
ALTER TABLE ONLY public.system_settings
    ADD CONSTRAINT system_settings_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.transcript_requests
    ADD CONSTRAINT transcript_requests_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.user_preferences
    ADD CONSTRAINT user_preferences_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.user_preferences
    ADD CONSTRAINT user_preferences_user_id_key UNIQUE (user_id);
ALTER TABLE ONLY public.user_roles
    ADD CONSTRAINT user_roles_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.user_sessions
    ADD CONSTRAINT user_sessions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_email_key UNIQUE (email);
ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_username_key UNIQUE (username);
CREATE UNIQUE INDEX capacity_overrides_one_open ON lms_ops.capacity_overrides USING btree (course_offering_id) WHERE (closed_at IS NULL);
CREATE INDEX carried_entries_required_idx ON lms_ops.carried_entries USING btree (required_course_id);
CREATE INDEX course_categories_category_idx ON lms_ops.course_categories USING btree (lower(category));
CREATE INDEX grade_chain_heads_seal_idx ON lms_ops.grade_chain_heads USING btree (seal_id);
CREATE INDEX imported_sections_class_number_idx ON lms_ops.imported_sections USING btree (class_number);
CREATE INDEX installed_files_latest_idx ON lms_ops.installed_files USING btree (path, id);
CREATE INDEX installed_parts_installation_idx ON lms_ops.installed_parts USING btree (installation_id);
CREATE INDEX maintenance_runs_started_at_idx ON lms_ops.maintenance_runs USING btree (started_at);
CREATE INDEX maintenance_tasks_latest_idx ON lms_ops.maintenance_tasks USING btree (task_name, started_at DESC);
CREATE INDEX maintenance_tasks_run_idx ON lms_ops.maintenance_tasks USING btree (run_id);
CREATE INDEX prerequisite_group_courses_course_idx ON lms_ops.prerequisite_group_courses USING btree (prerequisite_course_id);
CREATE INDEX prerequisite_groups_course_idx ON lms_ops.prerequisite_groups USING btree (course_id);
CREATE INDEX prerequisite_groups_parent_idx ON lms_ops.prerequisite_groups USING btree (parent_id);
CREATE INDEX refreshes_latest_idx ON lms_ops.refreshes USING btree (view_name, started_at DESC);
CREATE INDEX registration_permits_offering_idx ON lms_ops.registration_permits USING btree (course_offering_id);
CREATE UNIQUE INDEX registration_permits_one_open ON lms_ops.registration_permits USING btree (student_id, course_offering_id, obstacle) WHERE (ended_at IS NULL);
CREATE INDEX retired_rows_table_idx ON lms_ops.retired_rows USING btree (table_name, until_time);
CREATE INDEX seat_events_offering_idx ON lms_ops.seat_events USING btree (course_offering_id, happened_at);
CREATE INDEX seat_events_student_idx ON lms_ops.seat_events USING btree (student_id, happened_at);
CREATE INDEX shared_requirements_other_idx ON lms_ops.shared_requirements USING btree (other_requirement_id);
CREATE INDEX standing_rules_standing_idx ON lms_ops.standing_rules USING btree (standing);
CREATE INDEX standing_transitions_to_standing_idx ON lms_ops.standing_transitions USING btree (to_standing);
CREATE INDEX transfer_credits_course_idx ON lms_ops.transfer_credits USING btree (course_id);
CREATE INDEX transfer_credits_equivalency_idx ON lms_ops.transfer_credits USING btree (equivalency_id);
CREATE UNIQUE INDEX transfer_credits_one_credit_a_course ON lms_ops.transfer_credits USING btree (student_id, lower(external_institution), lower(external_course_name)) WHERE (status = 'credited'::text);
CREATE UNIQUE INDEX transfer_credits_one_credit_of_a_course ON lms_ops.transfer_credits USING btree (student_id, course_id) WHERE (status = 'credited'::text);
CREATE INDEX transfer_credits_student_idx ON lms_ops.transfer_credits USING btree (student_id);
CREATE INDEX waitlist_events_entry_idx ON lms_ops.waitlist_events USING btree (entry_id);
CREATE INDEX waitlist_events_offering_idx ON lms_ops.waitlist_events USING btree (course_offering_id, happened_at);
CREATE INDEX waitlist_events_walk_idx ON lms_ops.waitlist_events USING btree (walk_id) WHERE (walk_id IS NOT NULL);
CREATE INDEX academic_honors_academic_term_id_idx ON public.academic_honors USING btree (academic_term_id);
CREATE INDEX academic_honors_awarded_by_idx ON public.academic_honors USING btree (awarded_by);
CREATE INDEX academic_honors_student_id_idx ON public.academic_honors USING btree (student_id);
CREATE INDEX academic_programs_active_idx ON public.academic_programs USING btree (organization_unit_id) WHERE is_active;
CREATE INDEX academic_programs_organization_unit_id_idx ON public.academic_programs USING btree (organization_unit_id);
CREATE INDEX academic_terms_start_date_idx ON public.academic_terms USING btree (start_date);
CREATE INDEX announcements_published_by_idx ON public.announcements USING btree (published_by);
CREATE INDEX announcements_published_idx ON public.announcements USING btree (publish_date) WHERE is_published;
CREATE INDEX announcements_search_text_trgm_idx ON public.announcements USING gin (search_text public.gin_trgm_ops);
CREATE INDEX assessment_submissions_group_id_idx ON public.assessment_submissions USING btree (group_id);
CREATE INDEX assessment_submissions_status_idx ON public.assessment_submissions USING btree (status);
CREATE INDEX assessment_submissions_student_id_idx ON public.assessment_submissions USING btree (student_id);
CREATE INDEX assessments_course_offering_id_idx ON public.assessments USING btree (course_offering_id);
CREATE INDEX assessments_created_by_idx ON public.assessments USING btree (created_by);
CREATE INDEX assessments_due_date_idx ON public.assessments USING btree (due_date);
CREATE INDEX attendance_records_attendance_date_idx ON public.attendance_records USING btree (attendance_date);
CREATE INDEX attendance_records_marked_by_idx ON public.attendance_records USING btree (marked_by);
CREATE INDEX attendance_records_student_id_idx ON public.attendance_records USING btree (student_id);
CREATE INDEX audit_logs_created_at_idx ON public.audit_logs USING btree (created_at);
CREATE INDEX audit_logs_resource_idx ON public.audit_logs USING btree (resource_type, resource_id);
CREATE INDEX audit_logs_user_id_idx ON public.audit_logs USING btree (user_id);
CREATE INDEX calendar_events_academic_term_id_idx ON public.calendar_events USING btree (academic_term_id);
CREATE INDEX calendar_events_created_by_idx ON public.calendar_events USING btree (created_by);
CREATE INDEX calendar_events_start_datetime_idx ON public.calendar_events USING btree (start_datetime);
CREATE INDEX class_schedules_course_offering_id_idx ON public.class_schedules USING btree (course_offering_id);
CREATE INDEX class_schedules_day_of_week_idx ON public.class_schedules USING btree (day_of_week, start_time);
CREATE INDEX class_schedules_instructor_id_idx ON public.class_schedules USING btree (instructor_id);
CREATE INDEX class_schedules_room_id_idx ON public.class_schedules USING btree (room_id);
CREATE INDEX course_enrollments_course_offering_id_idx ON public.course_enrollments USING btree (course_offering_id);
CREATE INDEX course_enrollments_enrolled_idx ON public.course_enrollments USING btree (student_id) WHERE (enrollment_status = 'enrolled'::text);
CREATE INDEX course_enrollments_enrollment_date_idx ON public.course_enrollments USING btree (enrollment_date);
CREATE UNIQUE INDEX course_enrollments_one_seat_a_student ON public.course_enrollments USING btree (course_offering_id, student_id) WHERE (enrollment_status = 'enrolled'::text);
CREATE INDEX course_enrollments_student_id_idx ON public.course_enrollments USING btree (student_id);
CREATE INDEX course_instructors_assigned_by_idx ON public.course_instructors USING btree (assigned_by);
CREATE INDEX course_instructors_course_offering_id_idx ON public.course_instructors USING btree (course_offering_id);
CREATE INDEX course_instructors_instructor_id_idx ON public.course_instructors USING btree (instructor_id);
CREATE INDEX course_materials_course_offering_id_idx ON public.course_materials USING btree (course_offering_id);
CREATE INDEX course_materials_uploaded_by_idx ON public.course_materials USING btree (uploaded_by);
CREATE INDEX course_offerings_academic_term_id_idx ON public.course_offerings USING btree (academic_term_id);
CREATE INDEX course_offerings_enrollment_status_idx ON public.course_offerings USING btree (enrollment_status);
CREATE INDEX course_offerings_parent_offering_id_idx ON public.course_offerings USING btree (parent_offering_id);
CREATE INDEX course_waitlist_course_id_idx ON public.course_waitlist USING btree (course_id);
CREATE INDEX course_waitlist_ended_by_idx ON public.course_waitlist USING btree (ended_by);
CREATE UNIQUE INDEX course_waitlist_one_active_entry ON public.course_waitlist USING btree (student_id, course_id, component) WHERE (status = ANY (ARRAY['waiting'::text, 'notified'::text]));
CREATE INDEX courses_active_idx ON public.courses USING btree (organization_unit_id) WHERE is_active;
CREATE INDEX courses_code_trgm_idx ON public.courses USING gin (code public.gin_trgm_ops);
CREATE INDEX courses_organization_unit_id_idx ON public.courses USING btree (organization_unit_id);
CREATE INDEX courses_search_text_trgm_idx ON public.courses USING gin (search_text public.gin_trgm_ops);
CREATE INDEX degree_audit_progress_requirement_id_idx ON public.degree_audit_progress USING btree (requirement_id);
CREATE INDEX degree_audit_progress_substitution_approved_by_idx ON public.degree_audit_progress USING btree (substitution_approved_by);
CREATE INDEX degree_audit_progress_waived_by_idx ON public.degree_audit_progress USING btree (waived_by);
CREATE INDEX degree_requirements_academic_program_id_idx ON public.degree_requirements USING btree (academic_program_id);
CREATE INDEX degree_requirements_created_by_idx ON public.degree_requirements USING btree (created_by);
CREATE INDEX enrollment_grades_graded_by_idx ON public.enrollment_grades USING btree (graded_by);
CREATE INDEX file_uploads_uploaded_by_idx ON public.file_uploads USING btree (uploaded_by);
CREATE INDEX gpa_calculations_academic_term_id_idx ON public.gpa_calculations USING btree (academic_term_id);
CREATE INDEX grade_appeals_grade_id_idx ON public.grade_appeals USING btree (grade_id);
CREATE INDEX grade_appeals_reviewer_id_idx ON public.grade_appeals USING btree (reviewer_id);
CREATE INDEX grade_appeals_status_idx ON public.grade_appeals USING btree (status);
CREATE INDEX grade_appeals_student_id_idx ON public.grade_appeals USING btree (student_id);
CREATE INDEX grades_approved_by_idx ON public.grades USING btree (approved_by);
CREATE INDEX grades_final_idx ON public.grades USING btree (student_id) WHERE is_final;
CREATE INDEX grades_graded_at_idx ON public.grades USING btree (graded_at);
CREATE INDEX grades_graded_by_idx ON public.grades USING btree (graded_by);
CREATE INDEX grades_student_id_idx ON public.grades USING btree (student_id);
CREATE INDEX grades_submission_id_idx ON public.grades USING btree (submission_id);
CREATE INDEX graduation_applications_academic_program_id_idx ON public.graduation_applications USING btree (academic_program_id);
CREATE INDEX graduation_applications_academic_term_id_idx ON public.graduation_applications USING btree (academic_term_id);
CREATE INDEX graduation_applications_reviewed_by_idx ON public.graduation_applications USING btree (reviewed_by);
CREATE INDEX graduation_applications_status_idx ON public.graduation_applications USING btree (status);
CREATE INDEX graduation_applications_student_id_idx ON public.graduation_applications USING btree (student_id);
CREATE INDEX idx_academic_standing_history_decided_by ON public.academic_standing_history USING btree (decided_by);
CREATE INDEX idx_academic_standing_history_standing ON public.academic_standing_history USING btree (standing, effective_date);
CREATE INDEX idx_academic_standing_history_student ON public.academic_standing_history USING btree (student_id, effective_date DESC, created_at DESC);
CREATE INDEX idx_academic_standing_history_term ON public.academic_standing_history USING btree (academic_term_id, standing);
CREATE UNIQUE INDEX idx_academic_terms_only_one_current ON public.academic_terms USING btree (is_current) WHERE is_current;
CREATE INDEX idx_announcements_search_vector ON public.announcements USING gin (search_vector);
CREATE INDEX idx_course_corequisites_corequisite ON public.course_corequisites USING btree (corequisite_course_id);
CREATE INDEX idx_course_corequisites_course ON public.course_corequisites USING btree (course_id);
CREATE INDEX idx_course_equivalencies_approved ON public.course_equivalencies USING btree (course_id, effective_from) WHERE (approval_status = 'approved'::text);
CREATE INDEX idx_course_equivalencies_course ON public.course_equivalencies USING btree (course_id);
CREATE INDEX idx_course_equivalencies_equivalent ON public.course_equivalencies USING btree (equivalent_course_id);
CREATE INDEX idx_course_equivalencies_external ON public.course_equivalencies USING btree (lower(external_institution), lower(external_course_code));
CREATE INDEX idx_course_prerequisites_course ON public.course_prerequisites USING btree (course_id);
CREATE INDEX idx_course_prerequisites_prerequisite ON public.course_prerequisites USING btree (prerequisite_course_id);
CREATE INDEX idx_course_waitlist_offering ON public.course_waitlist USING btree (course_offering_id, status);
CREATE INDEX idx_course_waitlist_offers ON public.course_waitlist USING btree (notification_expires_at) WHERE (status = 'notified'::text);
CREATE INDEX idx_course_waitlist_queue ON public.course_waitlist USING btree (course_offering_id, priority DESC, joined_at, id) WHERE (status = 'waiting'::text);
CREATE INDEX idx_course_waitlist_student ON public.course_waitlist USING btree (student_id);
CREATE INDEX idx_courses_search_vector ON public.courses USING gin (search_vector);
CREATE INDEX idx_grade_change_history_changed_by ON public.grade_change_history USING btree (changed_by, changed_at);
CREATE INDEX idx_grade_change_history_grade ON public.grade_change_history USING btree (grade_id, changed_at);
CREATE INDEX idx_grade_change_history_offering ON public.grade_change_history USING btree (course_offering_id, changed_at);
CREATE INDEX idx_grade_change_history_student ON public.grade_change_history USING btree (student_id, changed_at);
CREATE UNIQUE INDEX idx_mv_course_offering_statistics_offering ON public.mv_course_offering_statistics USING btree (course_offering_id);
CREATE INDEX idx_mv_course_offering_statistics_term_unit ON public.mv_course_offering_statistics USING btree (academic_term_id, organization_unit_id);
CREATE UNIQUE INDEX idx_mv_faculty_workload_teacher_term ON public.mv_faculty_workload USING btree (instructor_id, academic_term_id);
CREATE INDEX idx_mv_faculty_workload_term_unit ON public.mv_faculty_workload USING btree (academic_term_id, organization_unit_id);
CREATE UNIQUE INDEX idx_mv_student_statistics_student ON public.mv_student_statistics USING btree (student_id);
CREATE INDEX idx_mv_student_statistics_unit ON public.mv_student_statistics USING btree (organization_unit_id, academic_program_id);
CREATE INDEX idx_schedule_conflicts_offering ON public.schedule_conflicts USING btree (course_offering_id);
CREATE INDEX idx_schedule_conflicts_open ON public.schedule_conflicts USING btree (academic_term_id, conflict_type) WHERE (status = ANY (ARRAY['detected'::text, 'notified'::text]));
CREATE INDEX idx_schedule_conflicts_other_offering ON public.schedule_conflicts USING btree (conflicting_offering_id);
CREATE INDEX idx_schedule_conflicts_student ON public.schedule_conflicts USING btree (student_id, academic_term_id);
CREATE INDEX idx_staff_members_search_vector ON public.staff_members USING gin (search_vector);
CREATE INDEX idx_student_group_members_group ON public.student_group_members USING btree (group_id);
CREATE INDEX idx_student_group_members_student ON public.student_group_members USING btree (student_id);
CREATE INDEX idx_student_holds_active ON public.student_holds USING btree (student_id, hold_category) WHERE is_active;
CREATE INDEX idx_student_holds_registration ON public.student_holds USING btree (student_id) WHERE (is_active AND blocks_registration);
CREATE INDEX idx_student_holds_student ON public.student_holds USING btree (student_id);
CREATE INDEX idx_student_holds_unit ON public.student_holds USING btree (organization_unit_id);
CREATE INDEX idx_students_search_vector ON public.students USING gin (search_vector);
CREATE INDEX notifications_pending_idx ON public.notifications USING btree (scheduled_for) WHERE (status = 'pending'::text);
CREATE INDEX notifications_recipient_id_idx ON public.notifications USING btree (recipient_id);
CREATE INDEX notifications_template_id_idx ON public.notifications USING btree (template_id);
CREATE INDEX organization_units_active_idx ON public.organization_units USING btree (type) WHERE is_active;
CREATE INDEX organization_units_head_user_id_idx ON public.organization_units USING btree (head_user_id);
CREATE INDEX organization_units_parent_id_idx ON public.organization_units USING btree (parent_id);
CREATE INDEX page_views_created_at_idx ON public.page_views USING btree (created_at);
CREATE INDEX page_views_user_id_idx ON public.page_views USING btree (user_id);
CREATE INDEX persons_first_name_trgm_idx ON public.persons USING gin (first_name public.gin_trgm_ops);
CREATE INDEX persons_last_name_trgm_idx ON public.persons USING gin (last_name public.gin_trgm_ops);
CREATE INDEX role_permissions_permission_id_idx ON public.role_permissions USING btree (permission_id);
CREATE UNIQUE INDEX schedule_conflicts_once_per_facts ON public.schedule_conflicts USING btree (student_id, academic_term_id, conflict_type, md5((facts)::text));
CREATE INDEX schedule_conflicts_resolved_by_idx ON public.schedule_conflicts USING btree (resolved_by);
CREATE INDEX staff_members_active_idx ON public.staff_members USING btree (organization_unit_id) WHERE is_active;
CREATE INDEX staff_members_employee_number_trgm_idx ON public.staff_members USING gin (employee_number public.gin_trgm_ops);
CREATE INDEX staff_members_organization_unit_id_idx ON public.staff_members USING btree (organization_unit_id);
CREATE INDEX staff_members_search_text_trgm_idx ON public.staff_members USING gin (search_text public.gin_trgm_ops);
CREATE INDEX student_group_members_assessment_id_idx ON public.student_group_members USING btree (assessment_id);
CREATE UNIQUE INDEX student_group_members_one_group_an_assessment ON public.student_group_members USING btree (student_id, assessment_id) WHERE (left_at IS NULL);
CREATE UNIQUE INDEX student_group_members_one_leader ON public.student_group_members USING btree (group_id) WHERE ((role = 'leader'::text) AND (left_at IS NULL));
CREATE INDEX student_groups_created_by_idx ON public.student_groups USING btree (created_by);
CREATE INDEX student_holds_placed_by_idx ON public.student_holds USING btree (placed_by);
CREATE INDEX student_holds_released_by_idx ON public.student_holds USING btree (released_by);
CREATE INDEX student_holds_standing_change_id_idx ON public.student_holds USING btree (standing_change_id);
CREATE INDEX student_transcripts_academic_term_id_idx ON public.student_transcripts USING btree (academic_term_id);
CREATE INDEX student_transcripts_generated_by_idx ON public.student_transcripts USING btree (generated_by);
CREATE INDEX student_transcripts_student_id_idx ON public.student_transcripts USING btree (student_id);
CREATE INDEX students_academic_advisor_id_idx ON public.students USING btree (academic_advisor_id);
CREATE INDEX students_academic_program_id_idx ON public.students USING btree (academic_program_id);
CREATE INDEX students_active_idx ON public.students USING btree (academic_program_id) WHERE (status = 'active'::text);
CREATE INDEX students_search_text_trgm_idx ON public.students USING gin (search_text public.gin_trgm_ops);
CREATE INDEX students_status_idx ON public.students USING btree (status);
CREATE INDEX students_student_number_trgm_idx ON public.students USING gin (student_number public.gin_trgm_ops);
CREATE INDEX students_thesis_advisor_id_idx ON public.students USING btree (thesis_advisor_id);
CREATE INDEX system_metrics_recorded_at_idx ON public.system_metrics USING btree (metric_name, recorded_at);
CREATE INDEX system_settings_updated_by_idx ON public.system_settings USING btree (updated_by);
CREATE INDEX transcript_requests_approved_by_idx ON public.transcript_requests USING btree (approved_by);
CREATE INDEX transcript_requests_status_idx ON public.transcript_requests USING btree (status);
CREATE INDEX transcript_requests_student_id_idx ON public.transcript_requests USING btree (student_id);
CREATE INDEX user_roles_active_idx ON public.user_roles USING btree (user_id, role_id) WHERE (valid_until IS NULL);
CREATE INDEX user_roles_assigned_by_idx ON public.user_roles USING btree (assigned_by);
CREATE UNIQUE INDEX user_roles_one_open_grant ON public.user_roles USING btree (user_id, role_id, organization_unit_id) WHERE (valid_until IS NULL);
CREATE INDEX user_roles_organization_unit_id_idx ON public.user_roles USING btree (organization_unit_id);
CREATE INDEX user_roles_role_id_idx ON public.user_roles USING btree (role_id);
CREATE INDEX user_roles_user_id_idx ON public.user_roles USING btree (user_id);
CREATE INDEX user_sessions_active_idx ON public.user_sessions USING btree (user_id) WHERE is_active;
CREATE INDEX user_sessions_created_at_idx ON public.user_sessions USING btree (created_at);
CREATE INDEX user_sessions_user_id_idx ON public.user_sessions USING btree (user_id);
CREATE INDEX users_active_idx ON public.users USING btree (id) WHERE is_active;
CREATE INDEX users_folded_email_idx ON public.users USING btree (lower((email COLLATE "C")));
CREATE TRIGGER keep_grade_chain_heads BEFORE DELETE OR UPDATE ON lms_ops.grade_chain_heads FOR EACH ROW EXECUTE FUNCTION lms_ops.refuse_history_change();
CREATE TRIGGER keep_grade_chain_heads_whole BEFORE TRUNCATE ON lms_ops.grade_chain_heads FOR EACH STATEMENT EXECUTE FUNCTION lms_ops.refuse_history_change();
CREATE TRIGGER keep_grade_chain_seals BEFORE DELETE OR UPDATE ON lms_ops.grade_chain_seals FOR EACH ROW EXECUTE FUNCTION lms_ops.refuse_history_change();
CREATE TRIGGER keep_grade_chain_seals_whole BEFORE TRUNCATE ON lms_ops.grade_chain_seals FOR EACH STATEMENT EXECUTE FUNCTION lms_ops.refuse_history_change();
CREATE TRIGGER keep_seat_events BEFORE DELETE OR UPDATE ON lms_ops.seat_events FOR EACH ROW EXECUTE FUNCTION lms_ops.refuse_history_change();
CREATE TRIGGER keep_seat_events_whole BEFORE TRUNCATE ON lms_ops.seat_events FOR EACH STATEMENT EXECUTE FUNCTION lms_ops.refuse_history_change();
CREATE TRIGGER keep_waitlist_events BEFORE DELETE OR UPDATE ON lms_ops.waitlist_events FOR EACH ROW EXECUTE FUNCTION lms_ops.refuse_history_change();
CREATE TRIGGER keep_waitlist_events_whole BEFORE TRUNCATE ON lms_ops.waitlist_events FOR EACH STATEMENT EXECUTE FUNCTION lms_ops.refuse_history_change();
CREATE TRIGGER chain_grade_change BEFORE INSERT ON public.grade_change_history FOR EACH ROW EXECUTE FUNCTION lms_ops.chain_grade_change();
CREATE TRIGGER close_session BEFORE UPDATE ON public.user_sessions FOR EACH ROW EXECUTE FUNCTION public.close_user_session();
CREATE TRIGGER count_enrollments_after_delete AFTER DELETE ON public.course_enrollments REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.update_enrollment_count();
CREATE TRIGGER count_enrollments_after_insert AFTER INSERT ON public.course_enrollments REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.update_enrollment_count();
CREATE TRIGGER count_enrollments_after_truncate AFTER TRUNCATE ON public.course_enrollments FOR EACH STATEMENT EXECUTE FUNCTION public.update_enrollment_count();
CREATE TRIGGER count_enrollments_after_update AFTER UPDATE ON public.course_enrollments REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.update_enrollment_count();
CREATE TRIGGER delete_component_grades BEFORE DELETE ON public.course_enrollments FOR EACH ROW EXECUTE FUNCTION lms_ops.delete_component_grades();
CREATE TRIGGER end_waiting_after_insert AFTER INSERT ON public.course_enrollments REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION lms_ops.end_waiting();
CREATE TRIGGER end_waiting_after_update AFTER UPDATE ON public.course_enrollments REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION lms_ops.end_waiting();
CREATE TRIGGER fill_waitlist_entry BEFORE INSERT ON public.course_waitlist FOR EACH ROW EXECUTE FUNCTION lms_ops.fill_waitlist_entry();
CREATE TRIGGER follow_changed_arrays AFTER UPDATE ON public.courses FOR EACH ROW WHEN (((old.prerequisites IS DISTINCT FROM new.prerequisites) OR (old.corequisites IS DISTINCT FROM new.corequisites))) EXECUTE FUNCTION lms_ops.follow_arrays();
CREATE TRIGGER follow_new_arrays AFTER INSERT ON public.courses FOR EACH ROW EXECUTE FUNCTION lms_ops.follow_arrays();
CREATE TRIGGER keep_academic_standing_history BEFORE DELETE OR UPDATE ON public.academic_standing_history FOR EACH ROW EXECUTE FUNCTION lms_ops.refuse_history_change();
CREATE TRIGGER keep_academic_standing_history_whole BEFORE TRUNCATE ON public.academic_standing_history FOR EACH STATEMENT EXECUTE FUNCTION lms_ops.refuse_history_change();
CREATE TRIGGER keep_grade_change_history BEFORE DELETE OR UPDATE ON public.grade_change_history FOR EACH ROW EXECUTE FUNCTION lms_ops.refuse_history_change();
CREATE TRIGGER keep_grade_change_history_whole BEFORE TRUNCATE ON public.grade_change_history FOR EACH STATEMENT EXECUTE FUNCTION lms_ops.refuse_history_change();
CREATE TRIGGER keep_holds BEFORE DELETE ON public.student_holds FOR EACH ROW EXECUTE FUNCTION lms_ops.refuse_hold_deletion();
CREATE TRIGGER keep_holds_as_placed BEFORE UPDATE ON public.student_holds FOR EACH ROW EXECUTE FUNCTION lms_ops.refuse_hold_rewriting();
CREATE TRIGGER keep_holds_whole BEFORE TRUNCATE ON public.student_holds FOR EACH STATEMENT EXECUTE FUNCTION lms_ops.refuse_hold_deletion();
CREATE TRIGGER record_grade_change AFTER UPDATE ON public.course_enrollments FOR EACH ROW WHEN ((((old.grade IS DISTINCT FROM new.grade) OR (old.grade_points IS DISTINCT FROM new.grade_points)) OR ((num_nonnulls(old.grade, old.grade_points) > 0) AND ((((old.id IS DISTINCT FROM new.id) OR (old.student_id IS DISTINCT FROM new.student_id)) OR (old.course_offering_id IS DISTINCT FROM new.course_offering_id)) OR ((old.enrollment_status = 'completed'::text) AND (new.enrollment_status <> 'completed'::text)))))) EXECUTE FUNCTION lms_ops.record_grade_change();
CREATE TRIGGER record_grade_change AFTER UPDATE ON public.enrollment_grades FOR EACH ROW WHEN ((((((((old.marks_obtained IS DISTINCT FROM new.marks_obtained) OR (old.percentage IS DISTINCT FROM new.percentage)) OR (old.letter_grade IS DISTINCT FROM new.letter_grade)) OR (old.grade_points IS DISTINCT FROM new.grade_points)) OR (old.id IS DISTINCT FROM new.id)) OR (old.enrollment_id IS DISTINCT FROM new.enrollment_id)) OR (old.is_final AND (new.is_final IS NOT TRUE)))) EXECUTE FUNCTION lms_ops.record_grade_change();
CREATE TRIGGER record_grade_change AFTER UPDATE ON public.grades FOR EACH ROW WHEN ((((((((old.marks_obtained IS DISTINCT FROM new.marks_obtained) OR (old.percentage IS DISTINCT FROM new.percentage)) OR (old.letter_grade IS DISTINCT FROM new.letter_grade)) OR (old.id IS DISTINCT FROM new.id)) OR (old.student_id IS DISTINCT FROM new.student_id)) OR (old.assessment_id IS DISTINCT FROM new.assessment_id)) OR (old.is_final AND (new.is_final IS NOT TRUE)))) EXECUTE FUNCTION lms_ops.record_grade_change();
CREATE TRIGGER record_grade_deletion AFTER DELETE ON public.course_enrollments FOR EACH ROW WHEN ((num_nonnulls(old.grade, old.grade_points) > 0)) EXECUTE FUNCTION lms_ops.record_grade_change();
CREATE TRIGGER record_grade_deletion AFTER DELETE ON public.enrollment_grades FOR EACH ROW WHEN ((num_nonnulls(old.marks_obtained, old.percentage, old.letter_grade, old.grade_points) > 0)) EXECUTE FUNCTION lms_ops.record_grade_change();
CREATE TRIGGER record_grade_deletion AFTER DELETE ON public.grades FOR EACH ROW WHEN ((num_nonnulls(old.marks_obtained, old.percentage, old.letter_grade) > 0)) EXECUTE FUNCTION lms_ops.record_grade_change();
CREATE TRIGGER record_seat_events_after_delete AFTER DELETE ON public.course_enrollments REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION lms_ops.record_seat_events();
CREATE TRIGGER record_seat_events_after_insert AFTER INSERT ON public.course_enrollments REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION lms_ops.record_seat_events();
CREATE TRIGGER record_seat_events_after_update AFTER UPDATE ON public.course_enrollments REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION lms_ops.record_seat_events();
CREATE TRIGGER record_seat_events_before_truncate BEFORE TRUNCATE ON public.course_enrollments FOR EACH STATEMENT EXECUTE FUNCTION lms_ops.record_seat_events();
CREATE TRIGGER refuse_enrollment_under_hold AFTER INSERT ON public.course_enrollments REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION lms_ops.refuse_enrollment_under_hold();
CREATE TRIGGER refuse_enrollment_under_hold_after_update AFTER UPDATE ON public.course_enrollments REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION lms_ops.refuse_enrollment_under_hold();
CREATE TRIGGER refuse_grade_truncation BEFORE TRUNCATE ON public.course_enrollments FOR EACH STATEMENT EXECUTE FUNCTION lms_ops.refuse_grade_truncation();
CREATE TRIGGER refuse_grade_truncation BEFORE TRUNCATE ON public.enrollment_grades FOR EACH STATEMENT EXECUTE FUNCTION lms_ops.refuse_grade_truncation();
CREATE TRIGGER refuse_grade_truncation BEFORE TRUNCATE ON public.grades FOR EACH STATEMENT EXECUTE FUNCTION lms_ops.refuse_grade_truncation();
CREATE TRIGGER refuse_unapproved_grade_change BEFORE UPDATE ON public.course_enrollments FOR EACH ROW WHEN (((old.enrollment_status = 'completed'::text) AND (num_nonnulls(old.grade, old.grade_points) > 0) AND ((((((old.grade IS DISTINCT FROM new.grade) OR (old.grade_points IS DISTINCT FROM new.grade_points)) OR (old.id IS DISTINCT FROM new.id)) OR (old.student_id IS DISTINCT FROM new.student_id)) OR (old.course_offering_id IS DISTINCT FROM new.course_offering_id)) OR (old.enrollment_status IS DISTINCT FROM new.enrollment_status)))) EXECUTE FUNCTION lms_ops.refuse_unapproved_grade_change();
CREATE TRIGGER refuse_unapproved_grade_change BEFORE UPDATE ON public.enrollment_grades FOR EACH ROW WHEN ((old.is_final AND (num_nonnulls(old.marks_obtained, old.percentage, old.letter_grade, old.grade_points) > 0) AND (((((((old.marks_obtained IS DISTINCT FROM new.marks_obtained) OR (old.percentage IS DISTINCT FROM new.percentage)) OR (old.letter_grade IS DISTINCT FROM new.letter_grade)) OR (old.grade_points IS DISTINCT FROM new.grade_points)) OR (old.id IS DISTINCT FROM new.id)) OR (old.enrollment_id IS DISTINCT FROM new.enrollment_id)) OR (old.is_final IS DISTINCT FROM new.is_final)))) EXECUTE FUNCTION lms_ops.refuse_unapproved_grade_change();
CREATE TRIGGER refuse_unapproved_grade_change BEFORE UPDATE ON public.grades FOR EACH ROW WHEN ((old.is_final AND (num_nonnulls(old.marks_obtained, old.percentage, old.letter_grade) > 0) AND (((((((old.marks_obtained IS DISTINCT FROM new.marks_obtained) OR (old.percentage IS DISTINCT FROM new.percentage)) OR (old.letter_grade IS DISTINCT FROM new.letter_grade)) OR (old.id IS DISTINCT FROM new.id)) OR (old.student_id IS DISTINCT FROM new.student_id)) OR (old.assessment_id IS DISTINCT FROM new.assessment_id)) OR (old.is_final IS DISTINCT FROM new.is_final)))) EXECUTE FUNCTION lms_ops.refuse_unapproved_grade_change();
CREATE TRIGGER refuse_unapproved_grade_deletion BEFORE DELETE ON public.course_enrollments FOR EACH ROW WHEN (((old.enrollment_status = 'completed'::text) AND (num_nonnulls(old.grade, old.grade_points) > 0))) EXECUTE FUNCTION lms_ops.refuse_unapproved_grade_change();
CREATE TRIGGER refuse_unapproved_grade_deletion BEFORE DELETE ON public.enrollment_grades FOR EACH ROW WHEN ((old.is_final AND (num_nonnulls(old.marks_obtained, old.percentage, old.letter_grade, old.grade_points) > 0))) EXECUTE FUNCTION lms_ops.refuse_unapproved_grade_change();
CREATE TRIGGER refuse_unapproved_grade_deletion BEFORE DELETE ON public.grades FOR EACH ROW WHEN ((old.is_final AND (num_nonnulls(old.marks_obtained, old.percentage, old.letter_grade) > 0))) EXECUTE FUNCTION lms_ops.refuse_unapproved_grade_change();
CREATE TRIGGER release_deleted_course BEFORE DELETE ON public.courses FOR EACH ROW EXECUTE FUNCTION lms_ops.release_deleted_course();
CREATE TRIGGER search_people_after_delete AFTER DELETE ON public.persons REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION lms_ops.update_people_search_vectors();
CREATE TRIGGER search_people_after_insert AFTER INSERT ON public.persons REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION lms_ops.update_people_search_vectors();
CREATE TRIGGER search_people_after_update AFTER UPDATE ON public.persons REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION lms_ops.update_people_search_vectors();
CREATE TRIGGER serve_freed_seats_after_delete AFTER DELETE ON public.course_enrollments REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION lms_ops.serve_freed_seats();
CREATE TRIGGER serve_freed_seats_after_update AFTER UPDATE ON public.course_enrollments REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION lms_ops.serve_freed_seats();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.academic_honors FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.academic_programs FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.academic_terms FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.announcements FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.assessment_submissions FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.assessments FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.attendance_records FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.audit_logs FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.calendar_events FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.class_schedules FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.course_corequisites FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.course_enrollments FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.course_equivalencies FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.course_instructors FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.course_materials FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.course_offerings FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.course_prerequisites FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.course_waitlist FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.courses FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.degree_audit_progress FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.degree_requirements FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.enrollment_grades FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.file_uploads FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.gpa_calculations FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.grade_appeals FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.grade_point_scale FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.grades FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.graduation_applications FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.languages FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.notifications FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.organization_units FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.page_views FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.permissions FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.persons FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.role_permissions FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.roles FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.schedule_conflicts FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.staff_members FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.student_group_members FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.student_groups FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.student_holds FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.student_transcripts FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.students FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.system_metrics FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.system_settings FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.transcript_requests FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.user_preferences FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.user_roles FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.user_sessions FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION public.update_updated_at_column();
CREATE TRIGGER update_announcements_search_vector BEFORE INSERT OR UPDATE OF title, content, search_vector ON public.announcements FOR EACH ROW EXECUTE FUNCTION lms_ops.update_announcements_search_vector();
CREATE TRIGGER update_courses_search_vector BEFORE INSERT OR UPDATE OF code, name, description, search_vector ON public.courses FOR EACH ROW EXECUTE FUNCTION public.update_courses_search_vector();
CREATE TRIGGER update_staff_members_search_vector BEFORE INSERT OR UPDATE OF employee_number, user_id, position_title, search_vector ON public.staff_members FOR EACH ROW EXECUTE FUNCTION lms_ops.update_staff_members_search_vector();
CREATE TRIGGER update_students_search_vector BEFORE INSERT OR UPDATE OF student_number, user_id, search_vector ON public.students FOR EACH ROW EXECUTE FUNCTION lms_ops.update_students_search_vector();
CREATE TRIGGER with_updated_at_kept BEFORE UPDATE OF search_vector ON public.announcements FOR EACH ROW EXECUTE FUNCTION lms_ops.keep_updated_at();
CREATE TRIGGER with_updated_at_kept BEFORE UPDATE OF search_vector ON public.courses FOR EACH ROW EXECUTE FUNCTION lms_ops.keep_updated_at();
CREATE TRIGGER with_updated_at_kept BEFORE UPDATE OF search_vector ON public.staff_members FOR EACH ROW EXECUTE FUNCTION lms_ops.keep_updated_at();
CREATE TRIGGER with_updated_at_kept BEFORE UPDATE OF search_vector ON public.students FOR EACH ROW EXECUTE FUNCTION lms_ops.keep_updated_at();
CREATE TRIGGER zz_keep_updated_at BEFORE UPDATE ON public.academic_terms FOR EACH ROW WHEN ((current_setting('lms.keep_updated_at'::text, true) = 'on'::text)) EXECUTE FUNCTION lms_ops.keep_updated_at();
CREATE TRIGGER zz_keep_updated_at BEFORE UPDATE ON public.announcements FOR EACH ROW WHEN ((current_setting('lms.keep_updated_at'::text, true) = 'on'::text)) EXECUTE FUNCTION lms_ops.keep_updated_at();
CREATE TRIGGER zz_keep_updated_at BEFORE UPDATE ON public.assessment_submissions FOR EACH ROW WHEN ((current_setting('lms.keep_updated_at'::text, true) = 'on'::text)) EXECUTE FUNCTION lms_ops.keep_updated_at();
CREATE TRIGGER zz_keep_updated_at BEFORE UPDATE ON public.assessments FOR EACH ROW WHEN ((current_setting('lms.keep_updated_at'::text, true) = 'on'::text)) EXECUTE FUNCTION lms_ops.keep_updated_at();
CREATE TRIGGER zz_keep_updated_at BEFORE UPDATE ON public.audit_logs FOR EACH ROW WHEN ((current_setting('lms.keep_updated_at'::text, true) = 'on'::text)) EXECUTE FUNCTION lms_ops.keep_updated_at();
CREATE TRIGGER zz_keep_updated_at BEFORE UPDATE ON public.course_enrollments FOR EACH ROW WHEN ((current_setting('lms.keep_updated_at'::text, true) = 'on'::text)) EXECUTE FUNCTION lms_ops.keep_updated_at();
CREATE TRIGGER zz_keep_updated_at BEFORE UPDATE ON public.course_offerings FOR EACH ROW WHEN ((current_setting('lms.keep_updated_at'::text, true) = 'on'::text)) EXECUTE FUNCTION lms_ops.keep_updated_at();
CREATE TRIGGER zz_keep_updated_at BEFORE UPDATE ON public.courses FOR EACH ROW WHEN ((current_setting('lms.keep_updated_at'::text, true) = 'on'::text)) EXECUTE FUNCTION lms_ops.keep_updated_at();
CREATE TRIGGER zz_keep_updated_at BEFORE UPDATE ON public.grades FOR EACH ROW WHEN ((current_setting('lms.keep_updated_at'::text, true) = 'on'::text)) EXECUTE FUNCTION lms_ops.keep_updated_at();
CREATE TRIGGER zz_keep_updated_at BEFORE UPDATE ON public.page_views FOR EACH ROW WHEN ((current_setting('lms.keep_updated_at'::text, true) = 'on'::text)) EXECUTE FUNCTION lms_ops.keep_updated_at();
CREATE TRIGGER zz_keep_updated_at BEFORE UPDATE ON public.staff_members FOR EACH ROW WHEN ((current_setting('lms.keep_updated_at'::text, true) = 'on'::text)) EXECUTE FUNCTION lms_ops.keep_updated_at();
CREATE TRIGGER zz_keep_updated_at BEFORE UPDATE ON public.students FOR EACH ROW WHEN ((current_setting('lms.keep_updated_at'::text, true) = 'on'::text)) EXECUTE FUNCTION lms_ops.keep_updated_at();
CREATE TRIGGER zz_keep_updated_at BEFORE UPDATE ON public.user_sessions FOR EACH ROW WHEN ((current_setting('lms.keep_updated_at'::text, true) = 'on'::text)) EXECUTE FUNCTION lms_ops.keep_updated_at();
ALTER TABLE ONLY lms_ops.capacity_overrides
    ADD CONSTRAINT capacity_overrides_course_offering_id_fkey FOREIGN KEY (course_offering_id) REFERENCES public.course_offerings(id) ON DELETE CASCADE;
ALTER TABLE ONLY lms_ops.capacity_overrides
    ADD CONSTRAINT capacity_overrides_set_by_fkey FOREIGN KEY (set_by) REFERENCES public.users(id);
ALTER TABLE ONLY lms_ops.carried_entries
    ADD CONSTRAINT carried_entries_course_id_fkey FOREIGN KEY (course_id) REFERENCES public.courses(id) ON DELETE CASCADE;
ALTER TABLE ONLY lms_ops.course_categories
    ADD CONSTRAINT course_categories_course_id_fkey FOREIGN KEY (course_id) REFERENCES public.courses(id) ON DELETE CASCADE;
ALTER TABLE ONLY lms_ops.decisions
    ADD CONSTRAINT decisions_installation_id_fkey FOREIGN KEY (installation_id) REFERENCES lms_ops.installations(id);
ALTER TABLE ONLY lms_ops.grade_chain_heads
    ADD CONSTRAINT grade_chain_heads_seal_id_fkey FOREIGN KEY (seal_id) REFERENCES lms_ops.grade_chain_seals(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY lms_ops.headline_figures
    ADD CONSTRAINT headline_figures_refresh_id_fkey FOREIGN KEY (refresh_id) REFERENCES lms_ops.refreshes(id) ON DELETE CASCADE;
ALTER TABLE ONLY lms_ops.imported_sections
    ADD CONSTRAINT imported_sections_course_offering_id_fkey FOREIGN KEY (course_offering_id) REFERENCES public.course_offerings(id) ON DELETE CASCADE;
ALTER TABLE ONLY lms_ops.incompatible_courses
    ADD CONSTRAINT incompatible_courses_course_id_fkey FOREIGN KEY (course_id) REFERENCES public.courses(id) ON DELETE CASCADE;
ALTER TABLE ONLY lms_ops.incompatible_courses
    ADD CONSTRAINT incompatible_courses_other_course_id_fkey FOREIGN KEY (other_course_id) REFERENCES public.courses(id) ON DELETE CASCADE;
ALTER TABLE ONLY lms_ops.installed_parts
    ADD CONSTRAINT installed_parts_installation_id_fkey FOREIGN KEY (installation_id) REFERENCES lms_ops.installations(id);
ALTER TABLE ONLY lms_ops.maintenance_tasks
    ADD CONSTRAINT maintenance_tasks_run_id_fkey FOREIGN KEY (run_id) REFERENCES lms_ops.maintenance_runs(id) ON DELETE CASCADE;
ALTER TABLE ONLY lms_ops.prerequisite_group_courses
    ADD CONSTRAINT prerequisite_group_courses_group_id_fkey FOREIGN KEY (group_id) REFERENCES lms_ops.prerequisite_groups(id) ON DELETE CASCADE;
ALTER TABLE ONLY lms_ops.prerequisite_group_courses
    ADD CONSTRAINT prerequisite_group_courses_prerequisite_course_id_fkey FOREIGN KEY (prerequisite_course_id) REFERENCES public.courses(id);
ALTER TABLE ONLY lms_ops.prerequisite_groups
    ADD CONSTRAINT prerequisite_groups_course_id_fkey FOREIGN KEY (course_id) REFERENCES public.courses(id) ON DELETE CASCADE;
ALTER TABLE ONLY lms_ops.prerequisite_groups
    ADD CONSTRAINT prerequisite_groups_parent_id_course_id_fkey FOREIGN KEY (parent_id, course_id) REFERENCES lms_ops.prerequisite_groups(id, course_id) ON DELETE CASCADE;
ALTER TABLE ONLY lms_ops.published_grades
    ADD CONSTRAINT published_grades_course_offering_id_fkey FOREIGN KEY (course_offering_id) REFERENCES public.course_offerings(id) ON DELETE CASCADE;
ALTER TABLE ONLY lms_ops.registration_permits
    ADD CONSTRAINT registration_permits_course_offering_id_fkey FOREIGN KEY (course_offering_id) REFERENCES public.course_offerings(id) ON DELETE CASCADE;
ALTER TABLE ONLY lms_ops.registration_permits
    ADD CONSTRAINT registration_permits_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES public.users(id);
ALTER TABLE ONLY lms_ops.registration_permits
    ADD CONSTRAINT registration_permits_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES public.users(id);
ALTER TABLE ONLY lms_ops.registration_permits
    ADD CONSTRAINT registration_permits_student_id_fkey FOREIGN KEY (student_id) REFERENCES public.students(id) ON DELETE CASCADE;
ALTER TABLE ONLY lms_ops.shared_requirements
    ADD CONSTRAINT shared_requirements_other_requirement_id_fkey FOREIGN KEY (other_requirement_id) REFERENCES public.degree_requirements(id) ON DELETE CASCADE;
ALTER TABLE ONLY lms_ops.shared_requirements
    ADD CONSTRAINT shared_requirements_requirement_id_fkey FOREIGN KEY (requirement_id) REFERENCES public.degree_requirements(id) ON DELETE CASCADE;
ALTER TABLE ONLY lms_ops.standing_rules
    ADD CONSTRAINT standing_rules_standing_fkey FOREIGN KEY (standing) REFERENCES lms_ops.standings(standing);
ALTER TABLE ONLY lms_ops.standing_transitions
    ADD CONSTRAINT standing_transitions_from_standing_fkey FOREIGN KEY (from_standing) REFERENCES lms_ops.standings(standing);
ALTER TABLE ONLY lms_ops.standing_transitions
    ADD CONSTRAINT standing_transitions_to_standing_fkey FOREIGN KEY (to_standing) REFERENCES lms_ops.standings(standing);
ALTER TABLE ONLY lms_ops.transfer_credits
    ADD CONSTRAINT transfer_credits_course_id_fkey FOREIGN KEY (course_id) REFERENCES public.courses(id);
ALTER TABLE ONLY lms_ops.transfer_credits
    ADD CONSTRAINT transfer_credits_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES public.users(id);
ALTER TABLE ONLY lms_ops.transfer_credits
    ADD CONSTRAINT transfer_credits_equivalency_id_fkey FOREIGN KEY (equivalency_id) REFERENCES public.course_equivalencies(id);
ALTER TABLE ONLY lms_ops.transfer_credits
    ADD CONSTRAINT transfer_credits_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES public.users(id);
ALTER TABLE ONLY lms_ops.transfer_credits
    ADD CONSTRAINT transfer_credits_student_id_fkey FOREIGN KEY (student_id) REFERENCES public.students(id) ON DELETE CASCADE;
ALTER TABLE ONLY lms_ops.waitlist_rules
    ADD CONSTRAINT waitlist_rules_course_offering_id_fkey FOREIGN KEY (course_offering_id) REFERENCES public.course_offerings(id) ON DELETE CASCADE;
ALTER TABLE ONLY lms_ops.waitlist_rules
    ADD CONSTRAINT waitlist_rules_set_by_fkey FOREIGN KEY (set_by) REFERENCES public.users(id);
ALTER TABLE ONLY public.academic_honors
    ADD CONSTRAINT academic_honors_academic_term_id_fkey FOREIGN KEY (academic_term_id) REFERENCES public.academic_terms(id);
ALTER TABLE ONLY public.academic_honors
    ADD CONSTRAINT academic_honors_awarded_by_fkey FOREIGN KEY (awarded_by) REFERENCES public.users(id);
ALTER TABLE ONLY public.academic_honors
    ADD CONSTRAINT academic_honors_student_id_fkey FOREIGN KEY (student_id) REFERENCES public.students(id);
ALTER TABLE ONLY public.academic_programs
    ADD CONSTRAINT academic_programs_organization_unit_id_fkey FOREIGN KEY (organization_unit_id) REFERENCES public.organization_units(id);
ALTER TABLE ONLY public.academic_standing_history
    ADD CONSTRAINT academic_standing_history_academic_term_id_fkey FOREIGN KEY (academic_term_id) REFERENCES public.academic_terms(id);
ALTER TABLE ONLY public.academic_standing_history
    ADD CONSTRAINT academic_standing_history_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES public.users(id);
ALTER TABLE ONLY public.academic_standing_history
    ADD CONSTRAINT academic_standing_history_student_id_fkey FOREIGN KEY (student_id) REFERENCES public.students(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.announcements
    ADD CONSTRAINT announcements_published_by_fkey FOREIGN KEY (published_by) REFERENCES public.users(id);
ALTER TABLE ONLY public.assessment_submissions
    ADD CONSTRAINT assessment_submissions_assessment_id_fkey FOREIGN KEY (assessment_id) REFERENCES public.assessments(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.assessment_submissions
    ADD CONSTRAINT assessment_submissions_group_id_fkey FOREIGN KEY (group_id) REFERENCES public.student_groups(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.assessment_submissions
    ADD CONSTRAINT assessment_submissions_student_id_fkey FOREIGN KEY (student_id) REFERENCES public.students(id);
ALTER TABLE ONLY public.assessments
    ADD CONSTRAINT assessments_course_offering_id_fkey FOREIGN KEY (course_offering_id) REFERENCES public.course_offerings(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.assessments
    ADD CONSTRAINT assessments_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.users(id);
ALTER TABLE ONLY public.attendance_records
    ADD CONSTRAINT attendance_records_class_schedule_id_fkey FOREIGN KEY (class_schedule_id) REFERENCES public.class_schedules(id);
ALTER TABLE ONLY public.attendance_records
    ADD CONSTRAINT attendance_records_marked_by_fkey FOREIGN KEY (marked_by) REFERENCES public.users(id);
ALTER TABLE ONLY public.attendance_records
    ADD CONSTRAINT attendance_records_student_id_fkey FOREIGN KEY (student_id) REFERENCES public.students(id);
ALTER TABLE ONLY public.audit_logs
    ADD CONSTRAINT audit_logs_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.calendar_events
    ADD CONSTRAINT calendar_events_academic_term_id_fkey FOREIGN KEY (academic_term_id) REFERENCES public.academic_terms(id);
ALTER TABLE ONLY public.calendar_events
    ADD CONSTRAINT calendar_events_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.users(id);
ALTER TABLE ONLY public.class_schedules
    ADD CONSTRAINT class_schedules_course_offering_id_fkey FOREIGN KEY (course_offering_id) REFERENCES public.course_offerings(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.class_schedules
    ADD CONSTRAINT class_schedules_instructor_id_fkey FOREIGN KEY (instructor_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.class_schedules
    ADD CONSTRAINT class_schedules_room_id_fkey FOREIGN KEY (room_id) REFERENCES public.rooms(id);
ALTER TABLE ONLY public.course_corequisites
    ADD CONSTRAINT course_corequisites_corequisite_course_id_fkey FOREIGN KEY (corequisite_course_id) REFERENCES public.courses(id);
ALTER TABLE ONLY public.course_corequisites
    ADD CONSTRAINT course_corequisites_course_id_fkey FOREIGN KEY (course_id) REFERENCES public.courses(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.course_enrollments
    ADD CONSTRAINT course_enrollments_course_offering_id_fkey FOREIGN KEY (course_offering_id) REFERENCES public.course_offerings(id);
ALTER TABLE ONLY public.course_enrollments
    ADD CONSTRAINT course_enrollments_student_id_fkey FOREIGN KEY (student_id) REFERENCES public.students(id);
ALTER TABLE ONLY public.course_equivalencies
    ADD CONSTRAINT course_equivalencies_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES public.users(id);
ALTER TABLE ONLY public.course_equivalencies
    ADD CONSTRAINT course_equivalencies_course_id_fkey FOREIGN KEY (course_id) REFERENCES public.courses(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.course_equivalencies
    ADD CONSTRAINT course_equivalencies_equivalent_course_id_fkey FOREIGN KEY (equivalent_course_id) REFERENCES public.courses(id);
ALTER TABLE ONLY public.course_equivalencies
    ADD CONSTRAINT course_equivalencies_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES public.users(id);
ALTER TABLE ONLY public.course_instructors
    ADD CONSTRAINT course_instructors_assigned_by_fkey FOREIGN KEY (assigned_by) REFERENCES public.users(id);
ALTER TABLE ONLY public.course_instructors
    ADD CONSTRAINT course_instructors_course_offering_id_fkey FOREIGN KEY (course_offering_id) REFERENCES public.course_offerings(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.course_instructors
    ADD CONSTRAINT course_instructors_instructor_id_fkey FOREIGN KEY (instructor_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.course_materials
    ADD CONSTRAINT course_materials_course_offering_id_fkey FOREIGN KEY (course_offering_id) REFERENCES public.course_offerings(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.course_materials
    ADD CONSTRAINT course_materials_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES public.users(id);
ALTER TABLE ONLY public.course_offerings
    ADD CONSTRAINT course_offerings_academic_term_id_fkey FOREIGN KEY (academic_term_id) REFERENCES public.academic_terms(id);
ALTER TABLE ONLY public.course_offerings
    ADD CONSTRAINT course_offerings_course_id_fkey FOREIGN KEY (course_id) REFERENCES public.courses(id);
ALTER TABLE ONLY public.course_offerings
    ADD CONSTRAINT course_offerings_parent_offering_id_fkey FOREIGN KEY (parent_offering_id) REFERENCES public.course_offerings(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.course_prerequisites
    ADD CONSTRAINT course_prerequisites_course_id_fkey FOREIGN KEY (course_id) REFERENCES public.courses(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.course_prerequisites
    ADD CONSTRAINT course_prerequisites_prerequisite_course_id_fkey FOREIGN KEY (prerequisite_course_id) REFERENCES public.courses(id);
ALTER TABLE ONLY public.course_waitlist
    ADD CONSTRAINT course_waitlist_course_id_fkey FOREIGN KEY (course_id) REFERENCES public.courses(id);
ALTER TABLE ONLY public.course_waitlist
    ADD CONSTRAINT course_waitlist_course_offering_id_fkey FOREIGN KEY (course_offering_id) REFERENCES public.course_offerings(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.course_waitlist
    ADD CONSTRAINT course_waitlist_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES public.users(id);
ALTER TABLE ONLY public.course_waitlist
    ADD CONSTRAINT course_waitlist_student_id_fkey FOREIGN KEY (student_id) REFERENCES public.students(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.courses
    ADD CONSTRAINT courses_organization_unit_id_fkey FOREIGN KEY (organization_unit_id) REFERENCES public.organization_units(id);
ALTER TABLE ONLY public.degree_audit_progress
    ADD CONSTRAINT degree_audit_progress_requirement_id_fkey FOREIGN KEY (requirement_id) REFERENCES public.degree_requirements(id);
ALTER TABLE ONLY public.degree_audit_progress
    ADD CONSTRAINT degree_audit_progress_student_id_fkey FOREIGN KEY (student_id) REFERENCES public.students(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.degree_audit_progress
    ADD CONSTRAINT degree_audit_progress_substitution_approved_by_fkey FOREIGN KEY (substitution_approved_by) REFERENCES public.users(id);
ALTER TABLE ONLY public.degree_audit_progress
    ADD CONSTRAINT degree_audit_progress_waived_by_fkey FOREIGN KEY (waived_by) REFERENCES public.users(id);
ALTER TABLE ONLY public.degree_requirements
    ADD CONSTRAINT degree_requirements_academic_program_id_fkey FOREIGN KEY (academic_program_id) REFERENCES public.academic_programs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.degree_requirements
    ADD CONSTRAINT degree_requirements_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.users(id);
ALTER TABLE ONLY public.enrollment_grades
    ADD CONSTRAINT enrollment_grades_enrollment_id_fkey FOREIGN KEY (enrollment_id) REFERENCES public.course_enrollments(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.enrollment_grades
    ADD CONSTRAINT enrollment_grades_graded_by_fkey FOREIGN KEY (graded_by) REFERENCES public.users(id);
ALTER TABLE ONLY public.file_uploads
    ADD CONSTRAINT file_uploads_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES public.users(id);
ALTER TABLE ONLY public.gpa_calculations
    ADD CONSTRAINT gpa_calculations_academic_term_id_fkey FOREIGN KEY (academic_term_id) REFERENCES public.academic_terms(id);
ALTER TABLE ONLY public.gpa_calculations
    ADD CONSTRAINT gpa_calculations_student_id_fkey FOREIGN KEY (student_id) REFERENCES public.students(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.grade_appeals
    ADD CONSTRAINT grade_appeals_grade_id_fkey FOREIGN KEY (grade_id) REFERENCES public.grades(id);
ALTER TABLE ONLY public.grade_appeals
    ADD CONSTRAINT grade_appeals_reviewer_id_fkey FOREIGN KEY (reviewer_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.grade_appeals
    ADD CONSTRAINT grade_appeals_student_id_fkey FOREIGN KEY (student_id) REFERENCES public.students(id);
ALTER TABLE ONLY public.grades
    ADD CONSTRAINT grades_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES public.users(id);
ALTER TABLE ONLY public.grades
    ADD CONSTRAINT grades_assessment_id_fkey FOREIGN KEY (assessment_id) REFERENCES public.assessments(id);
ALTER TABLE ONLY public.grades
    ADD CONSTRAINT grades_graded_by_fkey FOREIGN KEY (graded_by) REFERENCES public.users(id);
ALTER TABLE ONLY public.grades
    ADD CONSTRAINT grades_student_id_fkey FOREIGN KEY (student_id) REFERENCES public.students(id);
ALTER TABLE ONLY public.grades
    ADD CONSTRAINT grades_submission_id_fkey FOREIGN KEY (submission_id) REFERENCES public.assessment_submissions(id);
ALTER TABLE ONLY public.graduation_applications
    ADD CONSTRAINT graduation_applications_academic_program_id_fkey FOREIGN KEY (academic_program_id) REFERENCES public.academic_programs(id);
ALTER TABLE ONLY public.graduation_applications
    ADD CONSTRAINT graduation_applications_academic_term_id_fkey FOREIGN KEY (academic_term_id) REFERENCES public.academic_terms(id);
ALTER TABLE ONLY public.graduation_applications
    ADD CONSTRAINT graduation_applications_reviewed_by_fkey FOREIGN KEY (reviewed_by) REFERENCES public.users(id);
ALTER TABLE ONLY public.graduation_applications
    ADD CONSTRAINT graduation_applications_student_id_fkey FOREIGN KEY (student_id) REFERENCES public.students(id);
ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT notifications_recipient_id_fkey FOREIGN KEY (recipient_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT notifications_template_id_fkey FOREIGN KEY (template_id) REFERENCES public.notification_templates(id);
ALTER TABLE ONLY public.organization_units
    ADD CONSTRAINT organization_units_head_user_id_fkey FOREIGN KEY (head_user_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.organization_units
    ADD CONSTRAINT organization_units_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES public.organization_units(id);
ALTER TABLE ONLY public.page_views
    ADD CONSTRAINT page_views_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.persons
    ADD CONSTRAINT persons_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.role_permissions
    ADD CONSTRAINT role_permissions_permission_id_fkey FOREIGN KEY (permission_id) REFERENCES public.permissions(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.role_permissions
    ADD CONSTRAINT role_permissions_role_id_fkey FOREIGN KEY (role_id) REFERENCES public.roles(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.rooms
    ADD CONSTRAINT rooms_building_id_fkey FOREIGN KEY (building_id) REFERENCES public.buildings(id);
ALTER TABLE ONLY public.schedule_conflicts
    ADD CONSTRAINT schedule_conflicts_academic_term_id_fkey FOREIGN KEY (academic_term_id) REFERENCES public.academic_terms(id);
ALTER TABLE ONLY public.schedule_conflicts
    ADD CONSTRAINT schedule_conflicts_conflicting_offering_id_fkey FOREIGN KEY (conflicting_offering_id) REFERENCES public.course_offerings(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.schedule_conflicts
    ADD CONSTRAINT schedule_conflicts_course_offering_id_fkey FOREIGN KEY (course_offering_id) REFERENCES public.course_offerings(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.schedule_conflicts
    ADD CONSTRAINT schedule_conflicts_resolved_by_fkey FOREIGN KEY (resolved_by) REFERENCES public.users(id);
ALTER TABLE ONLY public.schedule_conflicts
    ADD CONSTRAINT schedule_conflicts_student_id_fkey FOREIGN KEY (student_id) REFERENCES public.students(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.staff_members
    ADD CONSTRAINT staff_members_organization_unit_id_fkey FOREIGN KEY (organization_unit_id) REFERENCES public.organization_units(id);
ALTER TABLE ONLY public.staff_members
    ADD CONSTRAINT staff_members_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.student_group_members
    ADD CONSTRAINT student_group_members_group_id_assessment_id_fkey FOREIGN KEY (group_id, assessment_id) REFERENCES public.student_groups(id, assessment_id) ON DELETE CASCADE;
ALTER TABLE ONLY public.student_group_members
    ADD CONSTRAINT student_group_members_student_id_fkey FOREIGN KEY (student_id) REFERENCES public.students(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.student_groups
    ADD CONSTRAINT student_groups_assessment_id_fkey FOREIGN KEY (assessment_id) REFERENCES public.assessments(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.student_groups
    ADD CONSTRAINT student_groups_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.users(id);
ALTER TABLE ONLY public.student_holds
    ADD CONSTRAINT student_holds_organization_unit_id_fkey FOREIGN KEY (organization_unit_id) REFERENCES public.organization_units(id);
ALTER TABLE ONLY public.student_holds
    ADD CONSTRAINT student_holds_placed_by_fkey FOREIGN KEY (placed_by) REFERENCES public.users(id);
ALTER TABLE ONLY public.student_holds
    ADD CONSTRAINT student_holds_released_by_fkey FOREIGN KEY (released_by) REFERENCES public.users(id);
ALTER TABLE ONLY public.student_holds
    ADD CONSTRAINT student_holds_standing_change_id_fkey FOREIGN KEY (standing_change_id) REFERENCES public.academic_standing_history(id);
ALTER TABLE ONLY public.student_holds
    ADD CONSTRAINT student_holds_student_id_fkey FOREIGN KEY (student_id) REFERENCES public.students(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.student_transcripts
    ADD CONSTRAINT student_transcripts_academic_term_id_fkey FOREIGN KEY (academic_term_id) REFERENCES public.academic_terms(id);
ALTER TABLE ONLY public.student_transcripts
    ADD CONSTRAINT student_transcripts_generated_by_fkey FOREIGN KEY (generated_by) REFERENCES public.users(id);
ALTER TABLE ONLY public.student_transcripts
    ADD CONSTRAINT student_transcripts_student_id_fkey FOREIGN KEY (student_id) REFERENCES public.students(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.students
    ADD CONSTRAINT students_academic_advisor_id_fkey FOREIGN KEY (academic_advisor_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.students
    ADD CONSTRAINT students_academic_program_id_fkey FOREIGN KEY (academic_program_id) REFERENCES public.academic_programs(id);
ALTER TABLE ONLY public.students
    ADD CONSTRAINT students_thesis_advisor_id_fkey FOREIGN KEY (thesis_advisor_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.students
    ADD CONSTRAINT students_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.system_settings
    ADD CONSTRAINT system_settings_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES public.users(id);
ALTER TABLE ONLY public.transcript_requests
    ADD CONSTRAINT transcript_requests_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES public.users(id);
ALTER TABLE ONLY public.transcript_requests
    ADD CONSTRAINT transcript_requests_student_id_fkey FOREIGN KEY (student_id) REFERENCES public.students(id);
ALTER TABLE ONLY public.user_preferences
    ADD CONSTRAINT user_preferences_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.user_roles
    ADD CONSTRAINT user_roles_assigned_by_fkey FOREIGN KEY (assigned_by) REFERENCES public.users(id);
ALTER TABLE ONLY public.user_roles
    ADD CONSTRAINT user_roles_organization_unit_id_fkey FOREIGN KEY (organization_unit_id) REFERENCES public.organization_units(id);
ALTER TABLE ONLY public.user_roles
    ADD CONSTRAINT user_roles_role_id_fkey FOREIGN KEY (role_id) REFERENCES public.roles(id) ON DELETE RESTRICT;
ALTER TABLE ONLY public.user_roles
    ADD CONSTRAINT user_roles_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.user_sessions
    ADD CONSTRAINT user_sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
CREATE POLICY permits_access ON lms_ops.registration_permits FOR SELECT TO lms_dashboard USING ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('student'::text, 'read'::text) AS viewer_reach))) OR (student_id = ANY (ARRAY( SELECT lms_ops.viewer_students() AS viewer_students)))));
CREATE POLICY permits_admin_access ON lms_ops.registration_permits FOR SELECT TO lms_admin USING (true);
ALTER TABLE lms_ops.registration_permits ENABLE ROW LEVEL SECURITY;
ALTER TABLE lms_ops.transfer_credits ENABLE ROW LEVEL SECURITY;
CREATE POLICY transfers_access ON lms_ops.transfer_credits FOR SELECT TO lms_dashboard USING ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('student'::text, 'read'::text) AS viewer_reach))) OR (student_id = ANY (ARRAY( SELECT lms_ops.viewer_students() AS viewer_students)))));
CREATE POLICY transfers_admin_access ON lms_ops.transfer_credits FOR SELECT TO lms_admin USING (true);
ALTER TABLE lms_ops.waitlist_events ENABLE ROW LEVEL SECURITY;
CREATE POLICY waitlist_events_access ON lms_ops.waitlist_events FOR SELECT TO lms_dashboard USING (((( SELECT lms_ops.viewer_reach('student'::text, 'read'::text) AS viewer_reach) IS NOT NULL) OR (( SELECT lms_ops.viewer_reach('offering'::text, 'read'::text) AS viewer_reach) IS NOT NULL) OR (student_id = ANY (ARRAY( SELECT lms_ops.viewer_students() AS viewer_students))) OR (course_offering_id = ANY (ARRAY( SELECT lms_ops.viewer_offerings() AS viewer_offerings))) OR (course_offering_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_offerings('offering'::text, 'read'::text) AS viewer_unit_offerings)))));
CREATE POLICY waitlist_events_admin_access ON lms_ops.waitlist_events FOR SELECT TO lms_admin USING (true);
ALTER TABLE public.academic_honors ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.academic_standing_history ENABLE ROW LEVEL SECURITY;
CREATE POLICY appeals_access ON public.grade_appeals FOR SELECT TO lms_app, lms_dashboard USING ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT COALESCE(lms_ops.viewer_reach('grade'::text, 'read'::text), lms_ops.viewer_reach('student'::text, 'read'::text)) AS "coalesce"))) OR (student_id = ANY (ARRAY( SELECT lms_ops.viewer_students() AS viewer_students))) OR (reviewer_id = ( SELECT lms_ops.current_viewer() AS current_viewer)) OR (grade_id = ANY (ARRAY( SELECT lms_ops.viewer_appealed_grades() AS viewer_appealed_grades)))));
CREATE POLICY appeals_admin_access ON public.grade_appeals TO lms_admin USING (true) WITH CHECK (true);
CREATE POLICY appeals_entry ON public.grade_appeals FOR INSERT TO lms_app WITH CHECK (((student_id = ( SELECT lms_ops.viewer_student() AS viewer_student)) AND (status = 'pending'::text) AND (reviewer_id IS NULL) AND (EXISTS ( SELECT
   FROM public.grades
  WHERE ((grades.id = grade_appeals.grade_id) AND (grades.student_id = grade_appeals.student_id))))));
ALTER TABLE public.assessment_submissions ENABLE ROW LEVEL SECURITY;
CREATE POLICY attendance_access ON public.attendance_records FOR SELECT TO lms_app, lms_dashboard USING ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('student'::text, 'read'::text) AS viewer_reach))) OR (student_id = ANY (ARRAY( SELECT lms_ops.viewer_students() AS viewer_students))) OR (class_schedule_id = ANY (ARRAY( SELECT lms_ops.viewer_meetings() AS viewer_meetings)))));
CREATE POLICY attendance_admin_access ON public.attendance_records TO lms_admin USING (true) WITH CHECK (true);
CREATE POLICY attendance_correction ON public.attendance_records FOR UPDATE TO lms_app USING ((class_schedule_id = ANY (ARRAY( SELECT lms_ops.viewer_meetings() AS viewer_meetings)))) WITH CHECK ((class_schedule_id = ANY (ARRAY( SELECT lms_ops.viewer_meetings() AS viewer_meetings))));
CREATE POLICY attendance_entry ON public.attendance_records FOR INSERT TO lms_app WITH CHECK ((class_schedule_id = ANY (ARRAY( SELECT lms_ops.viewer_meetings() AS viewer_meetings))));
ALTER TABLE public.attendance_records ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.audit_logs ENABLE ROW LEVEL SECURITY;
CREATE POLICY audit_logs_access ON public.audit_logs FOR SELECT TO lms_app, lms_dashboard USING ((( SELECT lms_ops.viewer_reach('audit'::text, 'read'::text) AS viewer_reach) IS NOT NULL));
CREATE POLICY audit_logs_admin_access ON public.audit_logs TO lms_admin USING (true) WITH CHECK (true);
CREATE POLICY audit_logs_entry ON public.audit_logs FOR INSERT TO lms_app WITH CHECK ((user_id = ( SELECT lms_ops.current_viewer() AS current_viewer)));
CREATE POLICY conflicts_access ON public.schedule_conflicts FOR SELECT TO lms_app, lms_dashboard USING ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT COALESCE(lms_ops.viewer_reach('student'::text, 'read'::text), lms_ops.viewer_reach('offering'::text, 'read'::text)) AS "coalesce"))) OR (student_id = ANY (ARRAY( SELECT lms_ops.viewer_students() AS viewer_students))) OR (course_offering_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_offerings('offering'::text, 'read'::text) AS viewer_unit_offerings))) OR (conflicting_offering_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_offerings('offering'::text, 'read'::text) AS viewer_unit_offerings)))));
CREATE POLICY conflicts_admin_access ON public.schedule_conflicts TO lms_admin USING (true) WITH CHECK (true);
CREATE POLICY conflicts_management ON public.schedule_conflicts FOR UPDATE TO lms_app USING ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('conflict'::text, 'resolve'::text) AS viewer_reach))) OR (student_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_students('conflict'::text, 'resolve'::text) AS viewer_unit_students))) OR (course_offering_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_offerings('conflict'::text, 'resolve'::text) AS viewer_unit_offerings))) OR (conflicting_offering_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_offerings('conflict'::text, 'resolve'::text) AS viewer_unit_offerings))))) WITH CHECK ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('conflict'::text, 'resolve'::text) AS viewer_reach))) OR (student_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_students('conflict'::text, 'resolve'::text) AS viewer_unit_students))) OR (course_offering_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_offerings('conflict'::text, 'resolve'::text) AS viewer_unit_offerings))) OR (conflicting_offering_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_offerings('conflict'::text, 'resolve'::text) AS viewer_unit_offerings)))));
ALTER TABLE public.course_enrollments ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.course_waitlist ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.degree_audit_progress ENABLE ROW LEVEL SECURITY;
CREATE POLICY degree_progress_access ON public.degree_audit_progress FOR SELECT TO lms_app, lms_dashboard USING ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('student'::text, 'read'::text) AS viewer_reach))) OR (student_id = ANY (ARRAY( SELECT lms_ops.viewer_students() AS viewer_students)))));
CREATE POLICY degree_progress_admin_access ON public.degree_audit_progress TO lms_admin USING (true) WITH CHECK (true);
ALTER TABLE public.enrollment_grades ENABLE ROW LEVEL SECURITY;
CREATE POLICY enrollment_grades_access ON public.enrollment_grades FOR SELECT TO lms_app, lms_dashboard USING ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('grade'::text, 'read'::text) AS viewer_reach))) OR (enrollment_id = ANY (ARRAY( SELECT lms_ops.viewer_graded_enrollments() AS viewer_graded_enrollments)))));
CREATE POLICY enrollment_grades_admin_access ON public.enrollment_grades TO lms_admin USING (true) WITH CHECK (true);
CREATE POLICY enrollment_grades_correction ON public.enrollment_grades FOR UPDATE TO lms_app USING ((enrollment_id = ANY (ARRAY( SELECT lms_ops.viewer_taught_enrollments() AS viewer_taught_enrollments)))) WITH CHECK ((enrollment_id = ANY (ARRAY( SELECT lms_ops.viewer_taught_enrollments() AS viewer_taught_enrollments))));
CREATE POLICY enrollment_grades_entry ON public.enrollment_grades FOR INSERT TO lms_app WITH CHECK ((enrollment_id = ANY (ARRAY( SELECT lms_ops.viewer_taught_enrollments() AS viewer_taught_enrollments))));
CREATE POLICY enrollments_admin_access ON public.course_enrollments TO lms_admin USING (true) WITH CHECK (true);
CREATE POLICY enrollments_entry ON public.course_enrollments FOR INSERT TO lms_app WITH CHECK ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('enrollment'::text, 'manage'::text) AS viewer_reach))) OR (course_offering_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_offerings('enrollment'::text, 'manage'::text) AS viewer_unit_offerings)))));
CREATE POLICY enrollments_management ON public.course_enrollments FOR UPDATE TO lms_app USING ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('enrollment'::text, 'manage'::text) AS viewer_reach))) OR (course_offering_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_offerings('enrollment'::text, 'manage'::text) AS viewer_unit_offerings))))) WITH CHECK ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('enrollment'::text, 'manage'::text) AS viewer_reach))) OR (course_offering_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_offerings('enrollment'::text, 'manage'::text) AS viewer_unit_offerings)))));
CREATE POLICY enrollments_student_access ON public.course_enrollments FOR SELECT TO lms_app, lms_dashboard USING ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT COALESCE(lms_ops.viewer_reach('student'::text, 'read'::text), lms_ops.viewer_reach('offering'::text, 'read'::text)) AS "coalesce"))) OR (student_id = ANY (ARRAY( SELECT lms_ops.viewer_students() AS viewer_students))) OR (course_offering_id = ANY (ARRAY( SELECT lms_ops.viewer_offerings() AS viewer_offerings))) OR (course_offering_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_offerings('offering'::text, 'read'::text) AS viewer_unit_offerings)))));
ALTER TABLE public.file_uploads ENABLE ROW LEVEL SECURITY;
CREATE POLICY file_uploads_access ON public.file_uploads FOR SELECT TO lms_app, lms_dashboard USING (((uploaded_by = ( SELECT lms_ops.current_viewer() AS current_viewer)) OR ((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('user'::text, 'manage'::text) AS viewer_reach)))));
CREATE POLICY file_uploads_admin_access ON public.file_uploads TO lms_admin USING (true) WITH CHECK (true);
CREATE POLICY file_uploads_own_data ON public.file_uploads TO lms_app USING ((uploaded_by = ( SELECT lms_ops.current_viewer() AS current_viewer))) WITH CHECK ((uploaded_by = ( SELECT lms_ops.current_viewer() AS current_viewer)));
ALTER TABLE public.gpa_calculations ENABLE ROW LEVEL SECURITY;
CREATE POLICY gpa_calculations_access ON public.gpa_calculations FOR SELECT TO lms_app, lms_dashboard USING ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('student'::text, 'read'::text) AS viewer_reach))) OR (student_id = ANY (ARRAY( SELECT lms_ops.viewer_students() AS viewer_students)))));
CREATE POLICY gpa_calculations_admin_access ON public.gpa_calculations TO lms_admin USING (true) WITH CHECK (true);
ALTER TABLE public.grade_appeals ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.grade_change_history ENABLE ROW LEVEL SECURITY;
CREATE POLICY grade_history_access ON public.grade_change_history FOR SELECT TO lms_dashboard USING ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('grade'::text, 'read'::text) AS viewer_reach))) OR (course_offering_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_offerings('grade'::text, 'read'::text) AS viewer_unit_offerings)))));
CREATE POLICY grade_history_admin_access ON public.grade_change_history FOR SELECT TO lms_admin USING (true);
ALTER TABLE public.grades ENABLE ROW LEVEL SECURITY;
CREATE POLICY grades_admin_access ON public.grades TO lms_admin USING (true) WITH CHECK (true);
CREATE POLICY grades_correction ON public.grades FOR UPDATE TO lms_app USING ((assessment_id = ANY (ARRAY( SELECT lms_ops.viewer_assessments() AS viewer_assessments)))) WITH CHECK ((assessment_id = ANY (ARRAY( SELECT lms_ops.viewer_assessments() AS viewer_assessments))));
CREATE POLICY grades_entry ON public.grades FOR INSERT TO lms_app WITH CHECK ((assessment_id = ANY (ARRAY( SELECT lms_ops.viewer_assessments() AS viewer_assessments))));
CREATE POLICY grades_instructor_access ON public.grades FOR SELECT TO lms_app, lms_dashboard USING ((assessment_id = ANY (ARRAY( SELECT lms_ops.viewer_assessments() AS viewer_assessments))));
CREATE POLICY grades_student_access ON public.grades FOR SELECT TO lms_app, lms_dashboard USING ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('grade'::text, 'read'::text) AS viewer_reach))) OR (student_id = ANY (ARRAY( SELECT lms_ops.viewer_graded_students() AS viewer_graded_students))) OR (assessment_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_assessments('grade'::text, 'read'::text) AS viewer_unit_assessments)))));
CREATE POLICY graduation_access ON public.graduation_applications FOR SELECT TO lms_app, lms_dashboard USING ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('student'::text, 'read'::text) AS viewer_reach))) OR (student_id = ANY (ARRAY( SELECT lms_ops.viewer_students() AS viewer_students)))));
CREATE POLICY graduation_admin_access ON public.graduation_applications TO lms_admin USING (true) WITH CHECK (true);
ALTER TABLE public.graduation_applications ENABLE ROW LEVEL SECURITY;
CREATE POLICY graduation_entry ON public.graduation_applications FOR INSERT TO lms_app WITH CHECK (((student_id = ( SELECT lms_ops.viewer_student() AS viewer_student)) AND (status = 'submitted'::text) AND (reviewed_by IS NULL)));
CREATE POLICY group_members_access ON public.student_group_members FOR SELECT TO lms_app, lms_dashboard USING ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('offering'::text, 'read'::text) AS viewer_reach))) OR (student_id = ( SELECT lms_ops.viewer_student() AS viewer_student)) OR (group_id = ANY (ARRAY( SELECT lms_ops.viewer_groups() AS viewer_groups))) OR (assessment_id = ANY (ARRAY( SELECT lms_ops.viewer_assessments() AS viewer_assessments))) OR (assessment_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_assessments('offering'::text, 'read'::text) AS viewer_unit_assessments)))));
CREATE POLICY group_members_admin_access ON public.student_group_members TO lms_admin USING (true) WITH CHECK (true);
CREATE POLICY group_members_entry ON public.student_group_members FOR INSERT TO lms_app WITH CHECK ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('group'::text, 'manage'::text) AS viewer_reach))) OR (assessment_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_assessments('group'::text, 'manage'::text) AS viewer_unit_assessments)))));
CREATE POLICY group_members_management ON public.student_group_members FOR UPDATE TO lms_app USING ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('group'::text, 'manage'::text) AS viewer_reach))) OR (assessment_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_assessments('group'::text, 'manage'::text) AS viewer_unit_assessments))))) WITH CHECK ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('group'::text, 'manage'::text) AS viewer_reach))) OR (assessment_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_assessments('group'::text, 'manage'::text) AS viewer_unit_assessments)))));
CREATE POLICY groups_access ON public.student_groups FOR SELECT TO lms_app, lms_dashboard USING ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('offering'::text, 'read'::text) AS viewer_reach))) OR (id = ANY (ARRAY( SELECT lms_ops.viewer_groups() AS viewer_groups))) OR (assessment_id = ANY (ARRAY( SELECT lms_ops.viewer_assessments() AS viewer_assessments))) OR (assessment_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_assessments('offering'::text, 'read'::text) AS viewer_unit_assessments)))));
CREATE POLICY groups_admin_access ON public.student_groups TO lms_admin USING (true) WITH CHECK (true);
CREATE POLICY groups_entry ON public.student_groups FOR INSERT TO lms_app WITH CHECK ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('group'::text, 'manage'::text) AS viewer_reach))) OR (assessment_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_assessments('group'::text, 'manage'::text) AS viewer_unit_assessments)))));
CREATE POLICY groups_management ON public.student_groups FOR UPDATE TO lms_app USING ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('group'::text, 'manage'::text) AS viewer_reach))) OR (assessment_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_assessments('group'::text, 'manage'::text) AS viewer_unit_assessments))))) WITH CHECK ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('group'::text, 'manage'::text) AS viewer_reach))) OR (assessment_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_assessments('group'::text, 'manage'::text) AS viewer_unit_assessments)))));
CREATE POLICY holds_access ON public.student_holds FOR SELECT TO lms_app, lms_dashboard USING ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT COALESCE(lms_ops.viewer_reach('student'::text, 'read'::text), lms_ops.viewer_reach('hold'::text, 'manage'::text)) AS "coalesce"))) OR (student_id = ANY (ARRAY( SELECT lms_ops.viewer_students() AS viewer_students))) OR (organization_unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units_for('hold'::text, 'manage'::text) AS viewer_units_for)))));
CREATE POLICY holds_admin_access ON public.student_holds TO lms_admin USING (true) WITH CHECK (true);
CREATE POLICY holds_entry ON public.student_holds FOR INSERT TO lms_app WITH CHECK ((((organization_unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units_for('hold'::text, 'manage'::text) AS viewer_units_for))) OR (( SELECT lms_ops.viewer_reach('hold'::text, 'manage'::text) AS viewer_reach) IS NOT NULL)) AND lms_ops.viewer_reads_student(student_id) AND (placed_by = ( SELECT lms_ops.current_viewer() AS current_viewer))));
CREATE POLICY holds_management ON public.student_holds FOR UPDATE TO lms_app USING ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('hold'::text, 'manage'::text) AS viewer_reach))) OR (organization_unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units_for('hold'::text, 'manage'::text) AS viewer_units_for))))) WITH CHECK ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('hold'::text, 'manage'::text) AS viewer_reach))) OR (organization_unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units_for('hold'::text, 'manage'::text) AS viewer_units_for)))));
CREATE POLICY honors_access ON public.academic_honors FOR SELECT TO lms_app, lms_dashboard USING ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('student'::text, 'read'::text) AS viewer_reach))) OR (student_id = ANY (ARRAY( SELECT lms_ops.viewer_students() AS viewer_students)))));
CREATE POLICY honors_admin_access ON public.academic_honors TO lms_admin USING (true) WITH CHECK (true);
ALTER TABLE public.notifications ENABLE ROW LEVEL SECURITY;
CREATE POLICY notifications_access ON public.notifications FOR SELECT TO lms_app, lms_dashboard USING ((recipient_id = ( SELECT lms_ops.current_viewer() AS current_viewer)));
CREATE POLICY notifications_admin_access ON public.notifications TO lms_admin USING (true) WITH CHECK (true);
CREATE POLICY notifications_change ON public.notifications FOR UPDATE TO lms_app USING ((recipient_id = ( SELECT lms_ops.current_viewer() AS current_viewer))) WITH CHECK ((recipient_id = ( SELECT lms_ops.current_viewer() AS current_viewer)));
CREATE POLICY notifications_delivery ON public.notifications TO lms_maintainer USING (true) WITH CHECK (true);
ALTER TABLE public.page_views ENABLE ROW LEVEL SECURITY;
CREATE POLICY page_views_access ON public.page_views FOR SELECT TO lms_app, lms_dashboard USING (((user_id = ( SELECT lms_ops.current_viewer() AS current_viewer)) OR ((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('user'::text, 'manage'::text) AS viewer_reach)))));
CREATE POLICY page_views_admin_access ON public.page_views TO lms_admin USING (true) WITH CHECK (true);
CREATE POLICY page_views_change ON public.page_views FOR UPDATE TO lms_app USING ((user_id = ( SELECT lms_ops.current_viewer() AS current_viewer))) WITH CHECK ((user_id = ( SELECT lms_ops.current_viewer() AS current_viewer)));
CREATE POLICY page_views_entry ON public.page_views FOR INSERT TO lms_app WITH CHECK ((user_id = ( SELECT lms_ops.current_viewer() AS current_viewer)));
ALTER TABLE public.permissions ENABLE ROW LEVEL SECURITY;
CREATE POLICY permissions_access ON public.permissions FOR SELECT TO lms_app, lms_dashboard USING ((( SELECT lms_ops.current_viewer() AS current_viewer) IS NOT NULL));
CREATE POLICY permissions_admin_access ON public.permissions TO lms_admin USING (true) WITH CHECK (true);
CREATE POLICY permissions_management ON public.permissions TO lms_app USING ((( SELECT lms_ops.viewer_reach('role'::text, 'manage'::text) AS viewer_reach) IS NOT NULL)) WITH CHECK ((( SELECT lms_ops.viewer_reach('role'::text, 'manage'::text) AS viewer_reach) IS NOT NULL));
ALTER TABLE public.persons ENABLE ROW LEVEL SECURITY;
CREATE POLICY persons_access ON public.persons FOR SELECT TO lms_app, lms_dashboard USING (((user_id = ANY (ARRAY( SELECT lms_ops.viewer_people() AS viewer_people))) OR ((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('student'::text, 'read'::text) AS viewer_reach))) OR ((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('user'::text, 'manage'::text) AS viewer_reach)))));
CREATE POLICY persons_admin_access ON public.persons TO lms_admin USING (true) WITH CHECK (true);
CREATE POLICY persons_delivery ON public.persons FOR SELECT TO lms_maintainer USING (true);
CREATE POLICY persons_entry ON public.persons FOR INSERT TO lms_app WITH CHECK (((( SELECT lms_ops.viewer_reach('user'::text, 'manage'::text) AS viewer_reach) IS NOT NULL) OR ((( SELECT lms_ops.viewer_reach('student'::text, 'manage'::text) AS viewer_reach) IS NOT NULL) AND (EXISTS ( SELECT
   FROM public.students
  WHERE (students.user_id = persons.user_id))))));
CREATE POLICY persons_management ON public.persons FOR UPDATE TO lms_app USING (((( SELECT lms_ops.viewer_reach('user'::text, 'manage'::text) AS viewer_reach) IS NOT NULL) OR ((( SELECT lms_ops.viewer_reach('student'::text, 'manage'::text) AS viewer_reach) IS NOT NULL) AND (EXISTS ( SELECT
   FROM public.students
  WHERE (students.user_id = persons.user_id)))))) WITH CHECK (((( SELECT lms_ops.viewer_reach('user'::text, 'manage'::text) AS viewer_reach) IS NOT NULL) OR ((( SELECT lms_ops.viewer_reach('student'::text, 'manage'::text) AS viewer_reach) IS NOT NULL) AND (EXISTS ( SELECT
   FROM public.students
  WHERE (students.user_id = persons.user_id))))));
ALTER TABLE public.role_permissions ENABLE ROW LEVEL SECURITY;
CREATE POLICY role_permissions_access ON public.role_permissions FOR SELECT TO lms_app, lms_dashboard USING ((( SELECT lms_ops.current_viewer() AS current_viewer) IS NOT NULL));
CREATE POLICY role_permissions_admin_access ON public.role_permissions TO lms_admin USING (true) WITH CHECK (true);
CREATE POLICY role_permissions_management ON public.role_permissions TO lms_app USING (((( SELECT lms_ops.viewer_reach('role'::text, 'manage'::text) AS viewer_reach) IS NOT NULL) AND (role_id = ANY (ARRAY( SELECT lms_ops.viewer_grantable_roles() AS viewer_grantable_roles))))) WITH CHECK (((( SELECT lms_ops.viewer_reach('role'::text, 'manage'::text) AS viewer_reach) IS NOT NULL) AND (role_id = ANY (ARRAY( SELECT lms_ops.viewer_grantable_roles() AS viewer_grantable_roles)))));
ALTER TABLE public.roles ENABLE ROW LEVEL SECURITY;
CREATE POLICY roles_access ON public.roles FOR SELECT TO lms_app, lms_dashboard USING ((( SELECT lms_ops.current_viewer() AS current_viewer) IS NOT NULL));
CREATE POLICY roles_admin_access ON public.roles TO lms_admin USING (true) WITH CHECK (true);
CREATE POLICY roles_management ON public.roles TO lms_app USING (((( SELECT lms_ops.viewer_reach('role'::text, 'manage'::text) AS viewer_reach) IS NOT NULL) AND (level >= ( SELECT lms_ops.viewer_level() AS viewer_level)))) WITH CHECK (((( SELECT lms_ops.viewer_reach('role'::text, 'manage'::text) AS viewer_reach) IS NOT NULL) AND (level >= ( SELECT lms_ops.viewer_level() AS viewer_level))));
ALTER TABLE public.schedule_conflicts ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.staff_members ENABLE ROW LEVEL SECURITY;
CREATE POLICY staff_members_access ON public.staff_members FOR SELECT TO lms_app, lms_dashboard USING (((user_id = ( SELECT lms_ops.current_viewer() AS current_viewer)) OR (organization_unit_id = ANY (ARRAY( SELECT lms_ops.viewer_units_for('workload'::text, 'read'::text) AS viewer_units_for))) OR ((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('workload'::text, 'read'::text) AS viewer_reach)))));
CREATE POLICY staff_members_admin_access ON public.staff_members TO lms_admin USING (true) WITH CHECK (true);
CREATE POLICY staff_members_entry ON public.staff_members FOR INSERT TO lms_app WITH CHECK ((( SELECT lms_ops.viewer_reach('user'::text, 'manage'::text) AS viewer_reach) IS NOT NULL));
CREATE POLICY staff_members_management ON public.staff_members FOR UPDATE TO lms_app USING ((( SELECT lms_ops.viewer_reach('user'::text, 'manage'::text) AS viewer_reach) IS NOT NULL)) WITH CHECK ((( SELECT lms_ops.viewer_reach('user'::text, 'manage'::text) AS viewer_reach) IS NOT NULL));
CREATE POLICY standing_access ON public.academic_standing_history FOR SELECT TO lms_app, lms_dashboard USING ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('student'::text, 'read'::text) AS viewer_reach))) OR (student_id = ANY (ARRAY( SELECT lms_ops.viewer_students() AS viewer_students)))));
CREATE POLICY standing_admin_access ON public.academic_standing_history FOR SELECT TO lms_admin USING (true);
ALTER TABLE public.student_group_members ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.student_groups ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.student_holds ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.student_transcripts ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.students ENABLE ROW LEVEL SECURITY;
CREATE POLICY students_admin_access ON public.students TO lms_admin USING (true) WITH CHECK (true);
CREATE POLICY students_entry ON public.students FOR INSERT TO lms_app WITH CHECK (((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('student'::text, 'manage'::text) AS viewer_reach))));
CREATE POLICY students_management ON public.students FOR UPDATE TO lms_app USING (((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('student'::text, 'manage'::text) AS viewer_reach)))) WITH CHECK (((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('student'::text, 'manage'::text) AS viewer_reach))));
CREATE POLICY students_own_data ON public.students FOR SELECT TO lms_app, lms_dashboard USING ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('student'::text, 'read'::text) AS viewer_reach))) OR (id = ANY (ARRAY( SELECT lms_ops.viewer_students() AS viewer_students)))));
CREATE POLICY submissions_access ON public.assessment_submissions FOR SELECT TO lms_app, lms_dashboard USING ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT COALESCE(lms_ops.viewer_reach('grade'::text, 'read'::text), lms_ops.viewer_reach('student'::text, 'read'::text)) AS "coalesce"))) OR (student_id = ANY (ARRAY( SELECT lms_ops.viewer_students() AS viewer_students))) OR (group_id = ANY (ARRAY( SELECT lms_ops.viewer_groups() AS viewer_groups))) OR (assessment_id = ANY (ARRAY( SELECT lms_ops.viewer_assessments() AS viewer_assessments))) OR (assessment_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_assessments('grade'::text, 'read'::text) AS viewer_unit_assessments)))));
CREATE POLICY submissions_admin_access ON public.assessment_submissions TO lms_admin USING (true) WITH CHECK (true);
CREATE POLICY submissions_entry ON public.assessment_submissions FOR INSERT TO lms_app WITH CHECK (((student_id = ( SELECT lms_ops.viewer_student() AS viewer_student)) AND (assessment_id IN ( SELECT assessments.id
   FROM public.assessments
  WHERE (assessments.course_offering_id = ANY (ARRAY( SELECT lms_ops.viewer_seats() AS viewer_seats))))) AND ((group_id IS NULL) OR (group_id = ANY (ARRAY( SELECT lms_ops.viewer_groups() AS viewer_groups))))));
ALTER TABLE public.system_settings ENABLE ROW LEVEL SECURITY;
CREATE POLICY system_settings_access ON public.system_settings FOR SELECT TO lms_app, lms_dashboard USING (((is_public AND (( SELECT lms_ops.current_viewer() AS current_viewer) IS NOT NULL)) OR (( SELECT lms_ops.viewer_reach('setting'::text, 'manage'::text) AS viewer_reach) IS NOT NULL)));
CREATE POLICY system_settings_admin_access ON public.system_settings TO lms_admin USING (true) WITH CHECK (true);
CREATE POLICY system_settings_management ON public.system_settings TO lms_app USING (((( SELECT lms_ops.viewer_reach('setting'::text, 'manage'::text) AS viewer_reach) IS NOT NULL) AND (is_editable IS NOT FALSE))) WITH CHECK (((( SELECT lms_ops.viewer_reach('setting'::text, 'manage'::text) AS viewer_reach) IS NOT NULL) AND (is_editable IS NOT FALSE)));
ALTER TABLE public.transcript_requests ENABLE ROW LEVEL SECURITY;
CREATE POLICY transcript_requests_access ON public.transcript_requests FOR SELECT TO lms_app, lms_dashboard USING ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('transcript'::text, 'read'::text) AS viewer_reach))) OR (student_id = ( SELECT lms_ops.viewer_student() AS viewer_student)) OR (student_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_students('transcript'::text, 'read'::text) AS viewer_unit_students)))));
CREATE POLICY transcript_requests_admin_access ON public.transcript_requests TO lms_admin USING (true) WITH CHECK (true);
CREATE POLICY transcript_requests_entry ON public.transcript_requests FOR INSERT TO lms_app WITH CHECK (((student_id = ( SELECT lms_ops.viewer_student() AS viewer_student)) AND (status = 'pending'::text) AND (approved_by IS NULL)));
CREATE POLICY transcript_requests_management ON public.transcript_requests FOR UPDATE TO lms_app USING ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('transcript'::text, 'manage'::text) AS viewer_reach))) OR (student_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_students('transcript'::text, 'manage'::text) AS viewer_unit_students))))) WITH CHECK ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('transcript'::text, 'manage'::text) AS viewer_reach))) OR (student_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_students('transcript'::text, 'manage'::text) AS viewer_unit_students)))));
CREATE POLICY transcripts_admin_access ON public.student_transcripts TO lms_admin USING (true) WITH CHECK (true);
CREATE POLICY transcripts_entry ON public.student_transcripts FOR INSERT TO lms_app WITH CHECK ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('transcript'::text, 'manage'::text) AS viewer_reach))) OR (student_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_students('transcript'::text, 'manage'::text) AS viewer_unit_students)))));
CREATE POLICY transcripts_management ON public.student_transcripts FOR UPDATE TO lms_app USING ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('transcript'::text, 'manage'::text) AS viewer_reach))) OR (student_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_students('transcript'::text, 'manage'::text) AS viewer_unit_students))))) WITH CHECK ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('transcript'::text, 'manage'::text) AS viewer_reach))) OR (student_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_students('transcript'::text, 'manage'::text) AS viewer_unit_students)))));
CREATE POLICY transcripts_student_access ON public.student_transcripts FOR SELECT TO lms_app, lms_dashboard USING ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('transcript'::text, 'read'::text) AS viewer_reach))) OR (student_id = ( SELECT lms_ops.viewer_student() AS viewer_student)) OR (student_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_students('transcript'::text, 'read'::text) AS viewer_unit_students)))));
ALTER TABLE public.user_preferences ENABLE ROW LEVEL SECURITY;
CREATE POLICY user_preferences_admin_access ON public.user_preferences TO lms_admin USING (true) WITH CHECK (true);
CREATE POLICY user_preferences_own_data ON public.user_preferences TO lms_app, lms_dashboard USING ((user_id = ( SELECT lms_ops.current_viewer() AS current_viewer))) WITH CHECK ((user_id = ( SELECT lms_ops.current_viewer() AS current_viewer)));
ALTER TABLE public.user_roles ENABLE ROW LEVEL SECURITY;
CREATE POLICY user_roles_access ON public.user_roles FOR SELECT TO lms_app, lms_dashboard USING (((user_id = ( SELECT lms_ops.current_viewer() AS current_viewer)) OR ((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('user'::text, 'manage'::text) AS viewer_reach)))));
CREATE POLICY user_roles_admin_access ON public.user_roles TO lms_admin USING (true) WITH CHECK (true);
CREATE POLICY user_roles_entry ON public.user_roles FOR INSERT TO lms_app WITH CHECK (((( SELECT lms_ops.viewer_reach('role'::text, 'manage'::text) AS viewer_reach) IS NOT NULL) AND (role_id = ANY (ARRAY( SELECT lms_ops.viewer_grantable_roles() AS viewer_grantable_roles)))));
CREATE POLICY user_roles_management ON public.user_roles FOR UPDATE TO lms_app USING (((( SELECT lms_ops.viewer_reach('role'::text, 'manage'::text) AS viewer_reach) IS NOT NULL) AND (role_id = ANY (ARRAY( SELECT lms_ops.viewer_grantable_roles() AS viewer_grantable_roles))))) WITH CHECK (((( SELECT lms_ops.viewer_reach('role'::text, 'manage'::text) AS viewer_reach) IS NOT NULL) AND (role_id = ANY (ARRAY( SELECT lms_ops.viewer_grantable_roles() AS viewer_grantable_roles)))));
CREATE POLICY user_roles_removal ON public.user_roles FOR DELETE TO lms_app USING (((( SELECT lms_ops.viewer_reach('role'::text, 'manage'::text) AS viewer_reach) IS NOT NULL) AND (role_id = ANY (ARRAY( SELECT lms_ops.viewer_grantable_roles() AS viewer_grantable_roles)))));
ALTER TABLE public.user_sessions ENABLE ROW LEVEL SECURITY;
CREATE POLICY user_sessions_access ON public.user_sessions FOR SELECT TO lms_app, lms_dashboard USING ((user_id = ( SELECT lms_ops.current_viewer() AS current_viewer)));
CREATE POLICY user_sessions_admin_access ON public.user_sessions TO lms_admin USING (true) WITH CHECK (true);
CREATE POLICY user_sessions_change ON public.user_sessions FOR UPDATE TO lms_app USING (((user_id = ( SELECT lms_ops.current_viewer() AS current_viewer)) AND (is_active IS NOT FALSE))) WITH CHECK ((user_id = ( SELECT lms_ops.current_viewer() AS current_viewer)));
CREATE POLICY user_sessions_entry ON public.user_sessions FOR INSERT TO lms_app WITH CHECK ((user_id = ( SELECT lms_ops.current_viewer() AS current_viewer)));
ALTER TABLE public.users ENABLE ROW LEVEL SECURITY;
CREATE POLICY users_admin_access ON public.users TO lms_admin USING (true) WITH CHECK (true);
CREATE POLICY users_delivery ON public.users FOR SELECT TO lms_maintainer USING (true);
CREATE POLICY users_entry ON public.users FOR INSERT TO lms_app WITH CHECK ((( SELECT lms_ops.viewer_reach('user'::text, 'manage'::text) AS viewer_reach) IS NOT NULL));
CREATE POLICY users_management ON public.users FOR UPDATE TO lms_app USING (((( SELECT lms_ops.viewer_reach('user'::text, 'manage'::text) AS viewer_reach) IS NOT NULL) AND (id <> ALL (ARRAY( SELECT lms_ops.viewer_superiors() AS viewer_superiors))))) WITH CHECK (((( SELECT lms_ops.viewer_reach('user'::text, 'manage'::text) AS viewer_reach) IS NOT NULL) AND (id <> ALL (ARRAY( SELECT lms_ops.viewer_superiors() AS viewer_superiors)))));
CREATE POLICY users_own_data ON public.users FOR SELECT TO lms_app, lms_dashboard USING (((id = ( SELECT lms_ops.current_viewer() AS current_viewer)) OR ((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('user'::text, 'manage'::text) AS viewer_reach)))));
CREATE POLICY waitlist_access ON public.course_waitlist FOR SELECT TO lms_app, lms_dashboard USING ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT COALESCE(lms_ops.viewer_reach('student'::text, 'read'::text), lms_ops.viewer_reach('offering'::text, 'read'::text)) AS "coalesce"))) OR (student_id = ANY (ARRAY( SELECT lms_ops.viewer_students() AS viewer_students))) OR (course_offering_id = ANY (ARRAY( SELECT lms_ops.viewer_offerings() AS viewer_offerings))) OR (course_offering_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_offerings('offering'::text, 'read'::text) AS viewer_unit_offerings)))));
CREATE POLICY waitlist_admin_access ON public.course_waitlist TO lms_admin USING (true) WITH CHECK (true);
CREATE POLICY waitlist_entry ON public.course_waitlist FOR INSERT TO lms_app WITH CHECK ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('waitlist'::text, 'manage'::text) AS viewer_reach))) OR (course_offering_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_offerings('waitlist'::text, 'manage'::text) AS viewer_unit_offerings)))));
CREATE POLICY waitlist_management ON public.course_waitlist FOR UPDATE TO lms_app USING ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('waitlist'::text, 'manage'::text) AS viewer_reach))) OR (course_offering_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_offerings('waitlist'::text, 'manage'::text) AS viewer_unit_offerings))))) WITH CHECK ((((id >= '00000000-0000-0000-0000-000000000000'::uuid) AND (id <= ( SELECT lms_ops.viewer_reach('waitlist'::text, 'manage'::text) AS viewer_reach))) OR (course_offering_id = ANY (ARRAY( SELECT lms_ops.viewer_unit_offerings('waitlist'::text, 'manage'::text) AS viewer_unit_offerings)))));
GRANT USAGE ON SCHEMA lms_ops TO lms_dashboard;
GRANT USAGE ON SCHEMA lms_ops TO lms_app;
GRANT USAGE ON SCHEMA lms_ops TO lms_admin;
GRANT USAGE ON SCHEMA lms_ops TO lms_maintainer;
GRANT USAGE ON SCHEMA public TO lms_dashboard;
GRANT USAGE ON SCHEMA public TO lms_app;
GRANT USAGE ON SCHEMA public TO lms_admin;
GRANT USAGE ON SCHEMA public TO lms_maintainer;
GRANT USAGE ON SCHEMA report TO lms_dashboard;
GRANT USAGE ON SCHEMA report TO lms_admin;
GRANT USAGE ON SCHEMA report TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.absent_roles() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.absent_roles() TO lms_dashboard;
REVOKE ALL ON FUNCTION lms_ops.accept_offer(entry uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.accept_offer(entry uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.accept_offer(entry uuid) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.accept_offer(entry uuid) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.accept_offer(entry uuid) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.account_of(address text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.account_of(address text) TO lms_dashboard;
REVOKE ALL ON FUNCTION lms_ops.add_prerequisite_group(course uuid, inside uuid, rule jsonb) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.add_prerequisite_member(course uuid, group_id uuid, member jsonb) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.admit_existing_roles(protected_table regclass) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.archive_lines(source_name text, from_time timestamp with time zone, until_time timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.archive_lines(source_name text, from_time timestamp with time zone, until_time timestamp with time zone) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.array_state(OUT courses bigint, OUT carried bigint, OUT set_aside bigint, OUT uncarried bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.array_state(OUT courses bigint, OUT carried bigint, OUT set_aside bigint, OUT uncarried bigint) TO lms_admin;
REVOKE ALL ON FUNCTION lms_ops.assign_in_order(wants integer[], offered_courses integer[], offered_requirements integer[], offered_credits integer[], OUT assigned_courses integer[], OUT assigned_requirements integer[], OUT is_enough boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.assign_offers(offers lms_ops.degree_offer[], needs integer[], mandatory integer, sharing integer[], OUT assigned lms_ops.degree_offer[], OUT is_proven boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.assignable_credits(needs integer[], offered_courses integer[], offered_requirements integer[], offered_credits integer[], sharing integer[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.assignment_plan(needs integer[], offered_courses integer[], offered_requirements integer[], offered_credits integer[], sharing integer[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.audit_degree(student uuid, program uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.backup_status() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.begin_maintenance() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.begin_maintenance() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.best_assignment(needs integer[], mandatory integer, offered_courses integer[], offered_requirements integer[], offered_credits integer[], sharing integer[], most_states integer, OUT assigned_courses integer[], OUT assigned_requirements integer[], OUT is_proven boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.broken_grade_chains() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.carry_array(course uuid, column_name text, entries uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.carry_arrays(course uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.carry_out_standings(changes uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.catalog_objects() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.chain_grade_change() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.change_catalog() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.change_leader(group_id uuid, student uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.change_leader(group_id uuid, student uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.change_leader(group_id uuid, student uuid) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.change_leader(group_id uuid, student uuid) TO lms_admin;
REVOKE ALL ON FUNCTION lms_ops.changed_objects() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.check_arrays() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.check_counters() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.check_grade_chains() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.check_installation() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.check_objects() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.check_owners() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.check_partitions() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.check_statistics() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.checked_requirements(student uuid, offering uuid, beside uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.claim_seat(student uuid, offering uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.clashing_meetings(offering uuid, beside uuid[]) FROM PUBLIC;
GRANT SELECT,INSERT,UPDATE ON TABLE public.course_waitlist TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.course_waitlist TO lms_admin;
GRANT SELECT(id) ON TABLE public.course_waitlist TO lms_dashboard;
GRANT SELECT(student_id) ON TABLE public.course_waitlist TO lms_dashboard;
GRANT SELECT(status) ON TABLE public.course_waitlist TO lms_dashboard;
GRANT SELECT(notification_expires_at) ON TABLE public.course_waitlist TO lms_dashboard;
REVOKE ALL ON FUNCTION lms_ops.close_entry(entry public.course_waitlist) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.close_group(group_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.close_group(group_id uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.close_group(group_id uuid) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.close_group(group_id uuid) TO lms_admin;
REVOKE ALL ON FUNCTION lms_ops.close_queues(term uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.close_queues(term uuid) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.close_queues(term uuid) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.close_session(key text, over_since timestamp with time zone, why text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.code_words(code text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.complete_correction(before jsonb, INOUT marks numeric, INOUT percentage numeric, INOUT letter text, INOUT points numeric) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.conflict_sentence(conflict_type text, facts jsonb, language text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.conflict_sentence(conflict_type text, facts jsonb, language text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.conflict_sentence(conflict_type text, facts jsonb, language text) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.conflict_sentence(conflict_type text, facts jsonb, language text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.conflict_sentence(conflict_type text, facts jsonb, language text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.correct_grade(grade_table text, grade_id uuid, new_marks numeric, new_percentage numeric, new_letter text, new_points numeric, change_type text, reason text, approved_by uuid, documents text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.correct_grade(grade_table text, grade_id uuid, new_marks numeric, new_percentage numeric, new_letter text, new_points numeric, change_type text, reason text, approved_by uuid, documents text[]) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.correct_grade(grade_table text, grade_id uuid, new_marks numeric, new_percentage numeric, new_letter text, new_points numeric, change_type text, reason text, approved_by uuid, documents text[]) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.correct_grade(grade_table text, grade_id uuid, new_marks numeric, new_percentage numeric, new_letter text, new_points numeric, change_type text, reason text, approved_by uuid, documents text[]) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.correct_grade(grade_table text, grade_id uuid, new_marks numeric, new_percentage numeric, new_letter text, new_points numeric, change_type text, reason text, approved_by uuid, documents text[]) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.correctable_grades(student_number text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.correctable_grades(student_number text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.correctable_grades(student_number text) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.correctable_grades(student_number text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.correctable_grades(student_number text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.count_source_rows(source_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.count_source_rows(source_name text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.courses_beside(course uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.create_group(assessment uuid, name text, max_members integer) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.create_group(assessment uuid, name text, max_members integer) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.create_group(assessment uuid, name text, max_members integer) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.create_group(assessment uuid, name text, max_members integer) TO lms_admin;
REVOKE ALL ON FUNCTION lms_ops.credit_limit(degree_type text, study_mode text, standing text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.current_viewer() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.current_viewer() TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.current_viewer() TO lms_app;
GRANT ALL ON FUNCTION lms_ops.current_viewer() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.current_viewer() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.date_undated_rows(table_name text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.day_name(day_of_week integer) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.day_name(day_of_week integer) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.day_name(day_of_week integer) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.day_name(day_of_week integer) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.day_name(day_of_week integer) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.decide_equivalency(equivalency uuid, decision text, note text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.decide_equivalency(equivalency uuid, decision text, note text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.decide_equivalency(equivalency uuid, decision text, note text) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.decide_equivalency(equivalency uuid, decision text, note text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.decide_equivalency(equivalency uuid, decision text, note text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.decide_standing(term uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.decide_standing(term uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.decide_standing(term uuid) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.decide_standing(term uuid) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.decide_transfer_credit(transfer uuid, decision text, course uuid, credits numeric, note text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.decide_transfer_credit(transfer uuid, decision text, course uuid, credits numeric, note text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.decide_transfer_credit(transfer uuid, decision text, course uuid, credits numeric, note text) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.decide_transfer_credit(transfer uuid, decision text, course uuid, credits numeric, note text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.decide_transfer_credit(transfer uuid, decision text, course uuid, credits numeric, note text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.decision(finding text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.decline_offer(entry uuid, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.decline_offer(entry uuid, reason text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.decline_offer(entry uuid, reason text) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.decline_offer(entry uuid, reason text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.decline_offer(entry uuid, reason text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.degree_audit_courses(student uuid, program uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.degree_audit_courses(student uuid, program uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.degree_audit_courses(student uuid, program uuid) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.degree_audit_courses(student uuid, program uuid) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.degree_audit_courses(student uuid, program uuid) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.degree_audits(student_ids uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.degree_audits(student_ids uuid[]) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.degree_audits(student_ids uuid[]) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.degree_audits(student_ids uuid[]) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.degree_audits(student_ids uuid[]) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.degree_offers(work lms_ops.degree_work[], program uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.degree_progress(student uuid, program uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.degree_progress(student uuid, program uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.degree_progress(student uuid, program uuid) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.degree_progress(student uuid, program uuid) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.degree_progress(student uuid, program uuid) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.delete_archived_rows(source_name text, record bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.delete_archived_rows(source_name text, record bigint) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.delete_component_grades() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.delete_expired_rows() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.demo_viewers() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.demo_viewers() TO lms_dashboard;
REVOKE ALL ON FUNCTION lms_ops.departure_refusal(enrollment uuid, new_status text, reason text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.detach_partition(partition_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.detach_partition(partition_name text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.differences() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.differences() TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.differences() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.differences() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.drift_status() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.drop_enrollment(enrollment uuid, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.drop_enrollment(enrollment uuid, reason text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.drop_enrollment(enrollment uuid, reason text) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.drop_enrollment(enrollment uuid, reason text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.drop_enrollment(enrollment uuid, reason text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.drop_retired_partition(partition_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.drop_retired_partition(partition_name text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.due_statistics() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.due_statistics() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.duplicate_seats(offering uuid, beside uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.end_enrollment(enrollment uuid, new_status text, reason text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.end_entry(before public.course_waitlist, event text, new_status text, reason text, queue_rank integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.end_equivalency(equivalency uuid, last_day date, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.end_equivalency(equivalency uuid, last_day date, reason text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.end_equivalency(equivalency uuid, last_day date, reason text) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.end_equivalency(equivalency uuid, last_day date, reason text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.end_equivalency(equivalency uuid, last_day date, reason text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.end_holds(hold_ids uuid[], reason text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.end_maintenance(run bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.end_maintenance(run bigint) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.end_permit(permit uuid, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.end_permit(permit uuid, reason text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.end_permit(permit uuid, reason text) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.end_permit(permit uuid, reason text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.end_permit(permit uuid, reason text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.end_session(key text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.end_session(key text) TO lms_dashboard;
REVOKE ALL ON FUNCTION lms_ops.end_waiting() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.enroll_over_capacity(student uuid, offering uuid, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.enroll_over_capacity(student uuid, offering uuid, reason text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.enroll_over_capacity(student uuid, offering uuid, reason text) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.enroll_over_capacity(student uuid, offering uuid, reason text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.enroll_over_capacity(student uuid, offering uuid, reason text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.enroll_student(student uuid, offering uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.enroll_student(student uuid, offering uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.enroll_student(student uuid, offering uuid) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.enroll_student(student uuid, offering uuid) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.enroll_student(student uuid, offering uuid) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.enrollment_advice(student uuid, offering uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.enrollment_advice(student uuid, offering uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.enrollment_advice(student uuid, offering uuid) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.enrollment_advice(student uuid, offering uuid) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.enrollment_advice(student uuid, offering uuid) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.enrollment_obstacles(student uuid, offering uuid, giving_up uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.evaluate_degree(student uuid, program uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.exceeded_credits(student uuid, offering uuid, beside uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.expire_offers(only_offering uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.expire_offers(only_offering uuid) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.expire_offers(only_offering uuid) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.expired_rows() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.expired_rows() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.explain_eligibility(student uuid, offering uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.explain_eligibility(student uuid, offering uuid) TO lms_dashboard;
REVOKE ALL ON FUNCTION lms_ops.explain_waiting(entry uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.explain_waiting(entry uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.explain_waiting(entry uuid) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.explain_waiting(entry uuid) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.explain_waiting(entry uuid) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.extend_assignments(states lms_ops.assignment_state[], choice lms_ops.assignment_choice, weights numeric[], mandatory_weight numeric, total_weight numeric, missing_at_most numeric) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.extend_offer(entry uuid, hours integer, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.extend_offer(entry uuid, hours integer, reason text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.extend_offer(entry uuid, hours integer, reason text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.extend_offer(entry uuid, hours integer, reason text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.fill_search_rows(most integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.fill_waitlist_entry() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.find_conflicts(term uuid, students uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.find_credit_overloads(term uuid, students uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.find_duplicate_courses(term uuid, students uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.find_incompatible_courses(term uuid, students uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.find_login(user_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.find_login(user_name text) TO lms_app;
REVOKE ALL ON FUNCTION lms_ops.find_missing_requirements(term uuid, students uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.find_time_overlaps(term uuid, students uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.fold(value text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.fold(value text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.fold(value text) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.fold(value text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.fold(value text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.follow_arrays() FROM PUBLIC;
GRANT INSERT,UPDATE ON TABLE public.persons TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.persons TO lms_admin;
GRANT SELECT(id) ON TABLE public.persons TO lms_app;
GRANT SELECT(user_id) ON TABLE public.persons TO lms_app;
GRANT SELECT(user_id) ON TABLE public.persons TO lms_maintainer;
GRANT SELECT(first_name) ON TABLE public.persons TO lms_app;
GRANT SELECT(last_name) ON TABLE public.persons TO lms_app;
GRANT SELECT(middle_name) ON TABLE public.persons TO lms_app;
GRANT SELECT(first_name_az) ON TABLE public.persons TO lms_app;
GRANT SELECT(last_name_az) ON TABLE public.persons TO lms_app;
GRANT SELECT(first_name_ru) ON TABLE public.persons TO lms_app;
GRANT SELECT(last_name_ru) ON TABLE public.persons TO lms_app;
GRANT SELECT(phone_primary) ON TABLE public.persons TO lms_maintainer;
GRANT SELECT(photo_url) ON TABLE public.persons TO lms_app;
GRANT SELECT(created_at) ON TABLE public.persons TO lms_app;
GRANT SELECT(updated_at) ON TABLE public.persons TO lms_app;
REVOKE ALL ON FUNCTION lms_ops.full_name(person public.persons) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.full_name(person public.persons) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.full_name(person public.persons) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.full_name(person public.persons) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.full_sentence(offering uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.give_up_seat(enrollment uuid, new_status text, reason text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.grade_approver_ids(offering uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.grade_approvers(offering uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.grade_approvers(offering uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.grade_approvers(offering uuid) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.grade_approvers(offering uuid) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.grade_approvers(offering uuid) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.grade_chain_seal_digest(seal lms_ops.grade_chain_seals) FROM PUBLIC;
GRANT SELECT ON TABLE public.grade_change_history TO lms_admin;
REVOKE ALL ON FUNCTION lms_ops.grade_change_form(change public.grade_change_history) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.grade_change_form(change public.grade_change_history) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.grade_change_form(change public.grade_change_history) TO lms_admin;
REVOKE ALL ON FUNCTION lms_ops.grade_change_hash(change public.grade_change_history) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.grade_change_settings(OUT change_type text, OUT reason text, OUT approved_by uuid, OUT documents text[], OUT client_address inet) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.grade_change_size(before jsonb, after jsonb) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.grade_history(grade_table text, grade_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.grade_history(grade_table text, grade_id uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.grade_history(grade_table text, grade_id uuid) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.grade_history(grade_table text, grade_id uuid) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.grade_history(grade_table text, grade_id uuid) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.grade_points_of(grade text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.grant_permit(student uuid, offering uuid, obstacle text, reason text, valid_until timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.grant_permit(student uuid, offering uuid, obstacle text, reason text, valid_until timestamp with time zone) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.grant_permit(student uuid, offering uuid, obstacle text, reason text, valid_until timestamp with time zone) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.grant_permit(student uuid, offering uuid, obstacle text, reason text, valid_until timestamp with time zone) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.grant_permit(student uuid, offering uuid, obstacle text, reason text, valid_until timestamp with time zone) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.growing_table(table_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.growing_table(table_name text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.growing_table(table_name text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.growing_table(table_name text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.growing_tables() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.growing_tables() TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.growing_tables() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.growing_tables() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.hide_small_groups(sizes bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.hide_small_groups(sizes bigint[]) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.hide_small_groups(sizes bigint[]) TO lms_admin;
REVOKE ALL ON FUNCTION lms_ops.hold_reasons(student uuid, blocked text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.hold_status() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.holds_grade(grade jsonb) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.incompatible_seats(offering uuid, beside uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.installation_is_at_work() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.installation_is_at_work() TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.installation_is_at_work() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.installation_is_at_work() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.is_made_by_step(function_name text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.is_same_grade(before jsonb, after jsonb) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.join_group(group_id uuid, student uuid, role text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.join_group(group_id uuid, student uuid, role text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.join_group(group_id uuid, student uuid, role text) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.join_group(group_id uuid, student uuid, role text) TO lms_admin;
REVOKE ALL ON FUNCTION lms_ops.join_waitlist(student uuid, offering uuid, priority integer) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.join_waitlist(student uuid, offering uuid, priority integer) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.join_waitlist(student uuid, offering uuid, priority integer) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.join_waitlist(student uuid, offering uuid, priority integer) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.join_waitlist(student uuid, offering uuid, priority integer) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.judge_queue(offering uuid, seats integer, allows_swap boolean, not_to uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.judge_standings(term uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.keep_session(key text, signed_in_at timestamp with time zone, acting boolean, address inet, browser text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.keep_session(key text, signed_in_at timestamp with time zone, acting boolean, address inet, browser text) TO lms_dashboard;
REVOKE ALL ON FUNCTION lms_ops.keep_updated_at() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.lapse_holds() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.lapse_holds() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.lapse_holds() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.lapse_offers(offering uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.leave_group(group_id uuid, student uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.leave_group(group_id uuid, student uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.leave_group(group_id uuid, student uuid) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.leave_group(group_id uuid, student uuid) TO lms_admin;
REVOKE ALL ON FUNCTION lms_ops.leave_waitlist(entry uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.leave_waitlist(entry uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.leave_waitlist(entry uuid) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.leave_waitlist(entry uuid) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.leave_waitlist(entry uuid) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.limit_rows(table_name text, limit_time timestamp with time zone) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.live_offer_of(student uuid, offering uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.local_moment(moment timestamp with time zone) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.lock_entry(entry uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.lock_offerings(offerings uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.lock_requirements() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.lock_student(student uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.maintain_counters() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.maintain_partitions() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.maintain_queues() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.maintain_search() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.maintain_statistics() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.maintenance_schedule() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.maintenance_schedule() TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.maintenance_schedule() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.maintenance_schedule() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.maintenance_sentence(task text, figures jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.maintenance_sentence(task text, figures jsonb) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.maintenance_status() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.mark_incompatible(course_code text, other_course_code text, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.mark_incompatible(course_code text, other_course_code text, reason text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.mark_incompatible(course_code text, other_course_code text, reason text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.mark_incompatible(course_code text, other_course_code text, reason text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.matches(words text, kinds text[], guessing boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.may_change_grades(offering uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.may_graduate(student uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.may_graduate(student uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.may_graduate(student uuid) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.may_graduate(student uuid) TO lms_admin;
REVOKE ALL ON FUNCTION lms_ops.may_receive_transcript(student uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.may_receive_transcript(student uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.may_receive_transcript(student uuid) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.may_receive_transcript(student uuid) TO lms_admin;
REVOKE ALL ON FUNCTION lms_ops.may_see_grades(student uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.may_see_grades(student uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.may_see_grades(student uuid) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.may_see_grades(student uuid) TO lms_admin;
REVOKE ALL ON FUNCTION lms_ops.missing_requirements(student uuid, offering uuid, beside uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.name_words(owner_of_names uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.nearest_words(typed text[], found_text text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.notify_grade_approver(change_id uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.notify_of_conflicts(term uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.notify_of_seat(student uuid, offering uuid, template_code text, reason text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.notify_person(person uuid, template_code text, details jsonb) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.notify_student(student uuid, template_code text, details jsonb) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.obstacle_phrases(kinds text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.offer_deadline(offering uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.offer_next_seat(offering uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.offer_next_seat(offering uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.offer_next_seat(offering uuid) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.offer_next_seat(offering uuid) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.offer_seat(before public.course_waitlist, queue_rank integer, rule text, walk uuid, reason text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.offer_status() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.offering_name(offering uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.offering_of_grade(graded jsonb, OUT course_offering_id uuid, OUT student_id uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.offering_seats(offering_ids uuid[]) FROM PUBLIC;
GRANT SELECT,INSERT,UPDATE ON TABLE public.student_groups TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.student_groups TO lms_admin;
GRANT SELECT(id) ON TABLE public.student_groups TO lms_dashboard;
GRANT SELECT(assessment_id) ON TABLE public.student_groups TO lms_dashboard;
GRANT SELECT(name) ON TABLE public.student_groups TO lms_dashboard;
GRANT SELECT(max_members) ON TABLE public.student_groups TO lms_dashboard;
GRANT SELECT(is_active) ON TABLE public.student_groups TO lms_dashboard;
GRANT SELECT(created_at) ON TABLE public.student_groups TO lms_dashboard;
REVOKE ALL ON FUNCTION lms_ops.open_group(wanted uuid) FROM PUBLIC;
GRANT SELECT,INSERT,UPDATE ON TABLE public.student_group_members TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.student_group_members TO lms_admin;
GRANT SELECT(id) ON TABLE public.student_group_members TO lms_dashboard;
GRANT SELECT(group_id) ON TABLE public.student_group_members TO lms_dashboard;
GRANT SELECT(student_id) ON TABLE public.student_group_members TO lms_dashboard;
GRANT SELECT(role) ON TABLE public.student_group_members TO lms_dashboard;
GRANT SELECT(left_at) ON TABLE public.student_group_members TO lms_dashboard;
REVOKE ALL ON FUNCTION lms_ops.open_membership(opened public.student_groups, student uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.open_record(student uuid, purpose text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.open_record(student uuid, purpose text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.open_record(student uuid, purpose text) TO lms_app;
REVOKE ALL ON FUNCTION lms_ops.open_session(key text, began timestamp with time zone, address inet, browser text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.open_waitlist_entry(entry uuid, reason text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.outbox_status() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.partition_obstacles(table_name text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.partition_state(partition_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.partition_state(partition_name text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.partition_status() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.partition_table(table_name text, limit_time timestamp with time zone) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.partitioning(table_name text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.partitions(table_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.partitions(table_name text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.partitions(table_name text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.partitions(table_name text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.pass_over_student(before public.course_waitlist, reason text, kinds text[], queue_rank integer, rule text, walk uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.passed_courses(student uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.perform_maintenance_task(task text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.perform_maintenance_task(task text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.person_details(person uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.person_details(person uuid) TO lms_app;
REVOKE ALL ON FUNCTION lms_ops.place_holds(student_numbers text[], category text, blocks text[], reason text, owner_unit uuid, until timestamp with time zone, begins timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.place_holds(student_numbers text[], category text, blocks text[], reason text, owner_unit uuid, until timestamp with time zone, begins timestamp with time zone) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.place_holds(student_numbers text[], category text, blocks text[], reason text, owner_unit uuid, until timestamp with time zone, begins timestamp with time zone) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.place_holds(student_numbers text[], category text, blocks text[], reason text, owner_unit uuid, until timestamp with time zone, begins timestamp with time zone) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.prerequisite_group_is_met(group_id uuid, met_requirements uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.prerequisite_group_sentence(group_id uuid, language text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.prerequisite_sentence(course uuid, language text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.prerequisite_sentence(course uuid, language text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.prerequisite_sentence(course uuid, language text) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.prerequisite_sentence(course uuid, language text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.prerequisite_sentence(course uuid, language text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.preview_standing(term uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.preview_standing(term uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.preview_standing(term uuid) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.preview_standing(term uuid) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.propose_equivalency(course uuid, equivalency_type text, equivalent_course uuid, institution text, external_code text, external_name text, credits numeric, effective_from date, effective_until date, note text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.propose_equivalency(course uuid, equivalency_type text, equivalent_course uuid, institution text, external_code text, external_name text, credits numeric, effective_from date, effective_until date, note text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.propose_equivalency(course uuid, equivalency_type text, equivalent_course uuid, institution text, external_code text, external_name text, credits numeric, effective_from date, effective_until date, note text) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.propose_equivalency(course uuid, equivalency_type text, equivalent_course uuid, institution text, external_code text, external_name text, credits numeric, effective_from date, effective_until date, note text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.propose_equivalency(course uuid, equivalency_type text, equivalent_course uuid, institution text, external_code text, external_name text, credits numeric, effective_from date, effective_until date, note text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.purge_logs() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.purge_outbox() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.queue_rank(entry uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.queue_ranks(offering uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.queue_rule(offering uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.queue_rule(offering uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.queue_rule(offering uuid) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.queue_rule(offering uuid) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.queue_rule(offering uuid) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.queues_to_serve(offerings uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.readiness() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.readiness() TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.readiness() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.readiness() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.record_action(action text, resource_type text, resource_id uuid, old_values jsonb, new_values jsonb, reason text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.record_degree_audit(student uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.record_degree_audit(student uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.record_degree_audit(student uuid) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.record_degree_audit(student uuid) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.record_degree_audit(student uuid) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.record_export(topic text, filters jsonb, rows integer, purpose text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.record_export(topic text, filters jsonb, rows integer, purpose text) TO lms_dashboard;
REVOKE ALL ON FUNCTION lms_ops.record_failed_login(user_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.record_failed_login(user_name text) TO lms_app;
REVOKE ALL ON FUNCTION lms_ops.record_grade_change() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.record_headline_figures(refresh bigint, refreshed_view text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.record_installed_rows() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.record_login() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.record_login() TO lms_app;
REVOKE ALL ON FUNCTION lms_ops.record_maintenance_task(run bigint, task text, started_at timestamp with time zone, figures jsonb, error text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.record_maintenance_task(run bigint, task text, started_at timestamp with time zone, figures jsonb, error text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.record_partitioned_table(table_name text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.record_retirement(table_name text, partition_name text, from_time timestamp with time zone, until_time timestamp with time zone, row_count bigint, file_name text, file_bytes bigint, sha256 text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.record_retirement(table_name text, partition_name text, from_time timestamp with time zone, until_time timestamp with time zone, row_count bigint, file_name text, file_bytes bigint, sha256 text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.record_schedule_conflicts(term uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.record_schedule_conflicts(term uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.record_schedule_conflicts(term uuid) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.record_schedule_conflicts(term uuid) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.record_seat_events() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.record_transfer_credit(student uuid, institution text, code text, name text, credits numeric, grade text, completed_on date) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.record_transfer_credit(student uuid, institution text, code text, name text, credits numeric, grade text, completed_on date) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.record_transfer_credit(student uuid, institution text, code text, name text, credits numeric, grade text, completed_on date) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.record_transfer_credit(student uuid, institution text, code text, name text, credits numeric, grade text, completed_on date) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.record_transfer_credit(student uuid, institution text, code text, name text, credits numeric, grade text, completed_on date) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.record_waitlist_event(event text, old_entry public.course_waitlist, new_entry public.course_waitlist, reason text, queue_rank integer, rule text, walk uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.recount_enrollments() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.recount_enrollments() TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.recount_enrollments() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.recount_enrollments() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.recount_offerings(offerings uuid[], reason text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.refresh_statistics(only_view text, keep_readable boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.refresh_statistics(only_view text, keep_readable boolean) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.refresh_statistics(only_view text, keep_readable boolean) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.refresh_statistics(only_view text, keep_readable boolean) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.refuse_enrollment_under_hold() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.refuse_full_offerings(offerings uuid[], changes integer[], taken_offers uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.refuse_grade_truncation() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.refuse_history_change() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.refuse_hold_deletion() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.refuse_hold_rewriting() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.refuse_requirement_cycle(course uuid, required_course uuid) FROM PUBLIC;
GRANT SELECT ON TABLE lms_ops.transfer_credits TO lms_admin;
GRANT SELECT(id) ON TABLE lms_ops.transfer_credits TO lms_dashboard;
GRANT SELECT(student_id) ON TABLE lms_ops.transfer_credits TO lms_dashboard;
GRANT SELECT(external_institution) ON TABLE lms_ops.transfer_credits TO lms_dashboard;
GRANT SELECT(external_course_code) ON TABLE lms_ops.transfer_credits TO lms_dashboard;
GRANT SELECT(external_course_name) ON TABLE lms_ops.transfer_credits TO lms_dashboard;
GRANT SELECT(external_credits) ON TABLE lms_ops.transfer_credits TO lms_dashboard;
GRANT SELECT(external_grade) ON TABLE lms_ops.transfer_credits TO lms_dashboard;
GRANT SELECT(completed_on) ON TABLE lms_ops.transfer_credits TO lms_dashboard;
GRANT SELECT(status) ON TABLE lms_ops.transfer_credits TO lms_dashboard;
GRANT SELECT(equivalency_id) ON TABLE lms_ops.transfer_credits TO lms_dashboard;
GRANT SELECT(course_id) ON TABLE lms_ops.transfer_credits TO lms_dashboard;
GRANT SELECT(credits_awarded) ON TABLE lms_ops.transfer_credits TO lms_dashboard;
GRANT SELECT(note) ON TABLE lms_ops.transfer_credits TO lms_dashboard;
GRANT SELECT(recorded_by) ON TABLE lms_ops.transfer_credits TO lms_dashboard;
GRANT SELECT(recorded_at) ON TABLE lms_ops.transfer_credits TO lms_dashboard;
GRANT SELECT(decided_by) ON TABLE lms_ops.transfer_credits TO lms_dashboard;
GRANT SELECT(decided_at) ON TABLE lms_ops.transfer_credits TO lms_dashboard;
GRANT SELECT ON TABLE public.courses TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.courses TO lms_admin;
GRANT SELECT(id) ON TABLE public.courses TO lms_dashboard;
GRANT SELECT(code) ON TABLE public.courses TO lms_dashboard;
GRANT SELECT(name) ON TABLE public.courses TO lms_dashboard;
GRANT SELECT(organization_unit_id) ON TABLE public.courses TO lms_dashboard;
GRANT SELECT(credit_hours) ON TABLE public.courses TO lms_dashboard;
REVOKE ALL ON FUNCTION lms_ops.refuse_second_credit(work lms_ops.transfer_credits, course public.courses) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.refuse_unapproved_grade_change() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.refused_repeats(student uuid, offering uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.registration_closed(term uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.registration_is_open(offering uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.release_deleted_course() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.release_holds(hold_ids uuid[], reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.release_holds(hold_ids uuid[], reason text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.release_holds(hold_ids uuid[], reason text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.release_holds(hold_ids uuid[], reason text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.remove_corequisite(course uuid, required_course uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.remove_corequisite(course uuid, required_course uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.remove_corequisite(course uuid, required_course uuid) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.remove_corequisite(course uuid, required_course uuid) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.remove_corequisite(course uuid, required_course uuid) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.remove_from_waitlist(entry uuid, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.remove_from_waitlist(entry uuid, reason text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.remove_from_waitlist(entry uuid, reason text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.remove_from_waitlist(entry uuid, reason text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.remove_prerequisite(course uuid, required_course uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.remove_prerequisite(course uuid, required_course uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.remove_prerequisite(course uuid, required_course uuid) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.remove_prerequisite(course uuid, required_course uuid) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.remove_prerequisite(course uuid, required_course uuid) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.reopen_transfer_credit(transfer uuid, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.reopen_transfer_credit(transfer uuid, reason text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.reopen_transfer_credit(transfer uuid, reason text) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.reopen_transfer_credit(transfer uuid, reason text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.reopen_transfer_credit(transfer uuid, reason text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.repair_statements(kind text, name text, wanted text, found text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.replica_state() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.replica_state() TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.replica_state() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.replica_state() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.replication_status() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.require_account(person uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.require_course_pair(course_code text, other_course_code text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.require_course_right(course uuid, wanted_resource text, wanted_action text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.require_enrollment_right(student uuid, offering uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.require_grade_approver(offering uuid, approver uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.require_grade_right(offering uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.require_group_right(assessment uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.require_growing_table(source_name text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.require_hold_right(owner_unit uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.require_minimum_grade(grade text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.require_offering_right(offering uuid, wanted_resource text, wanted_action text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.require_reason(reason text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.require_right(wanted_resource text, wanted_action text, unit_id uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.require_student(student uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.require_transfer_right(student uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.require_unit_right(wanted_resource text, wanted_action text, unit_id uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.required_course_words(code text, minimum_grade text, may_be_concurrent boolean, language text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.requirement_chain(course uuid, required_course uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.resolve_conflicts(conflict_ids uuid[], new_status text, method text, note text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.resolve_conflicts(conflict_ids uuid[], new_status text, method text, note text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.resolve_conflicts(conflict_ids uuid[], new_status text, method text, note text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.resolve_conflicts(conflict_ids uuid[], new_status text, method text, note text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.retire_arrays() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.retire_arrays() TO lms_admin;
REVOKE ALL ON FUNCTION lms_ops.retirements(partition_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.retirements(partition_name text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.run_maintenance_task(task text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.run_maintenance_task(task text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.runs_the_database() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.runs_unattended() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.schema_status(needed text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.seal_grade_chains() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.seal_grade_chains() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.seal_grade_chains() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.search(words text, kinds text[], most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.search(words text, kinds text[], most integer) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.search(words text, kinds text[], most integer) TO lms_app;
REVOKE ALL ON FUNCTION lms_ops.search_assignments(needs integer[], mandatory integer, offered_courses integer[], offered_requirements integer[], offered_credits integer[], sharing integer[], missing_at_most numeric, most_states integer, OUT assigned_courses integer[], OUT assigned_requirements integer[], OUT missing numeric, OUT is_complete boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.search_terms(words text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.seat_of(student uuid, offering uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.seat_waiting_student(before public.course_waitlist, queue_rank integer, rule text, walk uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.section_held(student uuid, offering uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.serve_freed_seats() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.serve_queue(offering uuid, not_to uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.serve_queue(offering uuid, not_to uuid) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.serve_queue(offering uuid, not_to uuid) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.serve_queues() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.serve_queues() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.serve_queues() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.server_status() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.set_aside_entries(course uuid, column_name text, entries uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.set_capacity(offering uuid, new_limit integer, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.set_capacity(offering uuid, new_limit integer, reason text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.set_capacity(offering uuid, new_limit integer, reason text) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.set_capacity(offering uuid, new_limit integer, reason text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.set_capacity(offering uuid, new_limit integer, reason text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.set_corequisite(course uuid, required_course uuid, strict boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.set_corequisite(course uuid, required_course uuid, strict boolean) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.set_corequisite(course uuid, required_course uuid, strict boolean) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.set_corequisite(course uuid, required_course uuid, strict boolean) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.set_corequisite(course uuid, required_course uuid, strict boolean) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.set_course_categories(course uuid, categories text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.set_course_categories(course uuid, categories text[]) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.set_course_categories(course uuid, categories text[]) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.set_course_categories(course uuid, categories text[]) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.set_password(person uuid, new_hash text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.set_password(person uuid, new_hash text) TO lms_app;
REVOKE ALL ON FUNCTION lms_ops.set_prerequisite(course uuid, required_course uuid, mandatory boolean, minimum_grade text, can_be_concurrent boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.set_prerequisite(course uuid, required_course uuid, mandatory boolean, minimum_grade text, can_be_concurrent boolean) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.set_prerequisite(course uuid, required_course uuid, mandatory boolean, minimum_grade text, can_be_concurrent boolean) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.set_prerequisite(course uuid, required_course uuid, mandatory boolean, minimum_grade text, can_be_concurrent boolean) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.set_prerequisite(course uuid, required_course uuid, mandatory boolean, minimum_grade text, can_be_concurrent boolean) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.set_prerequisite_rule(course uuid, rule jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.set_prerequisite_rule(course uuid, rule jsonb) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.set_prerequisite_rule(course uuid, rule jsonb) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.set_prerequisite_rule(course uuid, rule jsonb) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.set_prerequisite_rule(course uuid, rule jsonb) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.set_registration_dates(term uuid, first_day date, last_day date) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.set_second_factor(person uuid, new_secret text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.set_second_factor(person uuid, new_secret text) TO lms_app;
REVOKE ALL ON FUNCTION lms_ops.set_standing(student uuid, term uuid, standing text, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.set_standing(student uuid, term uuid, standing text, reason text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.set_standing(student uuid, term uuid, standing text, reason text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.set_standing(student uuid, term uuid, standing text, reason text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.set_waitlist_rule(offering uuid, mode text, allows_swap boolean, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.set_waitlist_rule(offering uuid, mode text, allows_swap boolean, reason text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.set_waitlist_rule(offering uuid, mode text, allows_swap boolean, reason text) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.set_waitlist_rule(offering uuid, mode text, allows_swap boolean, reason text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.set_waitlist_rule(offering uuid, mode text, allows_swap boolean, reason text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.setting(setting_category text, setting_key text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.setting(setting_category text, setting_key text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.setting(setting_category text, setting_key text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.setting(setting_category text, setting_key text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.settle_capacity(offerings uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.share_requirements(requirement uuid, other_requirement uuid, most_credits numeric) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.share_requirements(requirement uuid, other_requirement uuid, most_credits numeric) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.share_requirements(requirement uuid, other_requirement uuid, most_credits numeric) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.share_requirements(requirement uuid, other_requirement uuid, most_credits numeric) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.slow_statements(most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.slow_statements(most integer) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.slow_statements(most integer) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.slow_statements(most integer) TO lms_maintainer;
GRANT SELECT,INSERT,UPDATE ON TABLE public.students TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.students TO lms_admin;
GRANT SELECT(id) ON TABLE public.students TO lms_dashboard;
GRANT SELECT(user_id) ON TABLE public.students TO lms_dashboard;
GRANT SELECT(student_number) ON TABLE public.students TO lms_dashboard;
GRANT SELECT(academic_program_id) ON TABLE public.students TO lms_dashboard;
GRANT SELECT(enrollment_date) ON TABLE public.students TO lms_dashboard;
GRANT SELECT(actual_graduation_date) ON TABLE public.students TO lms_dashboard;
GRANT SELECT(status) ON TABLE public.students TO lms_dashboard;
GRANT SELECT(study_mode) ON TABLE public.students TO lms_dashboard;
GRANT SELECT(academic_advisor_id) ON TABLE public.students TO lms_dashboard;
REVOKE ALL ON FUNCTION lms_ops.standing_actions(actions jsonb, student public.students) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.statistics_ages() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.statistics_ages() TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.statistics_ages() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.statistics_ages() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.statistics_base_digest(view_name text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.statistics_status() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.statistics_views() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.statistics_views() TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.statistics_views() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.statistics_views() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.status(needed_step text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.status(needed_step text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.status(needed_step text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.status(needed_step text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.stop_admitting(role text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.stop_admitting(role text) TO lms_admin;
REVOKE ALL ON FUNCTION lms_ops.student_gpa(student_id uuid, term_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.student_gpa(student_id uuid, term_id uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.student_gpa(student_id uuid, term_id uuid) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.student_gpa(student_id uuid, term_id uuid) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.student_gpa(student_id uuid, term_id uuid) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.student_work(student uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.swap_enrollment(student uuid, from_offering uuid, to_offering uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.swap_enrollment(student uuid, from_offering uuid, to_offering uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.swap_enrollment(student uuid, from_offering uuid, to_offering uuid) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.swap_enrollment(student uuid, from_offering uuid, to_offering uuid) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.swap_enrollment(student uuid, from_offering uuid, to_offering uuid) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.tables_to_vacuum() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.tables_to_vacuum() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.take_seat(student uuid, offering uuid, reason text) FROM PUBLIC;
GRANT SELECT ON TABLE public.academic_standing_history TO lms_app;
GRANT SELECT ON TABLE public.academic_standing_history TO lms_admin;
GRANT SELECT(id) ON TABLE public.academic_standing_history TO lms_dashboard;
GRANT SELECT(student_id) ON TABLE public.academic_standing_history TO lms_dashboard;
GRANT SELECT(academic_term_id) ON TABLE public.academic_standing_history TO lms_dashboard;
GRANT SELECT(standing) ON TABLE public.academic_standing_history TO lms_dashboard;
GRANT SELECT(previous_standing) ON TABLE public.academic_standing_history TO lms_dashboard;
GRANT SELECT(term_gpa) ON TABLE public.academic_standing_history TO lms_dashboard;
GRANT SELECT(cumulative_gpa) ON TABLE public.academic_standing_history TO lms_dashboard;
GRANT SELECT(cause) ON TABLE public.academic_standing_history TO lms_dashboard;
GRANT SELECT(actions) ON TABLE public.academic_standing_history TO lms_dashboard;
GRANT SELECT(decided_by) ON TABLE public.academic_standing_history TO lms_dashboard;
GRANT SELECT(effective_date) ON TABLE public.academic_standing_history TO lms_dashboard;
GRANT SELECT(created_at) ON TABLE public.academic_standing_history TO lms_dashboard;
REVOKE ALL ON FUNCTION lms_ops.tell_standing(change public.academic_standing_history) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.timezone() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.timezone() TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.timezone() TO lms_app;
GRANT ALL ON FUNCTION lms_ops.timezone() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.timezone() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.told_duration(duration interval) FROM PUBLIC;
GRANT SELECT ON TABLE public.course_equivalencies TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.course_equivalencies TO lms_admin;
REVOKE ALL ON FUNCTION lms_ops.transfer_rules(institution text, code text, name text, done_on date) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.try_lock_student(student uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.uncarried_entries() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.uncarried_entries() TO lms_admin;
REVOKE ALL ON FUNCTION lms_ops.units_below(unit_ids uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.unmark_incompatible(course_code text, other_course_code text, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.unmark_incompatible(course_code text, other_course_code text, reason text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.unmark_incompatible(course_code text, other_course_code text, reason text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.unmark_incompatible(course_code text, other_course_code text, reason text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.unrecorded_grades() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.update_announcements_search_vector() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.update_people_search_vectors() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.update_staff_members_search_vector() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.update_students_search_vector() FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.uuid_of_bytes(bytes bytea, version integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.values_sentence(written jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.values_sentence(written jsonb) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.values_sentence(written jsonb) TO lms_admin;
REVOKE ALL ON FUNCTION lms_ops.viewer_announcements() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.viewer_announcements() TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.viewer_announcements() TO lms_app;
GRANT ALL ON FUNCTION lms_ops.viewer_announcements() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.viewer_announcements() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.viewer_appealed_grades() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.viewer_appealed_grades() TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.viewer_appealed_grades() TO lms_app;
GRANT ALL ON FUNCTION lms_ops.viewer_appealed_grades() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.viewer_appealed_grades() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.viewer_assessments() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.viewer_assessments() TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.viewer_assessments() TO lms_app;
GRANT ALL ON FUNCTION lms_ops.viewer_assessments() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.viewer_assessments() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.viewer_graded_enrollments() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.viewer_graded_enrollments() TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.viewer_graded_enrollments() TO lms_app;
GRANT ALL ON FUNCTION lms_ops.viewer_graded_enrollments() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.viewer_graded_enrollments() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.viewer_graded_students() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.viewer_graded_students() TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.viewer_graded_students() TO lms_app;
GRANT ALL ON FUNCTION lms_ops.viewer_graded_students() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.viewer_graded_students() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.viewer_grantable_roles() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.viewer_grantable_roles() TO lms_app;
REVOKE ALL ON FUNCTION lms_ops.viewer_granted_units(wanted_resource text, wanted_action text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.viewer_grants() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.viewer_grants() TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.viewer_grants() TO lms_app;
GRANT ALL ON FUNCTION lms_ops.viewer_grants() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.viewer_grants() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.viewer_groups() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.viewer_groups() TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.viewer_groups() TO lms_app;
GRANT ALL ON FUNCTION lms_ops.viewer_groups() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.viewer_groups() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.viewer_has_right(wanted_resource text, wanted_action text) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.viewer_level() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.viewer_level() TO lms_app;
REVOKE ALL ON FUNCTION lms_ops.viewer_may(wanted_resource text, wanted_action text, unit_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.viewer_may(wanted_resource text, wanted_action text, unit_id uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.viewer_may(wanted_resource text, wanted_action text, unit_id uuid) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.viewer_may(wanted_resource text, wanted_action text, unit_id uuid) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.viewer_may(wanted_resource text, wanted_action text, unit_id uuid) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.viewer_meetings() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.viewer_meetings() TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.viewer_meetings() TO lms_app;
GRANT ALL ON FUNCTION lms_ops.viewer_meetings() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.viewer_meetings() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.viewer_named_students() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.viewer_named_students() TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.viewer_named_students() TO lms_app;
GRANT ALL ON FUNCTION lms_ops.viewer_named_students() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.viewer_named_students() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.viewer_offerings() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.viewer_offerings() TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.viewer_offerings() TO lms_app;
GRANT ALL ON FUNCTION lms_ops.viewer_offerings() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.viewer_offerings() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.viewer_people() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.viewer_people() TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.viewer_people() TO lms_app;
REVOKE ALL ON FUNCTION lms_ops.viewer_reach(wanted_resource text, wanted_action text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.viewer_reach(wanted_resource text, wanted_action text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.viewer_reach(wanted_resource text, wanted_action text) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.viewer_reach(wanted_resource text, wanted_action text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.viewer_reach(wanted_resource text, wanted_action text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.viewer_reads_people() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.viewer_reads_people() TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.viewer_reads_people() TO lms_app;
GRANT ALL ON FUNCTION lms_ops.viewer_reads_people() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.viewer_reads_people() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.viewer_reads_student(student uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.viewer_reads_student(student uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.viewer_reads_student(student uuid) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.viewer_reads_student(student uuid) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.viewer_reads_student(student uuid) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.viewer_roles() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.viewer_roles() TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.viewer_roles() TO lms_app;
GRANT ALL ON FUNCTION lms_ops.viewer_roles() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.viewer_roles() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.viewer_seats() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.viewer_seats() TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.viewer_seats() TO lms_app;
GRANT ALL ON FUNCTION lms_ops.viewer_seats() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.viewer_seats() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.viewer_sees_all_units(wanted_resource text, wanted_action text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.viewer_sees_all_units(wanted_resource text, wanted_action text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.viewer_sees_all_units(wanted_resource text, wanted_action text) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.viewer_sees_all_units(wanted_resource text, wanted_action text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.viewer_sees_all_units(wanted_resource text, wanted_action text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.viewer_student() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.viewer_student() TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.viewer_student() TO lms_app;
GRANT ALL ON FUNCTION lms_ops.viewer_student() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.viewer_student() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.viewer_students() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.viewer_students() TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.viewer_students() TO lms_app;
GRANT ALL ON FUNCTION lms_ops.viewer_students() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.viewer_students() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.viewer_superiors() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.viewer_superiors() TO lms_app;
REVOKE ALL ON FUNCTION lms_ops.viewer_taught_enrollments() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.viewer_taught_enrollments() TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.viewer_taught_enrollments() TO lms_app;
GRANT ALL ON FUNCTION lms_ops.viewer_taught_enrollments() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.viewer_taught_enrollments() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.viewer_unit_assessments(wanted_resource text, wanted_action text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.viewer_unit_assessments(wanted_resource text, wanted_action text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.viewer_unit_assessments(wanted_resource text, wanted_action text) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.viewer_unit_assessments(wanted_resource text, wanted_action text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.viewer_unit_assessments(wanted_resource text, wanted_action text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.viewer_unit_offerings(wanted_resource text, wanted_action text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.viewer_unit_offerings(wanted_resource text, wanted_action text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.viewer_unit_offerings(wanted_resource text, wanted_action text) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.viewer_unit_offerings(wanted_resource text, wanted_action text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.viewer_unit_offerings(wanted_resource text, wanted_action text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.viewer_unit_students(wanted_resource text, wanted_action text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.viewer_unit_students(wanted_resource text, wanted_action text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.viewer_unit_students(wanted_resource text, wanted_action text) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.viewer_unit_students(wanted_resource text, wanted_action text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.viewer_unit_students(wanted_resource text, wanted_action text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.viewer_units() FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.viewer_units() TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.viewer_units() TO lms_app;
GRANT ALL ON FUNCTION lms_ops.viewer_units() TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.viewer_units() TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.viewer_units_for(wanted_resource text, wanted_action text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.viewer_units_for(wanted_resource text, wanted_action text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.viewer_units_for(wanted_resource text, wanted_action text) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.viewer_units_for(wanted_resource text, wanted_action text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.viewer_units_for(wanted_resource text, wanted_action text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.waiting_refusals(student uuid, offering uuid, may_enroll boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.waitlist_event_name(event text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.waitlist_event_name(event text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.waitlist_event_name(event text) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.waitlist_event_name(event text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.waitlist_event_name(event text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.walk_queue(offering uuid, seats integer, cause text, not_to uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.what_if_audit(student uuid, program uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.what_if_audit(student uuid, program uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.what_if_audit(student uuid, program uuid) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.what_if_audit(student uuid, program uuid) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.what_if_audit(student uuid, program uuid) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.withdraw_enrollment(enrollment uuid, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.withdraw_enrollment(enrollment uuid, reason text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.withdraw_enrollment(enrollment uuid, reason text) TO lms_app;
GRANT ALL ON FUNCTION lms_ops.withdraw_enrollment(enrollment uuid, reason text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.withdraw_enrollment(enrollment uuid, reason text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.withdraw_offer(entry uuid, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION lms_ops.withdraw_offer(entry uuid, reason text) TO lms_dashboard;
GRANT ALL ON FUNCTION lms_ops.withdraw_offer(entry uuid, reason text) TO lms_admin;
GRANT ALL ON FUNCTION lms_ops.withdraw_offer(entry uuid, reason text) TO lms_maintainer;
REVOKE ALL ON FUNCTION lms_ops.write_grade_change(grade_table text, before jsonb, after jsonb) FROM PUBLIC;
REVOKE ALL ON FUNCTION lms_ops.write_holds(students uuid[], category text, blocks text[], reason text, owner_unit uuid, begins timestamp with time zone, until timestamp with time zone, standing_changes uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.calculate_student_gpa(student_id uuid, term_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.calculate_student_gpa(student_id uuid, term_id uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION public.calculate_student_gpa(student_id uuid, term_id uuid) TO lms_app;
GRANT ALL ON FUNCTION public.calculate_student_gpa(student_id uuid, term_id uuid) TO lms_admin;
GRANT ALL ON FUNCTION public.calculate_student_gpa(student_id uuid, term_id uuid) TO lms_maintainer;
REVOKE ALL ON FUNCTION public.check_enrollment_eligibility(student_id uuid, course_offering_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.check_enrollment_eligibility(student_id uuid, course_offering_id uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION public.check_enrollment_eligibility(student_id uuid, course_offering_id uuid) TO lms_app;
REVOKE ALL ON FUNCTION public.create_monthly_partition(table_name text, month_of date) FROM PUBLIC;
GRANT ALL ON FUNCTION public.create_monthly_partition(table_name text, month_of date) TO lms_admin;
GRANT ALL ON FUNCTION public.create_monthly_partition(table_name text, month_of date) TO lms_maintainer;
REVOKE ALL ON FUNCTION public.detect_schedule_conflicts(student_id uuid, term_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.detect_schedule_conflicts(student_id uuid, term_id uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION public.detect_schedule_conflicts(student_id uuid, term_id uuid) TO lms_app;
REVOKE ALL ON FUNCTION public.generate_degree_audit(student_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.generate_degree_audit(student_id uuid) TO lms_dashboard;
GRANT ALL ON FUNCTION public.generate_degree_audit(student_id uuid) TO lms_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.course_enrollments TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.course_enrollments TO lms_admin;
GRANT SELECT(id) ON TABLE public.course_enrollments TO lms_dashboard;
GRANT SELECT(course_offering_id) ON TABLE public.course_enrollments TO lms_dashboard;
GRANT SELECT(student_id) ON TABLE public.course_enrollments TO lms_dashboard;
GRANT SELECT(enrollment_date) ON TABLE public.course_enrollments TO lms_dashboard;
GRANT SELECT(enrollment_status) ON TABLE public.course_enrollments TO lms_dashboard;
GRANT SELECT(status_changed_date) ON TABLE public.course_enrollments TO lms_dashboard;
GRANT SELECT(grade) ON TABLE public.course_enrollments TO lms_dashboard;
GRANT SELECT(grade_points) ON TABLE public.course_enrollments TO lms_dashboard;
GRANT SELECT(attendance_percentage) ON TABLE public.course_enrollments TO lms_dashboard;
GRANT SELECT(is_retake) ON TABLE public.course_enrollments TO lms_dashboard;
GRANT SELECT ON TABLE public.course_offerings TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.course_offerings TO lms_admin;
GRANT SELECT(id) ON TABLE public.course_offerings TO lms_dashboard;
GRANT SELECT(course_id) ON TABLE public.course_offerings TO lms_dashboard;
GRANT SELECT(academic_term_id) ON TABLE public.course_offerings TO lms_dashboard;
GRANT SELECT(section_code) ON TABLE public.course_offerings TO lms_dashboard;
GRANT SELECT(component) ON TABLE public.course_offerings TO lms_dashboard;
GRANT SELECT(credits) ON TABLE public.course_offerings TO lms_dashboard;
GRANT SELECT ON TABLE lms_ops.completed_courses TO lms_admin;
GRANT SELECT(student_id) ON TABLE lms_ops.completed_courses TO lms_dashboard;
GRANT SELECT(academic_term_id) ON TABLE lms_ops.completed_courses TO lms_dashboard;
GRANT SELECT(credits) ON TABLE lms_ops.completed_courses TO lms_dashboard;
GRANT SELECT(grade_points) ON TABLE lms_ops.completed_courses TO lms_dashboard;
GRANT SELECT ON TABLE public.academic_terms TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.academic_terms TO lms_admin;
GRANT SELECT(id) ON TABLE public.academic_terms TO lms_dashboard;
GRANT SELECT(academic_year) ON TABLE public.academic_terms TO lms_dashboard;
GRANT SELECT(term_type) ON TABLE public.academic_terms TO lms_dashboard;
GRANT SELECT(start_date) ON TABLE public.academic_terms TO lms_dashboard;
GRANT SELECT(end_date) ON TABLE public.academic_terms TO lms_dashboard;
GRANT SELECT(add_drop_deadline) ON TABLE public.academic_terms TO lms_dashboard;
GRANT SELECT(withdrawal_deadline) ON TABLE public.academic_terms TO lms_dashboard;
GRANT SELECT(is_current) ON TABLE public.academic_terms TO lms_dashboard;
GRANT SELECT ON TABLE public.grade_point_scale TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.grade_point_scale TO lms_admin;
GRANT SELECT ON TABLE lms_ops.current_standings TO lms_admin;
GRANT SELECT(student_id) ON TABLE lms_ops.current_standings TO lms_dashboard;
GRANT SELECT(standing) ON TABLE lms_ops.current_standings TO lms_dashboard;
GRANT SELECT(effective_date) ON TABLE lms_ops.current_standings TO lms_dashboard;
GRANT SELECT ON TABLE public.assessments TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.assessments TO lms_admin;
GRANT SELECT(id) ON TABLE public.assessments TO lms_dashboard;
GRANT SELECT(course_offering_id) ON TABLE public.assessments TO lms_dashboard;
GRANT SELECT(title) ON TABLE public.assessments TO lms_dashboard;
GRANT SELECT(due_date) ON TABLE public.assessments TO lms_dashboard;
GRANT SELECT,INSERT,UPDATE ON TABLE public.grades TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.grades TO lms_admin;
GRANT INSERT ON TABLE public.users TO lms_app;
GRANT INSERT,DELETE ON TABLE public.users TO lms_admin;
GRANT SELECT(id) ON TABLE public.users TO lms_app;
GRANT SELECT(id) ON TABLE public.users TO lms_admin;
GRANT SELECT(id) ON TABLE public.users TO lms_maintainer;
GRANT SELECT(username),UPDATE(username) ON TABLE public.users TO lms_app;
GRANT SELECT(username),UPDATE(username) ON TABLE public.users TO lms_admin;
GRANT SELECT(email),UPDATE(email) ON TABLE public.users TO lms_app;
GRANT SELECT(email),UPDATE(email) ON TABLE public.users TO lms_admin;
GRANT SELECT(email) ON TABLE public.users TO lms_maintainer;
GRANT SELECT(email_verified),UPDATE(email_verified) ON TABLE public.users TO lms_app;
GRANT SELECT(email_verified),UPDATE(email_verified) ON TABLE public.users TO lms_admin;
GRANT SELECT(mfa_enabled) ON TABLE public.users TO lms_app;
GRANT SELECT(mfa_enabled) ON TABLE public.users TO lms_admin;
GRANT SELECT(is_active),UPDATE(is_active) ON TABLE public.users TO lms_app;
GRANT SELECT(is_active),UPDATE(is_active) ON TABLE public.users TO lms_admin;
GRANT SELECT(is_locked),UPDATE(is_locked) ON TABLE public.users TO lms_app;
GRANT SELECT(is_locked),UPDATE(is_locked) ON TABLE public.users TO lms_admin;
GRANT SELECT(failed_login_count),UPDATE(failed_login_count) ON TABLE public.users TO lms_app;
GRANT SELECT(failed_login_count),UPDATE(failed_login_count) ON TABLE public.users TO lms_admin;
GRANT SELECT(last_login_at) ON TABLE public.users TO lms_app;
GRANT SELECT(last_login_at) ON TABLE public.users TO lms_admin;
GRANT SELECT(password_changed_at) ON TABLE public.users TO lms_app;
GRANT SELECT(password_changed_at) ON TABLE public.users TO lms_admin;
GRANT SELECT(created_at) ON TABLE public.users TO lms_app;
GRANT SELECT(created_at) ON TABLE public.users TO lms_admin;
GRANT SELECT(updated_at) ON TABLE public.users TO lms_app;
GRANT SELECT(updated_at) ON TABLE public.users TO lms_admin;
GRANT SELECT(deleted_at),UPDATE(deleted_at) ON TABLE public.users TO lms_app;
GRANT SELECT(deleted_at),UPDATE(deleted_at) ON TABLE public.users TO lms_admin;
GRANT SELECT(metadata),UPDATE(metadata) ON TABLE public.users TO lms_app;
GRANT SELECT(metadata),UPDATE(metadata) ON TABLE public.users TO lms_admin;
GRANT SELECT ON TABLE public.degree_requirements TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.degree_requirements TO lms_admin;
GRANT SELECT ON TABLE lms_ops.registration_permits TO lms_admin;
GRANT SELECT(id) ON TABLE lms_ops.registration_permits TO lms_dashboard;
GRANT SELECT(student_id) ON TABLE lms_ops.registration_permits TO lms_dashboard;
GRANT SELECT(course_offering_id) ON TABLE lms_ops.registration_permits TO lms_dashboard;
GRANT SELECT(obstacle) ON TABLE lms_ops.registration_permits TO lms_dashboard;
GRANT SELECT(reason) ON TABLE lms_ops.registration_permits TO lms_dashboard;
GRANT SELECT(granted_by) ON TABLE lms_ops.registration_permits TO lms_dashboard;
GRANT SELECT(granted_at) ON TABLE lms_ops.registration_permits TO lms_dashboard;
GRANT SELECT(valid_until) ON TABLE lms_ops.registration_permits TO lms_dashboard;
GRANT SELECT(ended_by) ON TABLE lms_ops.registration_permits TO lms_dashboard;
GRANT SELECT(ended_at) ON TABLE lms_ops.registration_permits TO lms_dashboard;
GRANT SELECT(end_reason) ON TABLE lms_ops.registration_permits TO lms_dashboard;
GRANT SELECT ON TABLE public.course_corequisites TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.course_corequisites TO lms_admin;
GRANT SELECT ON TABLE public.course_prerequisites TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.course_prerequisites TO lms_admin;
GRANT SELECT ON TABLE lms_ops.standing_transitions TO lms_admin;
GRANT SELECT(from_standing) ON TABLE lms_ops.standing_transitions TO lms_dashboard;
GRANT SELECT(to_standing) ON TABLE lms_ops.standing_transitions TO lms_dashboard;
GRANT SELECT ON TABLE public.course_instructors TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.course_instructors TO lms_admin;
GRANT SELECT(course_offering_id) ON TABLE public.course_instructors TO lms_dashboard;
GRANT SELECT(instructor_id) ON TABLE public.course_instructors TO lms_dashboard;
GRANT SELECT(role) ON TABLE public.course_instructors TO lms_dashboard;
GRANT SELECT(share) ON TABLE public.course_instructors TO lms_dashboard;
GRANT SELECT ON TABLE lms_ops.teaching TO lms_admin;
GRANT SELECT(course_offering_id) ON TABLE lms_ops.teaching TO lms_dashboard;
GRANT SELECT(instructor_id) ON TABLE lms_ops.teaching TO lms_dashboard;
GRANT SELECT(is_primary) ON TABLE lms_ops.teaching TO lms_dashboard;
GRANT SELECT(share) ON TABLE lms_ops.teaching TO lms_dashboard;
GRANT SELECT ON TABLE lms_ops.waitlist_events TO lms_admin;
GRANT SELECT(id) ON TABLE lms_ops.waitlist_events TO lms_dashboard;
GRANT SELECT(course_offering_id) ON TABLE lms_ops.waitlist_events TO lms_dashboard;
GRANT SELECT(student_id) ON TABLE lms_ops.waitlist_events TO lms_dashboard;
GRANT SELECT(event) ON TABLE lms_ops.waitlist_events TO lms_dashboard;
GRANT SELECT(reason) ON TABLE lms_ops.waitlist_events TO lms_dashboard;
GRANT SELECT(queue_rank) ON TABLE lms_ops.waitlist_events TO lms_dashboard;
GRANT SELECT(acted_by) ON TABLE lms_ops.waitlist_events TO lms_dashboard;
GRANT SELECT(happened_at) ON TABLE lms_ops.waitlist_events TO lms_dashboard;
GRANT SELECT(rule) ON TABLE lms_ops.waitlist_events TO lms_dashboard;
GRANT SELECT(walk_id) ON TABLE lms_ops.waitlist_events TO lms_dashboard;
GRANT SELECT ON TABLE public.buildings TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.buildings TO lms_admin;
GRANT SELECT ON TABLE public.class_schedules TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.class_schedules TO lms_admin;
GRANT SELECT ON TABLE public.rooms TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.rooms TO lms_admin;
GRANT SELECT ON TABLE public.academic_honors TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.academic_honors TO lms_admin;
GRANT SELECT ON TABLE public.academic_programs TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.academic_programs TO lms_admin;
GRANT SELECT(id) ON TABLE public.academic_programs TO lms_dashboard;
GRANT SELECT(organization_unit_id) ON TABLE public.academic_programs TO lms_dashboard;
GRANT SELECT(code) ON TABLE public.academic_programs TO lms_dashboard;
GRANT SELECT(name) ON TABLE public.academic_programs TO lms_dashboard;
GRANT SELECT(degree_type) ON TABLE public.academic_programs TO lms_dashboard;
GRANT SELECT(total_credits) ON TABLE public.academic_programs TO lms_dashboard;
GRANT SELECT ON TABLE public.announcements TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.announcements TO lms_admin;
GRANT SELECT,INSERT ON TABLE public.assessment_submissions TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.assessment_submissions TO lms_admin;
GRANT SELECT,INSERT,UPDATE ON TABLE public.attendance_records TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.attendance_records TO lms_admin;
GRANT SELECT ON TABLE public.audit_logs TO lms_admin;
GRANT SELECT(id) ON TABLE public.audit_logs TO lms_dashboard;
GRANT SELECT(id),INSERT(id) ON TABLE public.audit_logs TO lms_app;
GRANT INSERT(id) ON TABLE public.audit_logs TO lms_admin;
GRANT SELECT(user_id) ON TABLE public.audit_logs TO lms_dashboard;
GRANT SELECT(user_id),INSERT(user_id) ON TABLE public.audit_logs TO lms_app;
GRANT INSERT(user_id) ON TABLE public.audit_logs TO lms_admin;
GRANT SELECT(action) ON TABLE public.audit_logs TO lms_dashboard;
GRANT SELECT(action),INSERT(action) ON TABLE public.audit_logs TO lms_app;
GRANT INSERT(action) ON TABLE public.audit_logs TO lms_admin;
GRANT SELECT(resource_type) ON TABLE public.audit_logs TO lms_dashboard;
GRANT SELECT(resource_type),INSERT(resource_type) ON TABLE public.audit_logs TO lms_app;
GRANT INSERT(resource_type) ON TABLE public.audit_logs TO lms_admin;
GRANT SELECT(resource_id) ON TABLE public.audit_logs TO lms_dashboard;
GRANT SELECT(resource_id),INSERT(resource_id) ON TABLE public.audit_logs TO lms_app;
GRANT INSERT(resource_id) ON TABLE public.audit_logs TO lms_admin;
GRANT SELECT(new_values) ON TABLE public.audit_logs TO lms_dashboard;
GRANT SELECT(new_values),INSERT(new_values) ON TABLE public.audit_logs TO lms_app;
GRANT INSERT(new_values) ON TABLE public.audit_logs TO lms_admin;
GRANT SELECT(ip_address),INSERT(ip_address) ON TABLE public.audit_logs TO lms_app;
GRANT INSERT(ip_address) ON TABLE public.audit_logs TO lms_admin;
GRANT SELECT(user_agent),INSERT(user_agent) ON TABLE public.audit_logs TO lms_app;
GRANT INSERT(user_agent) ON TABLE public.audit_logs TO lms_admin;
GRANT INSERT(session_id) ON TABLE public.audit_logs TO lms_app;
GRANT INSERT(session_id) ON TABLE public.audit_logs TO lms_admin;
GRANT SELECT(created_at) ON TABLE public.audit_logs TO lms_dashboard;
GRANT SELECT(created_at) ON TABLE public.audit_logs TO lms_app;
GRANT SELECT(updated_at) ON TABLE public.audit_logs TO lms_app;
GRANT SELECT ON TABLE public.calendar_events TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.calendar_events TO lms_admin;
GRANT SELECT ON TABLE public.course_materials TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.course_materials TO lms_admin;
GRANT SELECT ON TABLE public.degree_audit_progress TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.degree_audit_progress TO lms_admin;
GRANT SELECT,INSERT,UPDATE ON TABLE public.enrollment_grades TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.enrollment_grades TO lms_admin;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.file_uploads TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.file_uploads TO lms_admin;
GRANT SELECT ON TABLE public.gpa_calculations TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gpa_calculations TO lms_admin;
GRANT SELECT,INSERT ON TABLE public.grade_appeals TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.grade_appeals TO lms_admin;
GRANT SELECT,INSERT ON TABLE public.graduation_applications TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.graduation_applications TO lms_admin;
GRANT SELECT ON TABLE public.languages TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.languages TO lms_admin;
GRANT SELECT ON TABLE public.organization_units TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organization_units TO lms_admin;
GRANT SELECT(id) ON TABLE public.organization_units TO lms_dashboard;
GRANT SELECT(code) ON TABLE public.organization_units TO lms_dashboard;
GRANT SELECT(name) ON TABLE public.organization_units TO lms_dashboard;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.roles TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.roles TO lms_admin;
GRANT SELECT,INSERT,UPDATE ON TABLE public.staff_members TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.staff_members TO lms_admin;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.user_roles TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.user_roles TO lms_admin;
GRANT SELECT,INSERT,UPDATE ON TABLE public.student_holds TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.student_holds TO lms_admin;
GRANT SELECT(id) ON TABLE public.student_holds TO lms_dashboard;
GRANT SELECT(student_id) ON TABLE public.student_holds TO lms_dashboard;
GRANT SELECT(hold_category) ON TABLE public.student_holds TO lms_dashboard;
GRANT SELECT(reason) ON TABLE public.student_holds TO lms_dashboard;
GRANT SELECT(organization_unit_id) ON TABLE public.student_holds TO lms_dashboard;
GRANT SELECT(blocks_registration) ON TABLE public.student_holds TO lms_dashboard;
GRANT SELECT(blocks_transcripts) ON TABLE public.student_holds TO lms_dashboard;
GRANT SELECT(blocks_graduation) ON TABLE public.student_holds TO lms_dashboard;
GRANT SELECT(blocks_grades) ON TABLE public.student_holds TO lms_dashboard;
GRANT SELECT(is_active) ON TABLE public.student_holds TO lms_dashboard;
GRANT SELECT(effective_from) ON TABLE public.student_holds TO lms_dashboard;
GRANT SELECT(effective_until) ON TABLE public.student_holds TO lms_dashboard;
GRANT SELECT(placed_by) ON TABLE public.student_holds TO lms_dashboard;
GRANT SELECT(released_by) ON TABLE public.student_holds TO lms_dashboard;
GRANT SELECT(released_at) ON TABLE public.student_holds TO lms_dashboard;
GRANT SELECT(release_reason) ON TABLE public.student_holds TO lms_dashboard;
GRANT SELECT(updated_at) ON TABLE public.student_holds TO lms_dashboard;
GRANT SELECT ON TABLE public.notification_templates TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.notification_templates TO lms_admin;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.notifications TO lms_admin;
GRANT SELECT ON TABLE public.notifications TO lms_app;
GRANT SELECT ON TABLE public.notifications TO lms_maintainer;
GRANT UPDATE(status) ON TABLE public.notifications TO lms_maintainer;
GRANT UPDATE(scheduled_for) ON TABLE public.notifications TO lms_maintainer;
GRANT UPDATE(sent_at) ON TABLE public.notifications TO lms_maintainer;
GRANT UPDATE(delivered_at) ON TABLE public.notifications TO lms_maintainer;
GRANT UPDATE(read_at) ON TABLE public.notifications TO lms_app;
GRANT UPDATE(error_message) ON TABLE public.notifications TO lms_maintainer;
GRANT UPDATE(retry_count) ON TABLE public.notifications TO lms_maintainer;
GRANT INSERT,UPDATE ON TABLE public.page_views TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.page_views TO lms_admin;
GRANT SELECT(id) ON TABLE public.page_views TO lms_app;
GRANT SELECT(user_id) ON TABLE public.page_views TO lms_app;
GRANT SELECT(page_path) ON TABLE public.page_views TO lms_app;
GRANT SELECT(page_title) ON TABLE public.page_views TO lms_app;
GRANT SELECT(view_timestamp) ON TABLE public.page_views TO lms_app;
GRANT SELECT(time_on_page_seconds) ON TABLE public.page_views TO lms_app;
GRANT SELECT(referrer) ON TABLE public.page_views TO lms_app;
GRANT SELECT(ip_address) ON TABLE public.page_views TO lms_app;
GRANT SELECT(user_agent) ON TABLE public.page_views TO lms_app;
GRANT SELECT(metadata) ON TABLE public.page_views TO lms_app;
GRANT SELECT(created_at) ON TABLE public.page_views TO lms_app;
GRANT SELECT(updated_at) ON TABLE public.page_views TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.permissions TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.permissions TO lms_admin;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.role_permissions TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.role_permissions TO lms_admin;
GRANT SELECT,UPDATE ON TABLE public.schedule_conflicts TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.schedule_conflicts TO lms_admin;
GRANT SELECT(id) ON TABLE public.schedule_conflicts TO lms_dashboard;
GRANT SELECT(student_id) ON TABLE public.schedule_conflicts TO lms_dashboard;
GRANT SELECT(academic_term_id) ON TABLE public.schedule_conflicts TO lms_dashboard;
GRANT SELECT(conflict_type) ON TABLE public.schedule_conflicts TO lms_dashboard;
GRANT SELECT(course_offering_id) ON TABLE public.schedule_conflicts TO lms_dashboard;
GRANT SELECT(conflicting_offering_id) ON TABLE public.schedule_conflicts TO lms_dashboard;
GRANT SELECT(facts) ON TABLE public.schedule_conflicts TO lms_dashboard;
GRANT SELECT(status) ON TABLE public.schedule_conflicts TO lms_dashboard;
GRANT SELECT(detected_at) ON TABLE public.schedule_conflicts TO lms_dashboard;
GRANT SELECT(notified_at) ON TABLE public.schedule_conflicts TO lms_dashboard;
GRANT SELECT(resolved_at) ON TABLE public.schedule_conflicts TO lms_dashboard;
GRANT SELECT(resolved_by) ON TABLE public.schedule_conflicts TO lms_dashboard;
GRANT SELECT(resolution_method) ON TABLE public.schedule_conflicts TO lms_dashboard;
GRANT SELECT(resolution_note) ON TABLE public.schedule_conflicts TO lms_dashboard;
GRANT SELECT,INSERT,UPDATE ON TABLE public.student_transcripts TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.student_transcripts TO lms_admin;
GRANT SELECT ON TABLE public.system_metrics TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.system_metrics TO lms_admin;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.system_settings TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.system_settings TO lms_admin;
GRANT SELECT,INSERT,UPDATE ON TABLE public.transcript_requests TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.transcript_requests TO lms_admin;
GRANT SELECT,INSERT,UPDATE ON TABLE public.user_preferences TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.user_preferences TO lms_admin;
GRANT SELECT,INSERT,UPDATE ON TABLE public.user_sessions TO lms_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.user_sessions TO lms_admin;
GRANT SELECT ON TABLE report.access TO lms_dashboard;
GRANT SELECT ON TABLE report.access TO lms_admin;
GRANT SELECT ON TABLE report.announcements TO lms_dashboard;
GRANT SELECT ON TABLE report.announcements TO lms_admin;
GRANT SELECT ON TABLE report.people TO lms_dashboard;
GRANT SELECT ON TABLE report.people TO lms_admin;
GRANT SELECT ON TABLE report.student_names TO lms_dashboard;
GRANT SELECT ON TABLE report.student_names TO lms_admin;
GRANT SELECT ON TABLE report.holds TO lms_dashboard;
GRANT SELECT ON TABLE report.holds TO lms_admin;
GRANT SELECT ON TABLE report.blocked_students TO lms_dashboard;
GRANT SELECT ON TABLE report.blocked_students TO lms_admin;
GRANT SELECT ON TABLE report.changed_values TO lms_dashboard;
GRANT SELECT ON TABLE report.changed_values TO lms_admin;
GRANT SELECT ON TABLE report.conflicts TO lms_dashboard;
GRANT SELECT ON TABLE report.conflicts TO lms_admin;
GRANT SELECT ON TABLE report.courses TO lms_dashboard;
GRANT SELECT ON TABLE report.courses TO lms_admin;
GRANT SELECT ON TABLE report.course_requirements TO lms_dashboard;
GRANT SELECT ON TABLE report.course_requirements TO lms_admin;
GRANT SELECT ON TABLE report.creditable_courses TO lms_dashboard;
GRANT SELECT ON TABLE report.creditable_courses TO lms_admin;
GRANT SELECT ON TABLE report.database TO lms_dashboard;
GRANT SELECT ON TABLE report.database TO lms_admin;
GRANT SELECT ON TABLE report.database_growth TO lms_dashboard;
GRANT SELECT ON TABLE report.database_growth TO lms_admin;
GRANT SELECT ON TABLE report.database_refreshes TO lms_dashboard;
GRANT SELECT ON TABLE report.database_refreshes TO lms_admin;
GRANT SELECT ON TABLE report.database_relations TO lms_dashboard;
GRANT SELECT ON TABLE report.database_relations TO lms_admin;
GRANT SELECT ON TABLE report.demand TO lms_dashboard;
GRANT SELECT ON TABLE report.demand TO lms_admin;
GRANT SELECT ON TABLE report.demand_courses TO lms_dashboard;
GRANT SELECT ON TABLE report.demand_courses TO lms_admin;
GRANT SELECT ON TABLE report.demand_trend TO lms_dashboard;
GRANT SELECT ON TABLE report.demand_trend TO lms_admin;
GRANT SELECT ON TABLE report.demand_units TO lms_dashboard;
GRANT SELECT ON TABLE report.demand_units TO lms_admin;
GRANT SELECT ON TABLE report.demand_week TO lms_dashboard;
GRANT SELECT ON TABLE report.demand_week TO lms_admin;
GRANT SELECT ON TABLE report.equivalencies TO lms_dashboard;
GRANT SELECT ON TABLE report.equivalencies TO lms_admin;
GRANT SELECT ON TABLE report.freshness TO lms_dashboard;
GRANT SELECT ON TABLE report.freshness TO lms_admin;
GRANT SELECT ON TABLE report.grade_letters TO lms_dashboard;
GRANT SELECT ON TABLE report.grade_letters TO lms_admin;
GRANT SELECT ON TABLE report.grade_seal TO lms_dashboard;
GRANT SELECT ON TABLE report.grade_seal TO lms_admin;
GRANT SELECT ON TABLE report.grades TO lms_dashboard;
GRANT SELECT ON TABLE report.grades TO lms_admin;
GRANT SELECT ON TABLE report.groups TO lms_dashboard;
GRANT SELECT ON TABLE report.groups TO lms_admin;
GRANT SELECT ON TABLE report.incompatible_courses TO lms_dashboard;
GRANT SELECT ON TABLE report.incompatible_courses TO lms_admin;
GRANT SELECT ON TABLE report.installation_decisions TO lms_dashboard;
GRANT SELECT ON TABLE report.installation_decisions TO lms_admin;
GRANT SELECT ON TABLE report.installations TO lms_dashboard;
GRANT SELECT ON TABLE report.installations TO lms_admin;
GRANT SELECT ON TABLE report.installed_steps TO lms_dashboard;
GRANT SELECT ON TABLE report.installed_steps TO lms_admin;
GRANT SELECT ON TABLE report.maintenance_runs TO lms_dashboard;
GRANT SELECT ON TABLE report.maintenance_runs TO lms_admin;
GRANT SELECT ON TABLE report.maintenance_schedule TO lms_dashboard;
GRANT SELECT ON TABLE report.maintenance_schedule TO lms_admin;
GRANT SELECT ON TABLE report.maintenance_tasks TO lms_dashboard;
GRANT SELECT ON TABLE report.maintenance_tasks TO lms_admin;
GRANT SELECT ON TABLE report.offering TO lms_dashboard;
GRANT SELECT ON TABLE report.offering TO lms_admin;
GRANT SELECT ON TABLE report.open_sections TO lms_dashboard;
GRANT SELECT ON TABLE report.open_sections TO lms_admin;
GRANT SELECT ON TABLE report.partitions TO lms_dashboard;
GRANT SELECT ON TABLE report.partitions TO lms_admin;
GRANT SELECT ON TABLE report.programs TO lms_dashboard;
GRANT SELECT ON TABLE report.programs TO lms_admin;
GRANT SELECT ON TABLE report.retired_rows TO lms_dashboard;
GRANT SELECT ON TABLE report.retired_rows TO lms_admin;
GRANT SELECT ON TABLE report.roster TO lms_dashboard;
GRANT SELECT ON TABLE report.roster TO lms_admin;
GRANT SELECT ON TABLE report.search TO lms_dashboard;
GRANT SELECT ON TABLE report.search TO lms_admin;
GRANT SELECT ON TABLE report.set_aside_rows TO lms_dashboard;
GRANT SELECT ON TABLE report.set_aside_rows TO lms_admin;
GRANT SELECT ON TABLE report.statistics_history TO lms_dashboard;
GRANT SELECT ON TABLE report.statistics_history TO lms_admin;
GRANT SELECT ON TABLE report.student TO lms_dashboard;
GRANT SELECT ON TABLE report.student TO lms_admin;
GRANT SELECT ON TABLE report.student_enrollments TO lms_dashboard;
GRANT SELECT ON TABLE report.student_enrollments TO lms_admin;
GRANT SELECT ON TABLE report.student_permits TO lms_dashboard;
GRANT SELECT ON TABLE report.student_permits TO lms_admin;
GRANT SELECT ON TABLE report.student_results TO lms_dashboard;
GRANT SELECT ON TABLE report.student_results TO lms_admin;
GRANT SELECT ON TABLE report.student_standings TO lms_dashboard;
GRANT SELECT ON TABLE report.student_standings TO lms_admin;
GRANT SELECT ON TABLE report.student_terms TO lms_dashboard;
GRANT SELECT ON TABLE report.student_terms TO lms_admin;
GRANT SELECT ON TABLE report.student_waiting TO lms_dashboard;
GRANT SELECT ON TABLE report.student_waiting TO lms_admin;
GRANT SELECT ON TABLE report.students TO lms_dashboard;
GRANT SELECT ON TABLE report.students TO lms_admin;
GRANT SELECT ON TABLE report.terms TO lms_dashboard;
GRANT SELECT ON TABLE report.terms TO lms_admin;
GRANT SELECT ON TABLE report.transfer_credits TO lms_dashboard;
GRANT SELECT ON TABLE report.transfer_credits TO lms_admin;
GRANT SELECT ON TABLE report.units TO lms_dashboard;
GRANT SELECT ON TABLE report.units TO lms_admin;
GRANT SELECT ON TABLE report.viewer TO lms_dashboard;
GRANT SELECT ON TABLE report.viewer TO lms_admin;
GRANT SELECT ON TABLE report.waitlist_decisions TO lms_dashboard;
GRANT SELECT ON TABLE report.waitlist_decisions TO lms_admin;
GRANT SELECT ON TABLE report.waitlist_entries TO lms_dashboard;
GRANT SELECT ON TABLE report.waitlist_entries TO lms_admin;
GRANT SELECT ON TABLE report.waitlist_history TO lms_dashboard;
GRANT SELECT ON TABLE report.waitlist_history TO lms_admin;
GRANT SELECT ON TABLE report.waitlists TO lms_dashboard;
GRANT SELECT ON TABLE report.waitlists TO lms_admin;
GRANT SELECT ON TABLE report.workload TO lms_dashboard;
GRANT SELECT ON TABLE report.workload TO lms_admin;
GRANT SELECT ON TABLE report.workload_sections TO lms_dashboard;
GRANT SELECT ON TABLE report.workload_sections TO lms_admin;
GRANT SELECT ON TABLE report.workload_units TO lms_dashboard;
GRANT SELECT ON TABLE report.workload_units TO lms_admin;
