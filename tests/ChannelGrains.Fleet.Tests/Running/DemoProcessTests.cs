using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Fleet.Tests.Running;

/// <summary><c>demo</c> as people start it.</summary>
public sealed class DemoProcessTests : IDisposable
{
    private const string FirstDay = "2026-01-22";

    private readonly TemporaryDirectory _directory = new();

    [Fact]
    public async Task Once_OnANewDirectory_FindsAllEqualAndExitsWith0()
    {
        var (code, output) = await DemoProcess.RunAsync(null, "--once", "--day-seconds", "0.5", "--seed", "3", "--from", FirstDay, "--data", _directory.Path);
        Assert.True(code == 0, output);
        Assert.Contains($"data={_directory.Path}", output);
        Assert.Contains("--seed 3 --from 2026-01-22", output);
        Assert.Contains("172,800 times real time", output);
        Assert.Matches("checked [0-9]{2,3},[0-9]{3} figures of 36 partners: all equal$", output);
        Assert.DoesNotContain("DIFFERENT", output);
        Assert.Matches("02-06 00:00 2026-01 is closed by Ann and approved by Bob: [0-9]+ statements of ", output);
        Assert.Matches("payment run fleet-2026-02-11: 24 credit notes, 14 payments of [0-9,.]+ CNY to the bank, which rejects 1: AC04", output);
        Assert.Contains("payment run fleet-2026-02-18: the bank has booked 1 payment", output);
        Assert.Equal(["SALES_DROP", "RETURN_SPIKE", "DIVERSION", "FEED_SILENT"], RiskStory.ActedOn(output).Select(one => one.Kind));
        FieldStory.IsWhole(output);
        Assert.Matches("2026-02 of 四川天府商贸 Tianfu Trading: -[0-9.]+ CNY at [34] % of 2026-01, RETURN SO2601[0-9]{2}-R of SO2601", output);
        Assert.Matches("2026-02 of 浙江钱塘经销 Qiantang Distribution: -[0-9.]+ CNY at [34] % of 2026-01, VOID SO2601[0-9]{2}-V of SO2601", output);
        Assert.Matches("2026-02 of 广东岭南经销 Lingnan Distribution: [0-9.]+ CNY at [34] % of 2026-01, SALE SO2601[0-9]{2}-L", output);
    }

    [Theory]
    [InlineData("Faults:DropSale")]
    [InlineData("Faults:CountSaleTwice")]
    public async Task Once_OneSaleDroppedOrCountedTwice_ExitsWith1(string fault)
    {
        var settings = new Dictionary<string, string> { [fault] = "60000" };
        var (code, output) = await DemoProcess.RunAsync(settings, "--once", "--day-seconds", "0.5", "--from", FirstDay, "--data", _directory.Path);
        Assert.True(code == 1, output);
        Assert.Matches("checked [0-9]{2,3},[0-9]{3} figures of 36 partners: [0-9]+ DIFFERENT$", output);
        Assert.Matches(@"DIFFERENT \S+ 2026\S* transactions: sent [0-9,]+, the server has [0-9,]+", output);
    }

    [Fact]
    public async Task Start_AfterAKillInTheHistory_GoesOnAndFindsAllEqual()
    {
        await using (var killed = DemoProcess.Start(null, "--from", FirstDay, "--data", _directory.Path))
        {
            await killed.SeeAsync("ready ");
            await killed.SeeAsync("| quarantine ");
            await killed.SeeAsync("| quarantine ");
            await killed.SignalAsync("KILL");
            Assert.NotEqual(0, (await killed.EndAsync()).Code);
        }
        var (code, output) = await DemoProcess.RunAsync(null, "--once", "--day-seconds", "0.5", "--data", _directory.Path);
        Assert.True(code == 0, output);
        Assert.Matches("goes on from here: [0-9,]+ of the last two days sent again", output);
        Assert.DoesNotContain("DIFFERENT", output);
    }

    [Theory]
    [InlineData("2026-01 is closed")]
    [InlineData("payment run fleet-2026-02-11: 24 credit notes")]
    public async Task Start_AfterAKillWhileItSettles_ClosesAndPaysOnce(string note)
    {
        await using (var killed = DemoProcess.Start(null, "--from", FirstDay, "--data", _directory.Path))
        {
            await killed.SeeAsync(note);
            await killed.SignalAsync("KILL");
            Assert.NotEqual(0, (await killed.EndAsync()).Code);
        }
        var (code, output) = await DemoProcess.RunAsync(null, "--once", "--day-seconds", "0.5", "--data", _directory.Path);
        Assert.True(code == 0, output);
        Assert.DoesNotContain("DIFFERENT", output);
        Assert.Contains(", VOID SO2601", output);
    }

    /// <summary>Killed while a statement is held by what was found.</summary>
    [Fact]
    public async Task Start_AfterAKillInTheField_TellsEverythingOnce()
    {
        await using (var killed = DemoProcess.Start(null, "--day-seconds", "1", "--from", FirstDay, "--data", _directory.Path))
        {
            await killed.SeeAsync("is not approved: RED_LINE");
            await killed.SignalAsync("KILL");
            Assert.NotEqual(0, (await killed.EndAsync()).Code);
        }
        var (code, output) = await DemoProcess.RunAsync(null, "--once", "--day-seconds", "0.5", "--data", _directory.Path);
        Assert.True(code == 0, output);
        Assert.DoesNotContain("DIFFERENT", output);
        // Of the field too: what was found, done and verified.
        Assert.Matches("checked [0-9]{2,3},[0-9]{3} figures of 36 partners: all equal", output);
    }

    [Fact]
    public async Task Interrupt_WhileItRuns_EndsInOrderWith0()
    {
        await using var demo = DemoProcess.Start(null, "--data", _directory.Path);
        await demo.SeeAsync("the history is in");
        await demo.SeeAsync("4,320 times real time");
        await demo.SignalAsync("INT");
        var (code, output) = await demo.EndAsync();
        Assert.True(code == 0, output);
        Assert.Matches("checked [0-9]{2,3},[0-9]{3} figures of 36 partners: all equal$", output);
    }

    [Fact]
    public async Task Start_OtherSeedOnTheSameDirectory_SaysWhatToDoAndExitsWith1()
    {
        await using (var first = DemoProcess.Start(null, "--seed", "5", "--from", FirstDay, "--data", _directory.Path))
        {
            await first.SeeAsync("| quarantine ");
            await first.SignalAsync("TERM");
            var (ended, said) = await first.EndAsync();
            Assert.True(ended == 0, said);
        }
        var (code, output) = await DemoProcess.RunAsync(null, "--seed", "6", "--data", _directory.Path);
        Assert.Equal(1, code);
        Assert.Contains("holds the demo of --seed 5 --from 2026-01-22", output);
    }

    [Fact]
    public async Task Course_OnANewDirectory_ShowsWhatIsBuiltAndExitsWith0()
    {
        var (code, output) = await DemoProcess.RunAsync(null, "--course");
        Assert.True(code == 0, output);
        Assert.Matches("course: 12 of 18 slides shown, [0-9]+ figures equal, 0 differ$", output);
        Assert.DoesNotContain("DIFFERENT", output);
        foreach (var slide in new[] { "渠道挑选", "渠道谈判", "渠道管理与培训", "渠道反馈与改进", "渠道绩效评估", "销售目标细化", "渠道KPI管理", "渠道合理布局与维护", "渠道卫生巡查与维修", "渠道合规管理" })
            Assert.Matches($@"[0-9]  {slide}  [a-zA-Z ]+\n    (?!is not built yet)", output);
        Assert.Matches(@"市场占有率 market share: 5 %, 6 % \| 5 %, 6 % = 9500000 / 158333333.333333", output);
    }

    [Fact]
    public async Task Course_OfAServerThatDropsASale_ExitsWith1AndSaysWhere()
    {
        var (code, output) = await DemoProcess.RunAsync(new Dictionary<string, string> { ["Faults:DropSale"] = "100" }, "--course", "--data", _directory.Path);
        Assert.True(code == 1, output);
        Assert.Matches("course: [0-9]+ of 18 slides shown, [0-9]+ figures equal, [1-9][0-9]* differ$", output);
        Assert.Matches("销售额 sales: .* DIFFERENT", output);

        // The course does not begin where partners are.
        (code, output) = await DemoProcess.RunAsync(null, "--course", "--data", _directory.Path);
        Assert.Equal(1, code);
        Assert.Contains("The course begins without any", output);
    }

    public void Dispose() => _directory.Dispose();
}
