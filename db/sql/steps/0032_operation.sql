-- What the operation of the dashboard and its replica keeps.

-- From where on the status of the database warns; null never does.
insert into system_settings (category, key, value, value_type, description)
values
    (
        'operation', 'connections_percent', '80', 'number',
        'More of the server''s connections in use than this is worth a look.'
    ),
    (
        'operation', 'offers_overdue_minutes', '60', 'number',
        'An offered seat that is longer past its deadline than this means that maintenance does not run.'
    ),
    (
        'operation', 'maintenance_silent_hours', '2', 'number',
        'Maintenance runs every few minutes; when no run has ended for longer than this, it does not run.'
    ),
    (
        'operation', 'holds_due_hours', '48', 'number',
        'A hold that is longer over than this and still flagged means that maintenance does not run.'
    ),
    (
        'operation', 'outbox_waiting_hours', '24', 'number',
        'A notification that waits longer than this means that nobody sends them.'
    )
on conflict (category, key) do nothing;
