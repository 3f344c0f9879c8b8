-- The dates of registration under the specification's names: generated from the columns that the LMS has for them.
-- The table is written anew, which takes no time for the dozen terms of a university.
do $$
declare
    wanted record;
    their_type regtype;
begin
    for wanted in
        values
            ('registration_start', 'registration_start_date'),
            ('registration_end', 'registration_end_date')
    loop
        continue when to_regclass('public.academic_terms') is null
            or exists (
                select
                from pg_attribute as attributes
                where attributes.attrelid = 'public.academic_terms'::regclass
                    and attributes.attname = wanted.column2
                    and not attributes.attisdropped
            );

        select attributes.atttypid
        into their_type
        from pg_attribute as attributes
        where attributes.attrelid = 'public.academic_terms'::regclass
            and attributes.attname = wanted.column1
            and not attributes.attisdropped;
        if their_type is null then
            execute format('alter table public.academic_terms add column %I date', wanted.column2);
        elsif their_type = 'timestamptz'::regtype then
            -- generated only from what does not depend on who looks
            execute format(
                'alter table public.academic_terms add column %I date '
                'generated always as ((%I at time zone %L)::date) stored',
                wanted.column2, wanted.column1, current_setting('timezone')
            );
        else
            execute format(
                'alter table public.academic_terms add column %I date generated always as (%I::date) stored',
                wanted.column2, wanted.column1
            );
        end if;
    end loop;
end
$$;
