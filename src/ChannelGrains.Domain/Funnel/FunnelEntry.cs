using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;
using Orleans;

namespace ChannelGrains.Domain.Funnel;

/// <summary>What the funnel knows of a partner that started as PROSPECT.</summary>
/// <param name="Recruitment">Where it came from, and how far it got.</param>
/// <param name="Timeline">Its states and placements.</param>
/// <param name="FirstNet">Net sales of its first <see cref="FirstDays"/> business days as ACTIVE.</param>
[GenerateSerializer, Immutable]
public sealed record FunnelEntry([property: Id(0)] Recruitment Recruitment, [property: Id(1)] PartnerTimeline Timeline, [property: Id(2)] Amount FirstNet)
{
    /// <summary>Business days of which the sales are shown, the first ACTIVE one included.</summary>
    public const int FirstDays = 90;

    /// <summary>Null for a partner that was taken over: it never was in the funnel.</summary>
    public static FunnelEntry? Of(PartnerLife life, SalesBook book)
    {
        if (life.Recruitment is not { KnownSince: not null } recruitment)
            return null;
        var net = recruitment.DayOf(LifecycleState.Active) is { } active
            ? book.Net(active.DaysSinceEpoch, active.AddDays(FirstDays - 1).DaysSinceEpoch)
            : null;
        return new(recruitment, life.Timeline, net ?? Amount.Zero);
    }
}
