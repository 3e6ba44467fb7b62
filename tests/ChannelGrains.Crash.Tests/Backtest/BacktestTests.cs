using ChannelGrains.Campaigns.Backtest;
using ChannelGrains.Domain.Risk;
using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Crash.Tests.Backtest;

public sealed class BacktestTests
{
    private const string Datasets = "CHANNELGRAINS_DATASETS";

    private static readonly string Naive = Replay.Naive(60), Drop = nameof(RiskFactorKind.SalesDrop), Medium = Replay.LevelFrom(RiskLevel.Medium);

    [Fact]
    public void Run_StoresWhoseEndIsKnown_TellsEachCollapseBeforeItComesAndNothingElse()
    {
        using var folder = new TemporaryDirectory();
        SyntheticHistory.Write(folder.Path);

        var byMonth = BacktestReport.Of(BacktestPart.ByMonth("", HistoryReader.ReadStores(folder.Path)), RiskRules.Default, store => store.IsHeldOut);
        var byDay = BacktestReport.Of(BacktestPart.ByDay("", HistoryReader.ReadStoresByDay(folder.Path)), RiskRules.Default, store => store.IsHeldOut);

        Assert.Equal((2, 2, 0), (byMonth[Drop].Collapses, byMonth[Drop].Hits, byMonth[Drop].FalseAlarms));
        Assert.InRange(byMonth[Drop].Lead, 1, 3);
        Assert.True(byMonth[Naive].FalseAlarms >= 10);
        Assert.Equal((1, 1, 0), (byDay[Drop].Collapses, byDay[Drop].Hits, byDay[Drop].FalseAlarms));
        Assert.InRange(byDay[Drop].Lead, 7, 91);
    }

    [Fact]
    public void Run_RealSales_TellsMoreCollapsesThanTheNaiveRuleWithFewerFalseAlarms()
    {
        var folder = Environment.GetEnvironmentVariable(Datasets);
        Assert.SkipUnless(!string.IsNullOrEmpty(folder), $"{Datasets} is not set: it names the folder with the data set iowa.");
        var iowa = Path.Combine(folder, "iowa");
        BacktestPart[] parts =
        [
            BacktestPart.ByMonth("stores", HistoryReader.ReadStores(iowa)), BacktestPart.ByMonth("vendors", HistoryReader.ReadVendors(iowa)), BacktestPart.ByDay("days", HistoryReader.ReadStoresByDay(iowa)),
        ];
        Assert.All(parts, part =>
        {
            var report = BacktestReport.Of(part, RiskRules.Default, partner => partner.IsHeldOut);
            Assert.All([Drop, Medium], signal =>
            {
                Assert.True(report[signal].Hits > report[Naive].Hits, $"{part.Name}: {signal}\n{report}");
                Assert.True(report[signal].FalseAlarms < report[Naive].FalseAlarms, $"{part.Name}: {signal}\n{report}");
            });
        });
    }

    /// <summary>By hand: it rises in steps 1 and 7, a collapse comes in step 3, and of a partner that has collapsed nothing counts.</summary>
    [Fact]
    public void Add_AHistoryByHand_CountsRisesHitsAndLeads()
    {
        bool?[] collapsed = [false, false, false, true, true, false, false, false, false, false, false, false];
        bool[] stands = [false, true, true, true, true, false, false, true, false, false, false, false];
        var steps = collapsed.Zip(stands, (hasCollapsed, isThere) => new ReplayStep(hasCollapsed, isThere ? new HashSet<string> { "signal" } : [])).ToList();
        var tally = new SignalTally(horizon: 2);

        tally.Add(steps, "signal");

        Assert.Equal((2, 1, 1, 1, 2), (tally.Rises, tally.FalseAlarms, tally.Hits, tally.Collapses, tally.Lead));
        Assert.Equal((0.5, 1.0), (tally.Precision, tally.Recall));
    }
}
