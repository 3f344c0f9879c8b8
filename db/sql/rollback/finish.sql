-- The end of a rollback of everything: extensions and what is left of the ledger, all in one transaction.
do $$
declare
    extensions constant text[] := array(
        select leaving_objects.name
        from leaving_objects
        where leaving_objects.kind = 'extension'
        order by leaving_objects.oid desc
    );
    tables constant text[] := array(
        select leaving_objects.oid::regclass::text
        from leaving_objects
        where leaving_objects.kind = 'table'
    );
    extension text;
begin
    -- what the rollback asked by reads the tables that go now
    drop view pg_temp.leaving_objects, pg_temp.leaving_names, pg_temp.ledger_tables;
    foreach extension in array extensions
    loop
        execute format('drop extension if exists %I', extension);
    end loop;
    execute 'drop table ' || array_to_string(tables, ', ');
    drop schema if exists report;
    drop schema lms_ops;
end
$$;
