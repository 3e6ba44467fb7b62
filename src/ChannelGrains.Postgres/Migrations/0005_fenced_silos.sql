-- Whoever declares a silo dead ends what its process writes: a silo that hung wakes to calls that were made again elsewhere meanwhile, and maybe refused there.

alter table writer add column silo text;

-- Changes a silo and raises the version, or does neither. 6 is a silo that is dead: a commit of it that is under way is waited for, and there is no further one.
update OrleansQuery set QueryText = '
  with raised as (
    update cluster set version = version + 1
    where id = @DeploymentId and version = @Version
      and exists (select from silo where cluster_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
    returning id),
  changed as (
    update silo set status = @Status, suspicions = @SuspectTimes, alive_at = @IAmAliveTime
    from raised
    where cluster_id = id and address = @Address and port = @Port and generation = @Generation
    returning cluster_id),
  fenced as (
    delete from writer using changed
    where @Status = 6 and silo = concat(@Address, '':'', @Port, ''@'', @Generation)
    returning number)
  select count(*)::integer from changed'
where QueryKey = 'UpdateMembershipKey';
