-- Rows that are derived carry the version that they show: a process that was left behind does not replace what a newer one has saved.

alter table saved_row add column version bigint not null default 0;

-- Writes rows of versions, as save_rows does. A row of a higher version stays. Nothing is written for who opened the store before it was restored.
create function save_rows_of_versions(of_incarnation bigint, put_keys bytea[], put_values bytea[], put_versions bigint[]) returns void language plpgsql as $$
begin
  perform set_config('synchronous_commit', 'off', true);
  insert into saved_row (key, value, version)
  select one.key, one.value, one.version from unnest(put_keys, put_values, put_versions) as one (key, value, version)
  where exists (select from deployment where incarnation = of_incarnation)
  on conflict (key) do update set value = excluded.value, version = excluded.version where saved_row.version <= excluded.version;
end $$;
