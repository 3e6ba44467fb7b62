using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Partners;

/// <summary>What a review leads to.</summary>
/// <param name="Fact">A fact to append; the review is then asked again, of the state with it. Null when there is nothing to state.</param>
/// <param name="DueAtMicros">When it is to be asked though nothing arrives, microseconds since 1970-01-01 UTC; null for never. Of use without a fact.</param>
/// <param name="Index">Index entries that go with the fact.</param>
internal readonly record struct ReviewOutcome(Fact? Fact, long? DueAtMicros, IndexWrites? Index = null)
{
    /// <summary>Called when the fact is appended and folded.</summary>
    public Action? WhenRecorded { get; init; }

    public static ReviewOutcome NothingUntil(long? dueAtMicros) => new(null, dueAtMicros);
}
