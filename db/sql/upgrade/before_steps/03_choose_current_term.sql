-- One term is current: the one that was chosen. First the others are unset, then it is set.
do $$
declare
    chosen constant uuid := lms_ops.decision('current_terms');
begin
    if chosen is null then
        return;
    end if;
    perform set_config('lms.keep_updated_at', 'on', true);

    with unset as (
        update public.academic_terms as terms
        set is_current = false
        where terms.is_current
            and terms.id <> chosen
        returning terms.id
    )

    insert into lms_ops.decided_values (finding, table_name, row_id, column_name, old_value, new_value)
    select
        'current_terms',
        'academic_terms',
        unset.id,
        'is_current',
        'true',
        'false'
    from unset
    on conflict (table_name, row_id, column_name) do update
    set new_value = excluded.new_value;

    with found as (
        select
            terms.id,
            terms.is_current
        from public.academic_terms as terms
        where terms.id = chosen
            and terms.is_current is not true
        for no key update
    ),

    set_term as (
        update public.academic_terms as terms
        set is_current = true
        from found
        where terms.id = found.id
    )

    insert into lms_ops.decided_values (finding, table_name, row_id, column_name, old_value, new_value)
    select
        'current_terms',
        'academic_terms',
        found.id,
        'is_current',
        to_jsonb(found.is_current),
        'true'
    from found
    on conflict (table_name, row_id, column_name) do update
    set new_value = excluded.new_value;
end
$$;
