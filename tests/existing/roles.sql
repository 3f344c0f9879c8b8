-- The roles of the university's server: who owns the tables, who works with them, who reads, and who will install.
do $$
begin
    if to_regrole('campus_owner') is null then
        create role campus_owner login password 'campus';
        create role campus_app login password 'campus';
        create role campus_report login password 'campus';
        create role campus_dba login createrole password 'campus';
        grant campus_owner to campus_dba;
    end if;
end
$$;
