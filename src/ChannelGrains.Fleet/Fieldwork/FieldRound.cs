using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Patterns;

namespace ChannelGrains.Fleet.Fieldwork;

/// <summary>What the people of the field do around the close of a month, and at whose place something is wrong: a pure function of the story's first day.</summary>
/// <param name="Number">0 for the first one.</param>
/// <param name="Close">The day on which the month before is closed.</param>
internal sealed record FieldRound(int Number, DateOnly Close)
{
    private const int FirstWorkDay = MonthEnd.CloseDay - 3, LastWorkDay = MonthEnd.CloseDay + 1;

    // Not those with another story.
    private static readonly int[] RedLines = [10, 4, 12, 15, 13], DirtyFloors = [5, 11, 0, 1, 7], Lapses = [3, 8, 1, 9, 4, 10, 6, 2, 11], Asked = [0, 1, 3];

    /// <summary>The day on which stores are visited, and on which the plan's assignments begin.</summary>
    public DateOnly Visited => Close.AddDays(-3);

    /// <summary>At its start the visits are told, and customers are asked.</summary>
    public DateOnly Told => Close.AddDays(-2);

    /// <summary>What was found is repaired; in its evening the inspector comes again, and somebody takes a test again. Both are told once the payout was refused.</summary>
    public DateOnly Repaired => Close.AddDays(-1);

    /// <summary>One more customer is asked whether a decision has helped.</summary>
    public DateOnly LookedAt => Close.AddDays(1);

    /// <summary>The month that is closed then.</summary>
    public DateOnly Month => MonthEnd.MonthBefore(Close);

    /// <summary>The store that sells expired goods.</summary>
    public FleetPartner RedLine => PartnerCast.Stores[RedLines[Number % RedLines.Length]];

    /// <summary>The store whose floor is wet.</summary>
    public FleetPartner DirtyFloor => PartnerCast.Stores[DirtyFloors[Number % DirtyFloors.Length]];

    /// <summary>The dealer whose certificate ends on the day before the close; null once each of them had its turn.</summary>
    public FleetPartner? Lapsing => Number < Lapses.Length ? PartnerCast.Wholesalers[Lapses[Number]] : null;

    /// <summary>The shop whose customers are asked.</summary>
    public FleetPartner Shop => PartnerCast.Shops[Asked[Number % Asked.Length]];

    /// <summary>Names the records of the round.</summary>
    public string Name => Close.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    public string VisitId => "visit-" + Name;

    public string SecondVisitId => VisitId + "-again";

    public string SecondTestId => "test-" + Name;

    public static FieldRound First(DateOnly firstDay) => new(0, MonthEnd.SecondClose(firstDay));

    /// <summary>The round that a day has work of; null for none.</summary>
    public static FieldRound? On(DateOnly day, DateOnly firstDay) => day.Day is >= FirstWorkDay and <= LastWorkDay ? OfMonth(MonthEnd.MonthBefore(day), firstDay) : null;

    /// <summary>The round around the close of a month; null before the first one.</summary>
    public static FieldRound? OfMonth(DateOnly month, DateOnly firstDay)
    {
        var first = First(firstDay);
        var number = ((month.Year - first.Month.Year) * 12) + month.Month - first.Month.Month;
        return number < 0 ? null : new FieldRound(number, month.AddMonths(1).AddDays(MonthEnd.CloseDay - 1));
    }

    /// <summary>The stores that are visited: those that are open.</summary>
    public IEnumerable<FleetPartner> Stores(DateOnly firstDay) => PartnerCast.Stores.Where(store => Recruitment.Of(store, firstDay).Active <= Visited);
}
