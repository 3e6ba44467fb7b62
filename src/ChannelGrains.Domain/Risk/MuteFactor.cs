using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Risk;

/// <summary>Mutes a factor of a partner until a day, in place of a mute that is there.</summary>
/// <param name="Kind">The factor.</param>
/// <param name="Until">The first business day on which it counts again, <c>yyyy-mm-dd</c>; empty has it count again now.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable]
public sealed record MuteFactor([property: Id(0)] RiskFactorKind Kind, [property: Id(1)] string Until, [property: Id(2)] string Reason)
{
    /// <summary>The furthest that a mute may reach: nobody forgets one for good.</summary>
    public const int MaxDays = 366;

    /// <summary>Refused, in this order: FACTOR, REASON_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, FACTOR_NOT_MUTED, DATE, MUTE_TOO_LONG.</summary>
    /// <param name="book">What was stated of the partner.</param>
    /// <param name="today">Its business day.</param>
    public Outcome<RiskFact> Decide(RiskBook book, BusinessDay today)
    {
        if (!Enum.IsDefined(Kind) || Kind == RiskFactorKind.Unspecified)
            return Refusal.InvalidArgument("FACTOR", "factor must be one of the enum's factors.", "factor");
        if (RiskReasons.Check(Reason) is { } refusal)
            return refusal;
        if (Until.Length == 0)
            return book.MuteOf(Kind) is { } mute && today < mute.Until
                ? new RiskFactorUnmuted(Kind, Reason)
                : Refusal.FailedPrecondition("FACTOR_NOT_MUTED", "The factor is not muted: name the day until which to mute it.", "until");
        if (!BusinessDay.TryParse(Until, out var until))
            return Refusal.InvalidArgument("DATE", $"until '{(Until.Length <= 32 ? Until : Until[..32] + "...")}' is no day: write yyyy-mm-dd.", "until");
        return until <= today || until - today > MaxDays
            ? Refusal.InvalidArgument("MUTE_TOO_LONG", $"until must be 1 to {MaxDays} days after the partner's today, {today}.", "until")
            : new RiskFactorMuted(Kind, until, Reason);
    }
}
