using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Ingest;

/// <summary>Open items of a partner, chosen by what they have in common. What is not set holds for all.</summary>
/// <param name="SourceId">Of this source; empty is of all.</param>
/// <param name="Reasons">Of these reasons; none is of all.</param>
/// <param name="UntilMicros">Stored before this, microseconds since 1970-01-01 UTC; null is at any time.</param>
/// <param name="After">Behind this item; empty is from the first one on.</param>
[GenerateSerializer, Immutable]
public sealed record QuarantineFilter(
    [property: Id(0)] string SourceId,
    [property: Id(1)] IReadOnlyList<QuarantineReason> Reasons,
    [property: Id(2)] long? UntilMicros,
    [property: Id(3)] string After)
{
    /// <summary>FILTER for one that says nothing, as all items by mistake are too many, names no reason or no item.</summary>
    public Refusal? Check()
    {
        if (SourceId.Length == 0 && Reasons.Count == 0 && UntilMicros is null)
            return Refusal.InvalidArgument("FILTER", "filter is empty: name a source, reasons or until.", "filter");
        foreach (var reason in Reasons)
            if (reason == QuarantineReason.Unspecified || !Enum.IsDefined(reason))
                return Refusal.InvalidArgument("FILTER", $"filter.reasons has {(int)reason}, which is no reason.", "filter.reasons");
        return After.Length == 0 || Locator.TryParse(After, out _)
            ? null
            : Refusal.InvalidArgument("FILTER", "filter.after is no item's id: send back next_after of the previous answer, or leave it out.", "filter.after");
    }

    /// <summary>Whether an item is of the source and the reasons; when it was stored is not known here.</summary>
    public bool Chooses(in QuarantineEntry entry) =>
        (SourceId.Length == 0 || SourceId == entry.SourceId) && (Reasons.Count == 0 || Reasons.Contains(entry.Reason));
}
