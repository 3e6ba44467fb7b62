using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.Refusals;
using Xunit;

namespace ChannelGrains.Domain.Tests.Programmes;

public sealed class UpdateProgrammeTests
{
    // Records of other kinds may have come before.
    private const long Next = 3;

    private static readonly Programme Values = new()
    {
        DisplayName = "渠道",
        CurrencyCode = "USD",
        TimeZone = "America/Chicago",
        FiscalYearStartMonth = 4,
        WeekScheme = WeekScheme.Iso,
    };

    [Fact]
    public void Default_BeforeAnything_IsThatOfTheDesign()
    {
        var programme = Programme.Default;
        Assert.Equal(("CNY", "Asia/Shanghai", CalendarRules.Default, 0L, "0"),
            (programme.CurrencyCode, programme.TimeZone, programme.Calendar, programme.Version, programme.Etag));
    }

    [Fact]
    public void Decide_WholeMask_TakesAllWithTheVersionOfItsRecord() => Assert.Equal(
        Values with { Version = Next },
        Update("display_name", "currency_code", "time_zone", "fiscal_year_start_month", "week_scheme").Require());

    [Fact]
    public void Decide_PartOfTheMask_LeavesTheRest() => Assert.Equal(
        Programme.Default with { FiscalYearStartMonth = 4, Version = Next }, Update("fiscal_year_start_month").Require());

    [Fact]
    public void Decide_CurrencyWithPartners_IsFixed()
    {
        var update = new UpdateProgramme(Values, ["currency_code"], null);
        AssertRefused(update.Decide(Programme.Default, hasAmounts: true, Next), RefusalKind.FailedPrecondition, "CURRENCY_FIXED", "programme.currency_code");
        Assert.False((update with { Values = Programme.Default }).Decide(Programme.Default, hasAmounts: true, Next).IsRefused);
    }

    [Fact]
    public void Decide_BadValue_NamesTheField()
    {
        AssertRefused(Values with { CurrencyCode = "EURO" }, "currency_code", "CURRENCY_UNKNOWN");
        AssertRefused(Values with { TimeZone = "" }, "time_zone", "TIME_ZONE_UNKNOWN");
        AssertRefused(Values with { FiscalYearStartMonth = 0 }, "fiscal_year_start_month", "FISCAL_YEAR_START_MONTH");
        AssertRefused(Values with { FiscalYearStartMonth = 13 }, "fiscal_year_start_month", "FISCAL_YEAR_START_MONTH");
        AssertRefused(Values with { WeekScheme = WeekScheme.Unspecified }, "week_scheme", "WEEK_SCHEME");
        AssertRefused(Values with { DisplayName = new string('x', 201) }, "display_name", "TEXT_TOO_LONG");
    }

    [Fact]
    public void Decide_MaskOrEtagThatDoesNotFit_IsRefused()
    {
        AssertRefused(Update("version"), RefusalKind.InvalidArgument, "MASK_PATH_UNKNOWN", "update_mask");
        AssertRefused(Update(), RefusalKind.InvalidArgument, "MASK_EMPTY", "update_mask");
        AssertRefused(new UpdateProgramme(Values, ["display_name"], "7").Decide(Programme.Default, false, Next), RefusalKind.Aborted, "ETAG_MISMATCH", null);
        Assert.False(new UpdateProgramme(Values, ["display_name"], "0").Decide(Programme.Default, false, Next).IsRefused);
    }

    private static Outcome<Programme> Update(params string[] mask) => new UpdateProgramme(Values, mask, null).Decide(Programme.Default, false, Next);

    private static void AssertRefused(Programme values, string path, string reason) => AssertRefused(
        new UpdateProgramme(values, [path], null).Decide(Programme.Default, false, Next), RefusalKind.InvalidArgument, reason, $"programme.{path}");

    private static void AssertRefused(Outcome<Programme> outcome, RefusalKind kind, string reason, string? field)
    {
        Assert.True(outcome.IsRefused);
        Assert.Equal((kind, reason, field), (outcome.Refusal.Kind, outcome.Refusal.Reason, outcome.Refusal.Field));
    }
}
