-- What the transaction says about the change of a grade that it makes: one row; what it does not say is null.
--
-- From the settings app.grade_change_type ('administrative' unless said), _reason, _approved_by, _documents (a JSON
-- array of texts) and app.client_address. What cannot be read is refused: a record with a gap would not show it.
create or replace function lms_ops.grade_change_settings(
    out change_type text,
    out reason text,
    out approved_by uuid,
    out documents text[],
    out client_address inet
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    said_type constant text := nullif(current_setting('app.grade_change_type', true), '');
    said_approver constant text := nullif(current_setting('app.grade_change_approved_by', true), '');
    said_documents constant text := nullif(current_setting('app.grade_change_documents', true), '');
    said_address constant text := nullif(current_setting('app.client_address', true), '');
begin
    change_type := coalesce(said_type, 'administrative');
    if change_type not in ('correction', 'appeal_approved', 'regrade', 'administrative') then
        raise 'The setting app.grade_change_type is "%": say correction, appeal_approved, regrade or administrative.',
            said_type;
    end if;

    reason := nullif(btrim(current_setting('app.grade_change_reason', true)), '');

    if said_approver !~* '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$' then
        raise 'The setting app.grade_change_approved_by is "%": give the id of a user, or nothing.', said_approver;
    end if;
    approved_by := said_approver;

    if said_documents is not null then
        begin
            documents := array(select jsonb_array_elements_text(said_documents::jsonb));
        exception
            when invalid_text_representation or invalid_parameter_value then
                raise 'The setting app.grade_change_documents is "%": give a JSON array of texts, or nothing.',
                    said_documents;
        end;
    end if;

    client_address := inet_client_addr();
    if said_address is not null then
        begin
            client_address := said_address;
        exception
            when invalid_text_representation then
                raise 'The setting app.client_address is "%": give a network address, or nothing.', said_address;
        end;
    end if;
end
$$;
