using ChannelGrains.Testing.Clusters;

namespace ChannelGrains.Campaigns.Clusters.Faults;

/// <summary>SIGSTOP of one silo for a time, then SIGCONT. What was declared dead meanwhile must end by itself and write nothing; what was not goes on.</summary>
internal sealed class SiloHang(TimeSpan length) : Fault
{
    /// <summary>Who hangs longer is declared dead before it goes on.</summary>
    private static readonly TimeSpan Noticed = TimeSpan.FromSeconds(15);

    private int _victim;

    public override string Name => $"silo-hang-{length.TotalSeconds:0}";

    public override TimeSpan? Aim => TimeSpan.FromSeconds(15);

    private bool IsNoticed => length > Noticed;

    public override async Task MakeAsync(ClusterProcesses cluster, Random random)
    {
        _victim = random.Next(cluster.Silos);
        await cluster.Silo(_victim).SignalAsync("STOP");
        await Pacing.Moment(length);
        // One that is taken for dead goes on when all is acknowledged by others: whatever it then wrote would be too much.
        if (!IsNoticed)
            await cluster.Silo(_victim).SignalAsync("CONT");
    }

    public override async Task<bool> MendAsync(ClusterProcesses cluster)
    {
        var silo = cluster.Silo(_victim);
        if (IsNoticed)
            await silo.SignalAsync("CONT");
        else if (!silo.HasExited && await cluster.StatusOfSiloAsync(cluster.PortsOf(_victim).Silo) != ClusterProcesses.Dead)
            return false;
        if (await silo.EndAsync() == 0)
            throw new InvalidOperationException($"Silo {_victim + 1} went on after {length.TotalSeconds:0} s and ended as if it had been asked to: {silo.Output}");
        await cluster.StartSiloAsync(_victim);
        return true;
    }
}
