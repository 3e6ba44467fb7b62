using ChannelGrains.Postgres.Journals;

namespace ChannelGrains.Server;

/// <summary>Has the store know which silo writes, before the silo is one of the cluster.</summary>
internal sealed class SiloWriter(PostgresJournalStore store, ILocalSiloDetails silo) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle observer) => observer.Subscribe(nameof(SiloWriter), ServiceLifecycleStage.RuntimeInitialize, cancellationToken =>
        store.WriteAsSiloAsync(silo.SiloAddress.Endpoint, silo.SiloAddress.Generation, cancellationToken));
}
