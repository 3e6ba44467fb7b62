-- Commits, snapshots and rows cost less; what they mean is as it was.

-- Records and snapshots of more than 2 KB are half as large by LZ4, and cost less than what it takes to write them as they are. Where PostgreSQL was built without it they stay so.
do $$
begin
  alter table record alter column payload set storage main, alter column payload set compression lz4;
  alter table snapshot alter column payload set storage main, alter column payload set compression lz4;
exception when feature_not_supported then
  alter table snapshot alter column payload set storage external;
end $$;

-- Hashes and sums hardly get smaller: trying to compress them costs more than it saves.
alter table index_entry alter column value set storage external;
alter table saved_row alter column value set storage external;

-- A row that is replaced finds room in its page, so that no index is touched.
alter table saved_row set (fillfactor = 50);
alter table snapshot set (fillfactor = 50);

-- The arrays of a commit are unfolded in memory: by default what is over 4 MB goes through a file.
alter function append_commit set work_mem = '64MB';

-- Replaces a snapshot by one that is not older. Nobody waits until it is durable: what it shows is, and stands in the log before it.
create function save_snapshot(of_journal bigint, of_fold_version integer, of_version bigint, of_payload bytea) returns void language plpgsql as $$
begin
  perform set_config('synchronous_commit', 'off', true);
  insert into snapshot (journal, fold_version, version, payload) values (of_journal, of_fold_version, of_version, of_payload)
  on conflict (journal) do update set fold_version = excluded.fold_version, version = excluded.version, payload = excluded.payload
  where snapshot.version <= excluded.version;
end $$;
