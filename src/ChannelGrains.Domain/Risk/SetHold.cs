using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Risk;

/// <summary>Holds a partner's payments.</summary>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable]
public sealed record SetHold([property: Id(0)] string Reason)
{
    /// <summary>Refused, in this order: REASON_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, HOLD_SET.</summary>
    public Outcome<RiskHoldSet> Decide(RiskBook book)
    {
        if (RiskReasons.Check(Reason) is { } refusal)
            return refusal;
        return book.Hold is null
            ? new RiskHoldSet(Reason)
            : Refusal.FailedPrecondition("HOLD_SET", $"The partner's payments are held already, by version {book.Hold.Version}: release that first.");
    }
}
