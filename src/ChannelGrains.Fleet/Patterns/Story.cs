using ChannelGrains.Fleet.Cast;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Fleet.Patterns;

/// <summary>What happens to the fleet, by day of the story from 0, so that something does every day. The first <see cref="HistoryDays"/>
/// are streamed quickly at the first start.</summary>
internal static class Story
{
    /// <summary>Days that are streamed as fast as the server takes them: in them the first month is closed and paid.</summary>
    public const int HistoryDays = 40;

    /// <summary>Day of a story that starts on its own day: its second month is closed, soon after the history.</summary>
    public const int SecondCloseDay = HistoryDays + 3;

    /// <summary>Least days from there to today: the second month is paid before now is reached.</summary>
    private const int DaysAfterSecondClose = 15;

    /// <summary>A product line comes out, first with much noise.</summary>
    public const int LaunchDay = HistoryDays + 1;

    /// <summary>A new store opens.</summary>
    public const int OpeningDay = HistoryDays + 1;

    /// <summary>Day of the story at which the server's clock stands when the demo starts: what is older is taken over, and what is newer comes when it happens.</summary>
    public const int TakenOverDay = 33;

    /// <summary>The store that slumps from the first day on: the street in front of it is dug up. A slump is told against what was usual, so that it brings its sales of the time before.</summary>
    public const int SlumpStore = 6;

    /// <summary>Days before the story of which it brings its sales: enough that twelve weeks lie before the last eight of <see cref="TakenOverDay"/>.</summary>
    public const int SlumpDaysBefore = 16 * 7;

    /// <summary>The store whose till says nothing from <see cref="SilentDay"/> on: nothing is sold, and nobody tells.</summary>
    public const int SilentStore = 8;

    public const int SilentDay = TakenOverDay + 1;

    /// <summary>The shop to which every second parcel comes back from <see cref="ReturnDay"/> on: a batch is bad.</summary>
    public const int ReturningShop = 2;

    public const int ReturnDay = 18;

    /// <summary>The chance that an order of it is a return, as long as there are sales to return.</summary>
    public const double ReturnChance = 0.75;

    /// <summary>The dealer that from <see cref="DiversionDay"/> on sells much, and most of it outside its territory.</summary>
    public const int DivertingDealer = 13;

    /// <summary>In the history, so that its level of risk is high soon after it.</summary>
    public const int DiversionDay = 27;

    /// <summary>Where it sells then.</summary>
    public const string DiversionRegion = "cn/guangxi/nanning";

    /// <summary>The chance that it sells an order there.</summary>
    public const double DiversionChance = 0.9;

    private const int DiversionDemand = 3;
    private const double SlumpDemand = 0.2;
    private const int SlumpDays = 60, SilentDays = 14, ReturnDays = 32;
    private const int OutageEvery = 16;
    private const int ReplacementEvery = 32;
    private const int FirstReplacement = HistoryDays + 2;

    private static readonly TimeSpan OutageFrom = new(13, 0, 0);
    private static readonly TimeSpan OutageUntil = new(10, 30, 0);

    /// <summary>Time of day at which a till is replaced; no outage covers it.</summary>
    public static readonly TimeSpan ReplacementTime = new(11, 0, 0);

    /// <summary>Time of day at which tills send again what they sent last.</summary>
    public static readonly TimeSpan RepeatTime = new(22, 30, 0);

    /// <summary>The first day of a story that is told on a day: two to three months back.</summary>
    public static DateOnly FirstDayFor(DateOnly today) => MonthEnd.LastClose(today.AddDays(-DaysAfterSecondClose)).AddDays(-SecondCloseDay);

    /// <summary>What news comes of a dealer's paid sales each month.</summary>
    public static LateNews NewsOf(FleetPartner dealer) => dealer.Place switch
    {
        0 => LateNews.Return,
        5 => LateNews.Void,
        7 => LateNews.ForgottenSale,
        _ => LateNews.None,
    };

    /// <summary>Orders of a partner on a day beside its usual ones: the launch, the slump and the silence.</summary>
    public static double Demand(FleetPartner partner, int day)
    {
        if ((partner.OpensOnDay > 0 && partner.OpensOnDay > day) || IsSilent(partner, day))
            return 0;
        var isSlumping = partner.Type == ChannelType.Direct && partner.Place == SlumpStore && day is >= 0 and < SlumpDays;
        var sinceLaunch = day - LaunchDay;
        return (isSlumping ? SlumpDemand : Diverts(partner, day) ? DiversionDemand : 1) * (sinceLaunch < 0 ? 1 : 1 + (0.6 * Math.Pow(0.7, sinceLaunch)));
    }

    /// <summary>Whether a partner sells outside its territory on a day.</summary>
    public static bool Diverts(FleetPartner partner, int day) => partner.Type == ChannelType.Intermediary && partner.Place == DivertingDealer && day >= DiversionDay;

    /// <summary>Whether nothing comes of a store on a day.</summary>
    public static bool IsSilent(FleetPartner store, int day) => store.Type == ChannelType.Direct && store.Place == SilentStore && day is >= SilentDay and < SilentDay + SilentDays;

    /// <summary>Whether goods come back to a shop on a day as they never did.</summary>
    public static bool GetsReturns(FleetPartner shop, int day) => shop.Type == ChannelType.Internal && shop.Place == ReturningShop && day is >= ReturnDay and < ReturnDay + ReturnDays;

    /// <summary>A store's till loses its line on this day at 13:00, until 10:30 of the next; one store a day, in turn.</summary>
    public static bool LosesItsLine(FleetPartner store, int day) =>
        day >= store.OpensOnDay && !IsSilent(store, day) && (day + (3 * store.Place)) % OutageEvery == 0;

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
        day >= FirstReplacement && store.OpensOnDay < day && !IsSilent(store, day) && (day - FirstReplacement + (7 * store.Place)) % ReplacementEvery == 0;

    /// <summary>A store's till sends its last receipts again on this evening.</summary>
    public static bool SendsAgain(FleetPartner store, int day) =>
        day > store.OpensOnDay && !IsSilent(store, day) && (day + store.Place) % 6 == 0 && !LosesItsLine(store, day);

    /// <summary>An ERP system sends the whole feed of this day twice.</summary>
    public static bool FeedsTwice(string sourceId, int day) => (day + (sourceId == Sources.ErpEast ? 0 : 2)) % 4 == 3;
}
