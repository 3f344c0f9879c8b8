-- Looks at the chains of the grade history and seals their heads: one row, how much there is, how many breaks were
-- found, and the digest (hexadecimal), which proves every sealing so far if it is written down outside the database.
create or replace function lms_ops.seal_grade_chains()
returns table (seal_id bigint, chains bigint, changes bigint, breaks bigint, digest text)
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    seal lms_ops.grade_chain_seals;
begin
    perform lms_ops.require_right('database', 'read');
    -- one sealing after another: each covers the digest before it
    lock table lms_ops.grade_chain_seals in exclusive mode;

    seal.id := nextval(pg_get_serial_sequence('lms_ops.grade_chain_seals', 'id'));
    seal.sealed_at := now();
    seal.sealed_as := session_user;

    select count(*) into seal.breaks
    from lms_ops.check_grade_chains();

    insert into lms_ops.grade_chain_heads (grade_table, grade_id, place, hash, seal_id)
    select distinct on (history.grade_table, history.grade_id)
        history.grade_table,
        history.grade_id,
        history.place,
        history.hash,
        seal.id
    from public.grade_change_history as history
    where not exists (
            select
            from lms_ops.grade_chain_heads as heads
            where heads.grade_table = history.grade_table
                and heads.grade_id = history.grade_id
                and heads.place >= history.place
        )
    order by
        history.grade_table,
        history.grade_id,
        history.place desc;

    select
        count(*),
        coalesce(sum(latest_heads.place), 0)
    into
        seal.chains,
        seal.changes
    from (
        select max(heads.place) as place
        from lms_ops.grade_chain_heads as heads
        group by
            heads.grade_table,
            heads.grade_id
    ) as latest_heads;

    seal.digest := lms_ops.grade_chain_seal_digest(seal);
    insert into lms_ops.grade_chain_seals overriding system value
    select seal.*;

    return query
    select
        seal.id,
        seal.chains,
        seal.changes,
        seal.breaks,
        encode(seal.digest, 'hex');
end
$$;
