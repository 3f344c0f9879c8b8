-- Schemas, extensions and the ledger of what was installed.

create schema report;

create extension if not exists pgcrypto;
create extension if not exists pg_trgm;
create extension if not exists btree_gist;

-- Every run of a file of ours, oldest first; the latest row of a path counts. No checksum: the file is gone.
create table lms_ops.installed_files (
    id bigint generated always as identity primary key,
    path text not null,
    sha256 text,
    installed_at timestamptz not null default now(),
    installed_by text not null default session_user
);

create index installed_files_latest_idx on lms_ops.installed_files (path, id);

-- What the latest installation left behind: what verify compares the database with.
create table lms_ops.installed_objects (
    kind text not null,
    name text not null,
    definition text not null,
    primary key (kind, name)
);

-- Servers without uuid-ossp get its functions in SQL, under its names and with its answers.
do $install$
begin
    if exists (select from pg_available_extensions where name = 'uuid-ossp') then
        create extension if not exists "uuid-ossp";
        return;
    end if;

    -- The namespaces of RFC 4122, appendix C.
    create function public.uuid_nil() returns uuid
    language sql immutable strict parallel safe
    return '00000000-0000-0000-0000-000000000000'::uuid;

    create function public.uuid_ns_dns() returns uuid
    language sql immutable strict parallel safe
    return '6ba7b810-9dad-11d1-80b4-00c04fd430c8'::uuid;

    create function public.uuid_ns_url() returns uuid
    language sql immutable strict parallel safe
    return '6ba7b811-9dad-11d1-80b4-00c04fd430c8'::uuid;

    create function public.uuid_ns_oid() returns uuid
    language sql immutable strict parallel safe
    return '6ba7b812-9dad-11d1-80b4-00c04fd430c8'::uuid;

    create function public.uuid_ns_x500() returns uuid
    language sql immutable strict parallel safe
    return '6ba7b814-9dad-11d1-80b4-00c04fd430c8'::uuid;

    -- The first 16 bytes as a uuid: the version in the high half of byte 6, the variant in the top bits of byte 8.
    create function lms_ops.uuid_of_bytes(bytes bytea, version integer) returns uuid
    language sql immutable strict parallel safe
    return encode(
        set_byte(
            set_byte(substring(bytes for 16), 6, (get_byte(bytes, 6) & 15) | (version << 4)),
            8,
            (get_byte(bytes, 8) & 63) | 128
        ),
        'hex'
    )::uuid;

    -- 100 ns since 15 October 1582 (low, middle, high), then a random clock sequence and node.
    -- The node is random with its multicast bit set, as RFC 4122 (4.5) asks of one that is no network card.
    create function public.uuid_generate_v1mc() returns uuid
    language sql volatile strict parallel safe
    set search_path = pg_catalog, pg_temp
    as $$
        with clock as (
            select
                lpad(to_hex(
                    (extract(epoch from clock_timestamp()) * 10000000)::bigint + 122192928000000000
                ), 16, '0') as ticks,
                public.gen_random_bytes(8) as random_bytes
        )

        select lms_ops.uuid_of_bytes(
            decode(substring(clock.ticks from 9 for 8), 'hex')
                || decode(substring(clock.ticks from 5 for 4), 'hex')
                || decode(substring(clock.ticks from 1 for 4), 'hex')
                || set_byte(clock.random_bytes, 2, get_byte(clock.random_bytes, 2) | 1),
            1
        )
        from clock
    $$;

    create function public.uuid_generate_v1() returns uuid
    language sql volatile strict parallel safe
    return public.uuid_generate_v1mc();

    create function public.uuid_generate_v3(namespace uuid, name text) returns uuid
    language sql immutable strict parallel safe
    return lms_ops.uuid_of_bytes(decode(md5(uuid_send(namespace) || convert_to(name, 'UTF8')), 'hex'), 3);

    create function public.uuid_generate_v4() returns uuid
    language sql volatile strict parallel safe
    return gen_random_uuid();

    create function public.uuid_generate_v5(namespace uuid, name text) returns uuid
    language sql immutable strict parallel safe
    return lms_ops.uuid_of_bytes(public.digest(uuid_send(namespace) || convert_to(name, 'UTF8'), 'sha1'), 5);
end
$install$;
