-- The languages, the zone and the limits of this university; what is set already stays, but for the credits of a term.
insert into languages (id, code, name, native_name, is_default)
values
    (pg_temp.id('language az'), 'az', 'Azerbaijani', 'Azərbaycan dili', true),
    (pg_temp.id('language en'), 'en', 'English', 'English', false),
    (pg_temp.id('language ru'), 'ru', 'Russian', 'Русский', false)
on conflict (code) do nothing;

insert into system_settings (id, category, key, value, value_type, description)
values (
    pg_temp.id('setting timezone'),
    'university',
    'timezone',
    '"Asia/Baku"',
    'string',
    'The zone in which times are shown.'
)
on conflict (category, key) do nothing;

-- Six courses of five credits are the plan, a seventh is allowed.
update system_settings
set value = '35'
where category = 'registration'
    and key = 'most_credits';

insert into lms_ops.credit_limits (id, degree_type, standing, most_credits, reason)
values
    (pg_temp.id('limit bachelor'), 'bachelor', null, 35, 'The plan of a bachelor''s degree and one course more'),
    (pg_temp.id('limit master'), 'master', null, 30, 'The plan of a master''s degree'),
    (pg_temp.id('limit probation'), null, 'probation', 30, 'On probation the plan and nothing beside it');
