using ChannelGrains.Domain.Audit;
using Xunit;

namespace ChannelGrains.Domain.Tests.Audit;

public sealed class ChangeFilterTests
{
    private static readonly HashSet<string> Nobody = [];

    [Theory]
    [InlineData("", true)]
    [InlineData("risk", true)]
    [InlineData("risk.hold_set", true)]
    [InlineData("risk.hold", false)]
    [InlineData("ris", false)]
    [InlineData("settlement", false)]
    public void Kind_OfAChange_IsItselfOrItsCapability(string kind, bool holds) =>
        Assert.Equal(holds, new ChangeFilter { Kind = kind }.Holds(1, "ann", "risk.hold_set", "p"));

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(10L, null, true)]
    [InlineData(11L, null, false)]
    [InlineData(null, 11L, true)]
    [InlineData(null, 10L, false)]
    [InlineData(10L, 11L, true)]
    public void Interval_HasItsStartAndNotItsEnd(long? from, long? until, bool holds) =>
        Assert.Equal(holds, new ChangeFilter { FromMicros = from, UntilMicros = until }.Holds(10, "ann", "risk.hold_set", ""));

    [Fact]
    public void Own_HoldsNoOther()
    {
        var held = new ChangeFilter { Own = new HashSet<string> { "a", "b" } };
        Assert.True(held.Holds(1, "ann", "risk.hold_set", "a"));
        Assert.False(held.Holds(1, "ann", "risk.hold_set", "c"));
        // What is of no partner is not its own either.
        Assert.False(held.Holds(1, "ann", "risk.hold_set", ""));
        Assert.False((held with { PartnerId = "c" }).Holds(1, "ann", "risk.hold_set", "c"));
        Assert.Equal(("", "a", "c"), (held.OnlyPartner, (held with { Own = new HashSet<string> { "a" } }).OnlyPartner, (held with { PartnerId = "c" }).OnlyPartner));
        Assert.True(new ChangeFilter { Own = Nobody }.Holds(1, "ann", "risk.hold_set", ""));
    }

    [Fact]
    public void Withheld_CapabilitiesAreNotThere()
    {
        var manager = new ChangeFilter { Withheld = new HashSet<string> { "payments" } };
        Assert.False(manager.Holds(1, "ann", "payments.payee_set", "p"));
        Assert.False((manager with { Kind = "payments.payee_set" }).Holds(1, "ann", "payments.payee_set", "p"));
        Assert.True(manager.Holds(1, "ann", "risk.hold_set", "p"));
        // A kind that this version does not know has no name.
        Assert.True(manager.Holds(1, "ann", "", "p"));
    }

    [Fact]
    public void Check_SaysWhatIsWrong()
    {
        Assert.Null(Check(new ChangeFilter()));
        Assert.Null(Check(new ChangeFilter { PartnerId = "p", Kind = "risk", FromMicros = 1, UntilMicros = 2 }));
        Assert.Equal("INVALID_ID", Check(new ChangeFilter { PartnerId = "p/1", Kind = "x", FromMicros = 2, UntilMicros = 1 }));
        Assert.Equal("CHANGE_KIND", Check(new ChangeFilter { Kind = "x", FromMicros = 2, UntilMicros = 1 }));
        Assert.Equal("INTERVAL", Check(new ChangeFilter { FromMicros = 2, UntilMicros = 2 }));

        static string? Check(ChangeFilter filter) => filter.Check(kind => kind == "risk")?.Reason;
    }

    [Fact]
    public void IsBehindAll_LooksADayFurtherForAClockThatWasSetBack()
    {
        var day = (long)TimeSpan.FromDays(1).TotalMicroseconds;
        var filter = new ChangeFilter { FromMicros = 10 * day };
        Assert.Equal((false, true), (filter.IsBehindAll(9 * day), filter.IsBehindAll((9 * day) - 1)));
        Assert.False(new ChangeFilter().IsBehindAll(long.MinValue));
        Assert.True((filter with { FromMicros = long.MaxValue }).IsBehindAll(0));
    }
}
