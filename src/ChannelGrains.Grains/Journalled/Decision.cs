using ChannelGrains.Domain.Refusals;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Journalled;

/// <summary>What a command leads to: a fact with its answer, an answer alone where nothing changes, or a refusal.</summary>
internal readonly record struct Decision<TAnswer>(Fact? Fact, TAnswer? Answer, Refusal? Refusal, IndexWrites? Index = null)
    where TAnswer : class
{
    /// <summary>Called when the fact is appended and folded, as to count what happened; not for a repeated request, nor where the append was refused.</summary>
    public Action? WhenRecorded { get; init; }

    public static Decision<TAnswer> Refuse(Refusal refusal) => new(null, null, refusal);

    public static implicit operator Decision<TAnswer>(Refusal refusal) => Refuse(refusal);
}
