-- The silos of the deployment, for the membership provider of Orleans, which reads the text of each of its statements from OrleansQuery by name
-- and does not start when one of them is missing. Names with @ are its parameters.

-- Each change of the silos raises the version: whoever changes them names the version that was read, and loses when it is another one by now.
create table cluster (
  id text primary key,
  version integer not null default 0
);

create table silo (
  cluster_id text not null references cluster (id) on delete cascade,
  address text not null,
  port integer not null,
  -- Drawn at each start, so that a silo that comes back on its port is another one.
  generation integer not null,
  name text not null,
  host text not null,
  status integer not null,
  -- Where gateways elsewhere connect; 0 where none may.
  gateway_port integer not null,
  -- Who suspects it, since when.
  suspicions text,
  started_at timestamptz not null,
  alive_at timestamptz not null,
  primary key (cluster_id, address, port, generation)
);

create table OrleansQuery (
  QueryKey text primary key,
  QueryText text not null
);

insert into OrleansQuery (QueryKey, QueryText) values
('InsertMembershipVersionKey', '
  with added as (insert into cluster (id) values (@DeploymentId) on conflict do nothing returning id)
  select count(*)::integer from added'),

-- Adds a silo and raises the version, or does neither.
('InsertMembershipKey', '
  with raised as (
    update cluster set version = version + 1
    where id = @DeploymentId and version = @Version
      and not exists (select from silo where cluster_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
    returning id),
  added as (
    insert into silo (cluster_id, address, port, generation, name, host, status, gateway_port, started_at, alive_at)
    select id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime from raised
    returning cluster_id)
  select count(*)::integer from added'),

-- Changes a silo and raises the version, or does neither.
('UpdateMembershipKey', '
  with raised as (
    update cluster set version = version + 1
    where id = @DeploymentId and version = @Version
      and exists (select from silo where cluster_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
    returning id),
  changed as (
    update silo set status = @Status, suspicions = @SuspectTimes, alive_at = @IAmAliveTime
    from raised
    where cluster_id = id and address = @Address and port = @Port and generation = @Generation
    returning cluster_id)
  select count(*)::integer from changed'),

-- Says that a silo lives; no version depends on it.
('UpdateIAmAlivetimeKey', '
  update silo set alive_at = @IAmAliveTime
  where cluster_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation'),

-- The version is there also where the silo is not.
('MembershipReadRowKey', '
  select version as Version, address as Address, port as Port, generation as Generation, name as SiloName, host as HostName,
    status as Status, gateway_port as ProxyPort, suspicions as SuspectTimes, started_at as StartTime, alive_at as IAmAliveTime
  from cluster left join silo on cluster_id = id and address = @Address and port = @Port and generation = @Generation
  where id = @DeploymentId'),

('MembershipReadAllKey', '
  select version as Version, address as Address, port as Port, generation as Generation, name as SiloName, host as HostName,
    status as Status, gateway_port as ProxyPort, suspicions as SuspectTimes, started_at as StartTime, alive_at as IAmAliveTime
  from cluster left join silo on cluster_id = id
  where id = @DeploymentId'),

('GatewaysQueryKey', '
  select address as Address, gateway_port as ProxyPort, generation as Generation
  from silo
  where cluster_id = @DeploymentId and status = @Status and gateway_port > 0'),

-- Forgets silos that ended; 3 is a silo that is active.
('CleanupDefunctSiloEntriesKey', '
  delete from silo where cluster_id = @DeploymentId and alive_at < @IAmAliveTime and status <> 3'),

('DeleteMembershipTableEntriesKey', '
  delete from cluster where id = @DeploymentId');
