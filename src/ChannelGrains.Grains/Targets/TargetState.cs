using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Targets;

/// <summary>The targets of one scope above partners.</summary>
internal sealed class TargetState : IJournalledState
{
    /// <summary>Which scope; known from the first fact on.</summary>
    public TargetScope? Scope { get; set; }

    public TargetBook Book { get; } = new();

    /// <summary>The last allocation of each year, by its first month.</summary>
    public SortedDictionary<int, Allocation> Allocations { get; } = [];

    public RequestLog Requests { get; } = new();

    /// <summary>An allocation that is on its way to the partners; null when there is none.</summary>
    public Allocation? Pending => Allocations.Values.FirstOrDefault(allocation => allocation.Applied is null);
}
