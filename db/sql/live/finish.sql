-- Last: words to search by for the rows that were there, figures, and what the planner has to know.

do $$
begin
    while lms_ops.fill_search_rows(200) > 0
    loop
        commit;
    end loop;
end
$$;

select from lms_ops.refresh_statistics();

-- nobody waits for it, and it waits for nobody
analyze (skip_locked);
