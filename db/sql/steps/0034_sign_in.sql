-- What sign-in and its time-outs need.

-- A page asks for the account of an address together with the reason why it may not come in.
drop function if exists lms_ops.user_for_email(text);

-- Whose the address is of somebody who signs in; asked again every few seconds.
create index users_folded_email_idx on users (lower(email collate "C"));

-- How long somebody stays signed in. No value switches a limit off: without one the default holds.
insert into system_settings (category, key, value, value_type, description)
values
    (
        'access', 'idle_minutes', '30', 'number',
        'Minutes without a click after which the dashboard asks to sign in again (NIST SP 800-63B: 30 or fewer).'
    ),
    (
        'access', 'session_hours', '12', 'number',
        'Hours after which the dashboard asks to sign in again, however busy (NIST SP 800-63B: 12 or fewer).'
    )
on conflict (category, key) do nothing;
