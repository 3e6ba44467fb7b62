using ChannelGrains.Domain.Actions;

namespace ChannelGrains.Grains.Actions;

/// <summary>Lists closed actions from the index; any number of activations answer beside each other.</summary>
public interface IActionDirectoryGrain : IGrainWithIntegerKey
{
    /// <summary>A page of those that a question asks for, the last closed first. It looks at <see cref="ActionLimits.MaxLookedAt"/> at most, so that it may have fewer than there are.</summary>
    /// <param name="query">The question.</param>
    /// <param name="after">What the page goes on behind; null for the first one.</param>
    /// <param name="size">Actions of the page.</param>
    Task<ActionPage> ReadPage([Immutable] ActionQuery query, ActionPlace? after, int size);

    /// <summary>How those were kept up that a question asks for; null when there are more than <see cref="ActionLimits.MaxMeasured"/> of all.</summary>
    /// <param name="query">The question.</param>
    /// <param name="fromMicros">Closed at this instant or later, microseconds since 1970-01-01 UTC.</param>
    /// <param name="toMicros">And before this one.</param>
    Task<IReadOnlyList<ClosedMeasures>?> ReadMeasures([Immutable] ActionQuery query, long fromMicros, long toMicros);
}
