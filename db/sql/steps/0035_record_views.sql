-- What the record of who looked needs.

-- Everything goes into the audit log through lms_ops.record_action().
drop function if exists lms_ops.record_rule_change(text, text, uuid, jsonb, jsonb, text);
drop function if exists lms_ops.record_group_change(text, uuid, jsonb);
