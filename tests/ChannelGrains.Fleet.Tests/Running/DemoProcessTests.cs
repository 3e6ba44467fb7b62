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

    public void Dispose() => _directory.Dispose();
}
