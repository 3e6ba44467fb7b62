using ChannelGrains.Fleet.Cast;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Fleet.Patterns;

/// <summary>What happens to the fleet, by day of the story from 0, so that something does every day. The first <see cref="HistoryDays"/>
/// are streamed quickly at the first start.</summary>
internal static class Story
{
    /// <summary>Days before today on which the story starts.</summary>
    public const int DaysBack = 60;

    /// <summary>Days that are streamed as fast as the server takes them.</summary>
    public const int HistoryDays = 30;

    /// <summary>A product line comes out, first with much noise.</summary>
    public const int LaunchDay = HistoryDays + 1;

    /// <summary>A new store opens.</summary>
    public const int OpeningDay = HistoryDays + 1;

    /// <summary>The store that slumps from <see cref="SlumpDay"/> on: the street in front of it is dug up.</summary>
    public const int SlumpStore = 6;

    public const int SlumpDay = HistoryDays + 2;

    private const int SlumpDays = 7;
    private const int OutageEvery = 16;
    private const int ReplacementEvery = 32;
    private const int FirstReplacement = HistoryDays + 2;

    private static readonly TimeSpan OutageFrom = new(13, 0, 0);
    private static readonly TimeSpan OutageUntil = new(10, 30, 0);

    /// <summary>Time of day at which a till is replaced; no outage covers it.</summary>
    public static readonly TimeSpan ReplacementTime = new(11, 0, 0);

    /// <summary>Time of day at which tills send again what they sent last.</summary>
    public static readonly TimeSpan RepeatTime = new(22, 30, 0);

    /// <summary>Orders of a partner on a day beside its usual ones: the launch and the slump.</summary>
    public static double Demand(FleetPartner partner, int day)
    {
        if (partner.OpensOnDay > day)
            return 0;
        var isSlumping = partner.Type == ChannelType.Direct && partner.Place == SlumpStore && day is >= SlumpDay and < SlumpDay + SlumpDays;
        var sinceLaunch = day - LaunchDay;
        return (isSlumping ? 0.3 : 1) * (sinceLaunch < 0 ? 1 : 1 + (0.6 * Math.Pow(0.7, sinceLaunch)));
    }

    /// <summary>A store's till loses its line on this day at 13:00, until 10:30 of the next; one store a day, in turn.</summary>
    public static bool LosesItsLine(FleetPartner store, int day) =>
        day >= store.OpensOnDay && (day + (3 * store.Place)) % OutageEvery == 0;

    /// <summary>The outage that a time falls into; null when the line is up.</summary>
    public static (DateTimeOffset From, DateTimeOffset Until)? OutageAt(FleetPartner store, int day, DateOnly date, DateTimeOffset time)
    {
        foreach (var back in (ReadOnlySpan<int>)[0, 1])
        {
            var outage = (From: BeijingTime.At(date.AddDays(-back), OutageFrom), Until: BeijingTime.At(date.AddDays(1 - back), OutageUntil));
            if (LosesItsLine(store, day - back) && time >= outage.From && time < outage.Until)
                return outage;
        }
        return null;
    }

    public static DateTimeOffset OutageStart(DateOnly date) => BeijingTime.At(date, OutageFrom);

    public static DateTimeOffset OutageEnd(DateOnly date) => BeijingTime.At(date.AddDays(1), OutageUntil);

    /// <summary>A store's till breaks down for good on this day and is replaced.</summary>
    public static bool ReplacesItsTill(FleetPartner store, int day) =>
        day >= FirstReplacement && store.OpensOnDay < day && (day - FirstReplacement + (7 * store.Place)) % ReplacementEvery == 0;

    /// <summary>A store's till sends its last receipts again on this evening.</summary>
    public static bool SendsAgain(FleetPartner store, int day) =>
        day > store.OpensOnDay && (day + store.Place) % 6 == 0 && !LosesItsLine(store, day);

    /// <summary>An ERP system sends the whole feed of this day twice.</summary>
    public static bool FeedsTwice(string sourceId, int day) => (day + (sourceId == Sources.ErpEast ? 0 : 2)) % 4 == 3;
}
