-- What the later files draw with: the same key gives the same id and the same chance, on every run.
create or replace function pg_temp.id(key text) returns uuid
language sql
immutable
parallel safe
return md5(key)::uuid;

-- Between 0 and 1, both excluded.
create or replace function pg_temp.chance(key text) returns double precision
language sql
immutable
parallel safe
return (('x' || left(md5(key), 8))::bit(32)::bigint::double precision + 0.5::double precision)
    / 4294967296::double precision;

-- A bell curve around 0 with a deviation of 1; logistic, so that a few are far out.
create or replace function pg_temp.bell(key text) returns double precision
language sql
immutable
parallel safe
return 0.5513 * ln(1 / pg_temp.chance(key) - 1);

-- A text in the three languages.
create or replace function pg_temp.texts(az text, en text, ru text) returns jsonb
language sql
immutable
parallel safe
return jsonb_build_object('az', az, 'en', en, 'ru', ru);
