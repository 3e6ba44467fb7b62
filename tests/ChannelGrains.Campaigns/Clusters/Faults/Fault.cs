using ChannelGrains.Testing.Clusters;

namespace ChannelGrains.Campaigns.Clusters.Faults;

/// <summary>One kind of trouble for a cluster under load.</summary>
internal abstract class Fault
{
    /// <summary>Names it in the report and for <c>--only</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The most that it may keep a partner's acknowledgements waiting; null where nothing is promised.</summary>
    public virtual TimeSpan? Aim => null;

    /// <summary>No call of a client may fail.</summary>
    public virtual bool IsUnnoticed => false;

    /// <summary>Makes it while the load goes on, and mends what the load is to see mended.</summary>
    public abstract Task MakeAsync(ClusterProcesses cluster, Random random);

    /// <summary>Mends the rest, when everything that was sent is acknowledged and was found right.</summary>
    /// <returns>Whether something was done, after which all must still be right.</returns>
    public virtual Task<bool> MendAsync(ClusterProcesses cluster) => Task.FromResult(false);
}
