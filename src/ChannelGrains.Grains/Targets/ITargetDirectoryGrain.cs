using Orleans.Concurrency;

namespace ChannelGrains.Grains.Targets;

/// <summary>Lists targets from the index; any number of activations answer beside each other.</summary>
public interface ITargetDirectoryGrain : IGrainWithIntegerKey
{
    /// <summary>The targets of a year.</summary>
    /// <param name="yearId">The year.</param>
    /// <param name="after">The name that the page comes behind; empty for the first page.</param>
    /// <param name="size">Targets of the page; 0 for the default.</param>
    /// <param name="own">The partners that there are for the caller; all scopes when none is named.</param>
    Task<ListedTargets> List(string yearId, string after, int size, [Immutable] IReadOnlySet<string> own);
}
