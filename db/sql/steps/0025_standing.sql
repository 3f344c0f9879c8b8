-- Rules of academic standing as rows, which standing may follow which, and a history that stays.

-- The standings, and what people call them.
create table lms_ops.standings (
    standing text primary key,
    name jsonb not null
);

insert into lms_ops.standings (standing, name)
values
    ('excellent', '{"az": "əla (fəxri siyahı)", "en": "excellent (dean''s list)", "ru": "отлично (список декана)"}'),
    ('good', '{"az": "yaxşı", "en": "good", "ru": "хорошо"}'),
    ('warning', '{"az": "akademik xəbərdarlıq", "en": "academic warning", "ru": "академическое предупреждение"}'),
    ('probation', '{"az": "akademik sınaq", "en": "academic probation", "ru": "академический испытательный срок"}'),
    ('suspension', '{"az": "təhsilin dayandırılması", "en": "academic suspension", "ru": "приостановка обучения"}'),
    ('dismissal', '{"az": "təhsildən xaric edilmə", "en": "academic dismissal", "ru": "отчисление"}'),
    ('conditional_readmission', '{"az": "şərti bərpa", "en": "conditional readmission", "ru": "условное восстановление"}');

-- Which standing may follow which. A standing stays without a row here.
create table lms_ops.standing_transitions (
    from_standing text not null references lms_ops.standings,
    to_standing text not null references lms_ops.standings,
    -- a rule may not decide so
    only_by_person boolean not null default true,
    primary key (from_standing, to_standing),
    constraint standing_transitions_change_something check (from_standing <> to_standing)
);

create index standing_transitions_to_standing_idx on lms_ops.standing_transitions (to_standing);

insert into lms_ops.standing_transitions (from_standing, to_standing, only_by_person)
values
    ('excellent', 'good', false),
    ('excellent', 'warning', false),
    ('excellent', 'probation', false),
    ('excellent', 'suspension', true),
    ('excellent', 'dismissal', true),
    ('good', 'excellent', false),
    ('good', 'warning', false),
    ('good', 'probation', false),
    ('good', 'suspension', true),
    ('good', 'dismissal', true),
    ('warning', 'excellent', false),
    ('warning', 'good', false),
    ('warning', 'probation', false),
    ('warning', 'suspension', false),
    ('warning', 'dismissal', true),
    ('probation', 'excellent', false),
    ('probation', 'good', false),
    ('probation', 'warning', true),
    ('probation', 'suspension', false),
    ('probation', 'dismissal', true),
    -- readmission, and what a committee takes back on appeal
    ('suspension', 'conditional_readmission', true),
    ('suspension', 'good', true),
    ('suspension', 'probation', true),
    ('suspension', 'dismissal', true),
    ('dismissal', 'conditional_readmission', true),
    ('dismissal', 'suspension', true),
    ('conditional_readmission', 'excellent', false),
    ('conditional_readmission', 'good', false),
    ('conditional_readmission', 'probation', false),
    ('conditional_readmission', 'suspension', true),
    ('conditional_readmission', 'dismissal', false);

-- What decides the standing after a term: of the rules that fit, the first by place. Limits that are null do not count.
create table lms_ops.standing_rules (
    code text primary key,
    place integer not null unique,
    -- the standings before the term to which it applies; null: any. Who has none yet counts as good
    from_standings text[] check (
        from_standings <@ array[
            'excellent',
            'good',
            'warning',
            'probation',
            'suspension',
            'dismissal',
            'conditional_readmission'
        ]
    ),
    term_gpa_at_least numeric(3,2),
    term_gpa_below numeric(3,2),
    cumulative_gpa_at_least numeric(3,2),
    cumulative_gpa_below numeric(3,2),
    -- credits of completed courses with grade points, failed ones too: of the term, and of all terms so far
    term_credits_at_least numeric(5,1),
    credits_attempted_at_least numeric(5,1),
    standing text not null references lms_ops.standings,
    -- what a change to this standing brings with it
    actions jsonb not null default '[]' check (
        jsonb_typeof(actions) = 'array'
        and actions <@ '[
            "registration blocked",
            "transcripts blocked",
            "graduation blocked",
            "grades blocked",
            "student notified",
            "advisor notified"
        ]'
    ),
    -- what the student reads, in each language
    sentence jsonb not null check (sentence ? 'en'),
    -- where the limits come from
    source text not null check (btrim(source) <> ''),
    is_active boolean not null default true
);

create index standing_rules_standing_idx on lms_ops.standing_rules (standing);

insert into lms_ops.standing_rules (
    place,
    code,
    from_standings,
    term_gpa_at_least,
    term_gpa_below,
    cumulative_gpa_at_least,
    cumulative_gpa_below,
    term_credits_at_least,
    credits_attempted_at_least,
    standing,
    actions,
    sentence,
    source
)
values
    (
        10, 'dismissal', '{conditional_readmission}', null, 2.0, null, 2.0, null, null, 'dismissal',
        '["registration blocked", "student notified", "advisor notified"]',
        '{
            "az": "Şərti bərpadan sonra semestr ortalaması yenə həddən aşağıdır.",
            "en": "After a conditional readmission the term average is below the limit again.",
            "ru": "После условного восстановления средний балл семестра снова ниже порога."
        }',
        'Dismissal where a readmitted student falls below 2.0 again: William Woods University, catalog 2016-17.'
    ),
    (
        20, 'readmission goes on', '{conditional_readmission}', null, null, null, 2.0, null, null,
        'conditional_readmission', '[]',
        '{
            "az": "Semestr ortalaması həddə çatır, ümumi ortalama hələ çatmır.",
            "en": "The term average reaches the limit, the cumulative average does not yet.",
            "ru": "Средний балл семестра достигает порога, общий ещё нет."
        }',
        'Terms of 2.0 keep a place while the whole is below it: Pennsylvania State University, policies 54-20 and 54-40.'
    ),
    (
        30, 'suspension', '{probation}', null, 2.0, null, 2.0, null, 18, 'suspension',
        '["registration blocked", "student notified", "advisor notified"]',
        '{
            "az": "Sınaq müddətində həm semestr, həm ümumi ortalama həddən aşağıdır.",
            "en": "On probation both the term and the cumulative average are below the limit.",
            "ru": "В испытательный срок и средний балл семестра, и общий ниже порога."
        }',
        'Term and cumulative average below 2.0, not within the first 18 credits attempted: Pennsylvania State University, policy 54-40.'
    ),
    (
        40, 'probation goes on', '{probation}', null, null, null, 2.0, null, null, 'probation', '[]',
        '{
            "az": "Ümumi ortalama hələ həddən aşağıdır.",
            "en": "The cumulative average is still below the limit.",
            "ru": "Общий средний балл всё ещё ниже порога."
        }',
        'Terms of 2.0 keep a place while the whole is below it: Pennsylvania State University, policies 54-20 and 54-40.'
    ),
    (
        50, 'probation', '{warning}', null, null, null, 2.0, null, null, 'probation',
        '["registration blocked", "student notified", "advisor notified"]',
        '{
            "az": "Xəbərdarlıqdan sonra ümumi ortalama yenə həddən aşağıdır: məsləhətçinizlə təhsil planı razılaşdırın.",
            "en": "After a warning the cumulative average is below the limit again: agree on a study plan with your advisor.",
            "ru": "После предупреждения общий средний балл снова ниже порога: согласуйте с куратором учебный план."
        }',
        'Probation as the second stage: University of Wisconsin-Eau Claire. 2.0 and a hold until the advisor has been met: Pennsylvania State University, policy 54-20.'
    ),
    (
        60, 'warning', '{excellent,good}', null, null, null, 2.0, null, null, 'warning',
        '["student notified", "advisor notified"]',
        '{
            "az": "Ümumi ortalama ilk dəfə həddən aşağı düşüb.",
            "en": "The cumulative average has fallen below the limit for the first time.",
            "ru": "Общий средний балл впервые упал ниже порога."
        }',
        'A cumulative average of 2.0, the C average of 34 CFR 668.34; warning as the first stage: University of Wisconsin-Eau Claire.'
    ),
    (
        70, 'dean''s list', '{excellent,good,warning,probation,conditional_readmission}', 3.5, null, 2.0, null, 12, null,
        'excellent', '["student notified"]',
        '{
            "az": "Semestr ortalaması fəxri siyahı üçün yetərlidir.",
            "en": "The term average reaches the dean''s list.",
            "ru": "Средний балл семестра достаточен для списка декана."
        }',
        'A term average of 3.5 over 12 graded credits: Michigan State University, dean''s list.'
    ),
    (
        80, 'good standing', '{excellent,good,warning,probation,conditional_readmission}', null, null, 2.0, null, null, null,
        'good', '[]',
        '{
            "az": "Ümumi ortalama həddə çatır.",
            "en": "The cumulative average reaches the limit.",
            "ru": "Общий средний балл достигает порога."
        }',
        'A cumulative average of 2.0, the C average of 34 CFR 668.34.'
    );

-- The rule that decided; null: a person did.
alter table academic_standing_history add column rule text;

-- The change of standing that placed a hold, and with whose end it is over; null: a person placed it.
alter table student_holds
    add column standing_change_id uuid references academic_standing_history;
create index student_holds_standing_change_id_idx on student_holds (standing_change_id);

-- Words in braces are filled in.
insert into notification_templates (id, code, name, category, subject_template, body_template, variables)
select
    md5('template ' || message.code)::uuid,
    message.code,
    message.name,
    'academic',
    jsonb_build_object('az', message.subject_az, 'en', message.subject_en, 'ru', message.subject_ru),
    jsonb_build_object('az', message.body_az, 'en', message.body_en, 'ru', message.body_ru),
    to_jsonb(message.variables::text[])
from (
    values
        (
            'standing_changed', 'A change of academic standing',
            '{term,standing,term_gpa,cumulative_gpa,reason}',
            'Akademik vəziyyətiniz: {standing}',
            '{term} üzrə akademik vəziyyətiniz: {standing}. {reason} Semestr ortalaması {term_gpa}, ümumi ortalama {cumulative_gpa}.',
            'Your academic standing: {standing}',
            'Your academic standing after {term}: {standing}. {reason} Term average {term_gpa}, cumulative average {cumulative_gpa}.',
            'Ваша академическая успеваемость: {standing}',
            'Ваша академическая успеваемость по итогам {term}: {standing}. {reason} Средний балл семестра {term_gpa}, общий {cumulative_gpa}.'
        ),
        (
            'standing_changed_advisor', 'A change of an advisee''s academic standing',
            '{student,term,standing,term_gpa,cumulative_gpa,reason}',
            '{student}: {standing}',
            '{student}, {term}: {standing}. {reason} Semestr ortalaması {term_gpa}, ümumi ortalama {cumulative_gpa}.',
            '{student}: {standing}',
            '{student}, {term}: {standing}. {reason} Term average {term_gpa}, cumulative average {cumulative_gpa}.',
            '{student}: {standing}',
            '{student}, {term}: {standing}. {reason} Средний балл семестра {term_gpa}, общий {cumulative_gpa}.'
        )
) as message (
    code,
    name,
    variables,
    subject_az,
    body_az,
    subject_en,
    body_en,
    subject_ru,
    body_ru
)
on conflict (code) do nothing;

-- It takes the day on which a hold begins too, and is made anew with its functions.
drop function if exists lms_ops.place_holds(text[], text, text[], text, uuid, timestamptz);
