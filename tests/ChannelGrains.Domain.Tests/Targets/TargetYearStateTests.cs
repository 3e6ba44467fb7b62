using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Domain.Targets;
using Xunit;

namespace ChannelGrains.Domain.Tests.Targets;

/// <summary>What each command does in each state that a scope's year can be in.</summary>
public sealed class TargetYearStateTests
{
    private static readonly BusinessDay Within = BusinessDay.Of(2026, 2, 1), Behind = BusinessDay.Of(2027, 1, 1);

    public static readonly Dictionary<(Year, Command), string> Table = new()
    {
        [(Year.Empty, Command.Set)] = "",
        [(Year.Empty, Command.Allocate)] = "TARGET_NOT_SET",
        [(Year.Empty, Command.Take)] = "",
        [(Year.Set, Command.Set)] = "",
        [(Year.Set, Command.Allocate)] = "",
        [(Year.Set, Command.Take)] = "",
        [(Year.Allocating, Command.Set)] = "",
        [(Year.Allocating, Command.Allocate)] = "ALLOCATION_RUNNING",
        [(Year.Allocating, Command.Take)] = "",
        [(Year.Allocated, Command.Set)] = "",
        [(Year.Allocated, Command.Allocate)] = "",
        [(Year.Allocated, Command.Take)] = "",
        // A first target of a year that is over is taken, so that history can be brought in.
        [(Year.OverEmpty, Command.Set)] = "",
        [(Year.OverEmpty, Command.Allocate)] = "TARGET_NOT_SET",
        [(Year.OverEmpty, Command.Take)] = "",
        [(Year.OverSet, Command.Set)] = "YEAR_CLOSED",
        [(Year.OverSet, Command.Allocate)] = "YEAR_CLOSED",
        [(Year.OverSet, Command.Take)] = "YEAR_CLOSED",
        [(Year.OverAllocating, Command.Set)] = "YEAR_CLOSED",
        [(Year.OverAllocating, Command.Allocate)] = "YEAR_CLOSED",
        [(Year.OverAllocating, Command.Take)] = "YEAR_CLOSED",
    };

    public enum Year
    {
        Empty,
        Set,
        Allocating,
        Allocated,
        OverEmpty,
        OverSet,
        OverAllocating,
    }

    public enum Command
    {
        Set,
        Allocate,
        Take,
    }

    public static TheoryData<Year, Command> Pairs => new(Enum.GetValues<Year>().SelectMany(year => Enum.GetValues<Command>().Select(command => (year, command))));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Command_InAState_IsTakenOrRefused(Year year, Command command)
    {
        var targets = new TargetExample(Programme.Default);
        if (year is not (Year.Empty or Year.OverEmpty))
            targets.Set("2026", TargetExample.Yuan(1_200), Within);
        var today = year is Year.OverEmpty or Year.OverSet or Year.OverAllocating ? Behind : Within;
        var refusal = command switch
        {
            Command.Set => targets.Decide("2026", TargetExample.Yuan(2_400), today).Refusal,
            Command.Allocate => Allocate().Decide(targets.Book, Last(year), Programme.Default, today, [new PartnerNet("a", Amount.FromUnits(1))]).Refusal,
            _ => new TakeAllocation("a", new TargetOrigin(TargetScope.Company, 5), Within.Month - 1, Amount.FromUnits(2_400), TargetWeights.Equal).Decide(targets.Book, Programme.Default, today).Refusal,
        };

        Assert.Equal(Table[(year, command)], refusal?.Reason ?? "");
    }

    private static AllocateTarget Allocate() => new(TargetScope.Company, "2026", AllocationMethod.Equal, null, []);

    private static Allocation? Last(Year year) => year switch
    {
        Year.Allocating or Year.OverAllocating => Running,
        Year.Allocated => Running with { Applied = new AllocationApplied(TargetScope.Company, Running.FirstMonth, Running.Version, 1, 0, []) },
        _ => null,
    };

    private static Allocation Running { get; } = new(
        TargetScope.Company, BusinessDay.Of(2026, 1, 1).Month, 7, 1, "CNY", AllocationMethod.Equal, Amount.FromUnits(1_200), Amount.Zero, Amount.FromUnits(1_200), 1, null);
}
