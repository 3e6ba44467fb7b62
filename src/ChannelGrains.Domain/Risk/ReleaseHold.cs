using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Risk;

/// <summary>Releases the hold on a partner's payments.</summary>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable]
public sealed record ReleaseHold([property: Id(0)] string Reason)
{
    /// <summary>Refused, in this order: REASON_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, HOLD_NOT_SET.</summary>
    public Outcome<RiskHoldReleased> Decide(RiskBook book)
    {
        if (RiskReasons.Check(Reason) is { } refusal)
            return refusal;
        return book.Hold is not null
            ? new RiskHoldReleased(Reason)
            : Refusal.FailedPrecondition("HOLD_NOT_SET", "The partner's payments are not held.");
    }
}
