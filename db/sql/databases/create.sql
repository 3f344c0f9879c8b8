-- The statements that make a new, empty database like this one, in their order; %s stands for its name.
select format(
    'create database %%s template template0 owner %I encoding %L lc_collate %L lc_ctype %L%s connection limit %s',
    pg_get_userbyid(databases.datdba),
    pg_encoding_to_char(databases.encoding),
    databases.datcollate,
    databases.datctype,
    -- a column that has another name from version 17 on
    case databases.datlocprovider
        when 'i' then format(
            ' locale_provider icu icu_locale %L',
            coalesce(to_jsonb(databases) ->> 'datlocale', to_jsonb(databases) ->> 'daticulocale')
        )
        when 'b' then format(' locale_provider builtin builtin_locale %L', to_jsonb(databases) ->> 'datlocale')
        else ''
    end,
    databases.datconnlimit
) as statement
from pg_database as databases
where databases.datname = current_database()
