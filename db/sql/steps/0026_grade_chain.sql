-- The chain that proves that no row of the grade history was altered or left out.

-- Each grade has a chain of its own: place counts its changes from 1, and every row keeps the hash of the one before.
alter table grade_change_history
    add column place integer,
    add column previous_hash bytea,
    add column hash bytea;

-- When the chains were looked at and how many breaks were found. The digest covers the heads that this sealing
-- added and the digest before, and so every head that was ever sealed: written down elsewhere, it proves them all.
create table lms_ops.grade_chain_seals (
    id bigint generated always as identity primary key,
    chains bigint not null,
    changes bigint not null,
    breaks bigint not null,
    digest bytea not null,
    sealed_at timestamptz not null default now(),
    sealed_as text not null default session_user
);

-- The last row of every chain that had grown since the sealing before: without it a lost end would not be missed.
create table lms_ops.grade_chain_heads (
    grade_table text not null,
    grade_id uuid not null,
    place integer not null,
    hash bytea not null,
    -- the seal is written when its heads are there, since its digest covers them
    seal_id bigint not null references lms_ops.grade_chain_seals deferrable initially deferred,
    primary key (grade_table, grade_id, place)
);

create index grade_chain_heads_seal_idx on lms_ops.grade_chain_heads (seal_id);

-- What is hashed once may never change: these functions stand here, not among those that are replaced.

-- What the hash of a change covers: a JSON array of texts and nulls that no setting of the session alters, with
-- times in UTC and numbers without trailing zeros.
create function lms_ops.grade_change_form(change grade_change_history) returns text
language sql
stable
return jsonb_build_array(
    change.grade_table,
    change.grade_id::text,
    change.place::text,
    encode(change.previous_hash, 'hex'),
    change.id::text,
    to_char(change.changed_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'),
    change.student_id::text,
    change.course_offering_id::text,
    trim_scale(change.old_marks)::text,
    trim_scale(change.new_marks)::text,
    trim_scale(change.old_percentage)::text,
    trim_scale(change.new_percentage)::text,
    change.old_letter_grade,
    change.new_letter_grade,
    trim_scale(change.old_grade_points)::text,
    trim_scale(change.new_grade_points)::text,
    change.change_type,
    change.changed_by::text,
    change.approved_by::text,
    change.reason,
    change.supporting_documents,
    change.ip_address::text,
    change.written_as
)::text;

-- SHA-256 of what a change says and of the hash before it.
create function lms_ops.grade_change_hash(change grade_change_history) returns bytea
language sql
stable
return sha256(convert_to(lms_ops.grade_change_form(change), 'UTF8'));

-- SHA-256 of a seal, of the heads that it added in the order of their grades, and of the digest before it.
create function lms_ops.grade_chain_seal_digest(seal lms_ops.grade_chain_seals) returns bytea
language sql
stable
return (
    select sha256(convert_to(
        jsonb_build_array(
            (
                select encode(earlier.digest, 'hex')
                from lms_ops.grade_chain_seals as earlier
                where earlier.id < seal.id
                order by earlier.id desc
                limit 1
            ),
            seal.id::text,
            seal.chains::text,
            seal.changes::text,
            seal.breaks::text,
            to_char(seal.sealed_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'),
            seal.sealed_as,
            jsonb_agg(
                jsonb_build_array(
                    heads.grade_table,
                    heads.grade_id::text,
                    heads.place::text,
                    encode(heads.hash, 'hex')
                )
                order by
                    heads.grade_table collate "C",
                    heads.grade_id,
                    heads.place
            )
        )::text,
        'UTF8'
    ))
    from lms_ops.grade_chain_heads as heads
    where heads.seal_id = seal.id
);

-- The history that was written before there were chains. Its triggers refuse every change, this one as well.
alter table grade_change_history disable trigger user;

-- Deletions were not recorded yet; without a row that says so, a grade that is gone would look like a forgery.
insert into grade_change_history (
    grade_table,
    grade_id,
    student_id,
    course_offering_id,
    old_marks,
    old_percentage,
    old_letter_grade,
    old_grade_points,
    change_type,
    reason
)
select distinct on (history.grade_table, history.grade_id)
    history.grade_table,
    history.grade_id,
    history.student_id,
    history.course_offering_id,
    history.new_marks,
    history.new_percentage,
    history.new_letter_grade,
    history.new_grade_points,
    'administrative',
    'It was gone when deletions began to be recorded.'
from grade_change_history as history
left join grades on grades.id = history.grade_id
left join course_enrollments as enrollments on enrollments.id = history.grade_id
left join enrollment_grades as components on components.id = history.grade_id
where coalesce(grades.id, enrollments.id, components.id) is null
order by
    history.grade_table,
    history.grade_id,
    history.changed_at desc,
    history.id desc;

do $$
declare
    change public.grade_change_history;
    previous public.grade_change_history;
begin
    for change in
        select *
        from public.grade_change_history as history
        order by
            history.grade_table,
            history.grade_id,
            history.changed_at,
            history.id
    loop
        if (change.grade_table, change.grade_id) = (previous.grade_table, previous.grade_id) then
            change.place := previous.place + 1;
            change.previous_hash := previous.hash;
        else
            change.place := 1;
        end if;
        change.hash := lms_ops.grade_change_hash(change);
        update public.grade_change_history as history
        set
            place = change.place,
            previous_hash = change.previous_hash,
            hash = change.hash
        where history.id = change.id;
        previous := change;
    end loop;
end
$$;

alter table grade_change_history enable trigger user;

alter table grade_change_history
    alter column place set not null,
    alter column hash set not null,
    add constraint grade_change_history_one_row_a_place unique (grade_table, grade_id, place);

insert into system_settings (category, key, value, value_type, description)
values
    (
        'grades', 'approval_above_percentage_points', '10', 'number',
        'A final mark that moves by more percentage points than this needs an approver. null: none.'
    ),
    (
        'grades', 'approval_above_grade_points', '1.0', 'number',
        'A final grade that moves by more grade points than this needs an approver. null: none.'
    ),
    (
        'grades', 'many_changes_in_30_days', '50', 'number',
        'An editor of more grades than this within 30 days is unusual. null: nobody is.'
    )
on conflict (category, key) do nothing;

-- Whoever is named as approver hears of it.
insert into notification_templates (id, code, name, category, subject_template, body_template, variables)
values (
    md5('template grade_change_approved')::uuid,
    'grade_change_approved',
    'A grade was changed with an approval',
    'academic',
    jsonb_build_object(
        'az', '{section}: qiymət sizin təsdiqinizlə dəyişdirildi',
        'en', '{section}: a grade was changed with your approval',
        'ru', '{section}: оценка изменена с вашего одобрения'
    ),
    jsonb_build_object(
        'az', '{editor} {section} üzrə tələbənin ({student}) qiymətini dəyişdi: {old} → {new}, təsdiq edən kimi siz göstərilmisiniz. Səbəb: {reason} Təsdiq etməmisinizsə, qeydiyyat şöbəsinə bildirin.',
        'en', '{editor} changed the grade of {student} in {section} from {old} to {new} and named you as approver. Reason: {reason} If you did not approve it, tell the registrar.',
        'ru', '{editor} изменил(а) оценку студента {student} на {section} с {old} на {new}, одобрившим указаны вы. Причина: {reason} Если вы этого не одобряли, сообщите регистратору.'
    ),
    '["editor", "student", "section", "old", "new", "reason"]'
)
on conflict (code) do nothing;
