using Orleans.Configuration;

namespace ChannelGrains.Server;

/// <summary>How fast a deployment of several processes notices that one of them is gone. Orleans' own defaults leave a silo that hangs in for over a minute.</summary>
internal static class ClusterTimes
{
    /// <summary>How often silos ask each other whether they live. A pause of the collector, or a busy processor, is shorter.</summary>
    private static readonly TimeSpan Probe = TimeSpan.FromSeconds(1);

    /// <summary>An answer that takes longer is missed. It grows to twice a probe with what is measured: Orleans withholds a vote while a message came within this times the missed probes.</summary>
    private static readonly TimeSpan ShortestProbe = TimeSpan.FromSeconds(0.5), LongestProbe = TimeSpan.FromSeconds(2);

    /// <summary>Probes without an answer before a silo votes that another one is dead.</summary>
    private const int MissedProbes = 3;

    /// <summary>How often the table of silos is read, where no silo says that it changed, and how often a silo writes there that it lives. Both are one small statement.</summary>
    private static readonly TimeSpan TableRefresh = TimeSpan.FromSeconds(5), AliveWrites = TimeSpan.FromSeconds(5);

    /// <summary>How long a start tries to reach the silos that the table names, then the process ends and whoever started it tries again. Rows of a cluster that was killed as a whole
    /// are no longer waited for once they are three writes old.</summary>
    public static readonly TimeSpan Join = TimeSpan.FromMinutes(1);

    /// <summary>Rows of silos that ended are kept so long, for whoever looks for what happened.</summary>
    private static readonly TimeSpan Defunct = TimeSpan.FromDays(1);

    /// <summary>How often a gateway reads where silos are: so long it may go on asking one that hangs, after the others have declared it dead.</summary>
    private static readonly TimeSpan SilosRefresh = TimeSpan.FromSeconds(2);

    /// <summary>A call to a grain that takes longer is an unknown outcome, and is made again by who may. Inside one process none is lost on its way. Among several a call that a silo had
    /// passed on to one that died is answered by nobody: who waits for it goes on after this. What takes longer by its nature says so at its method.</summary>
    private static readonly TimeSpan OwnResponse = TimeSpan.FromSeconds(10), Response = TimeSpan.FromSeconds(5);

    public static void Set(ClusterMembershipOptions options)
    {
        options.ProbeTimeout = Probe;
        options.MinProbeTimeout = ShortestProbe;
        options.MaxProbeTimeout = LongestProbe;
        options.NumMissedProbesLimit = MissedProbes;
        options.TableRefreshTimeout = TableRefresh;
        options.IAmAliveTablePublishTimeout = AliveWrites;
        options.MaxJoinAttemptTime = Join;
        options.DefunctSiloExpiration = Defunct;
    }

    public static void Set(GatewayOptions options) => options.GatewayListRefreshPeriod = SilosRefresh;

    public static void Set(MessagingOptions options, bool isOfCluster) => options.ResponseTimeout = isOfCluster ? Response : OwnResponse;
}
