using ChannelGrains.Gateway.Watching;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.Watching;

public sealed class WatchPaceTests
{
    [Fact]
    public async Task Reads_ThatWouldTakeAllProcessors_TakeTheirShare()
    {
        var time = new FakeTimeProvider();
        using var pace = new WatchPace(Options.Create(new WatchOptions { ReadShare = 0.25 }), time);
        var begun = time.GetTimestamp();
        var work = TimeSpan.FromMilliseconds(10);

        var reads = Task.WhenAll(Enumerable.Range(0, 100).Select(_ => pace.RunAsync(() =>
        {
            pace.Spend(work);
            return Task.FromResult(0);
        })));
        await Eventually.DoneAsync(time, TimeSpan.FromMilliseconds(1), reads);

        // The last few need not be worked off any more.
        Assert.InRange(time.GetElapsedTime(begun), 80 * work / 0.25 / Environment.ProcessorCount, 150 * work / 0.25 / Environment.ProcessorCount);
    }

    [Fact]
    public void Read_OfLittle_WaitsForNothing()
    {
        var time = new FakeTimeProvider();
        using var pace = new WatchPace(Options.Create(new WatchOptions()), time);

        for (var i = 0; i < 10; i++)
        {
            Assert.True(pace.RunAsync(() => Task.FromResult(0)).IsCompletedSuccessfully);
            time.Advance(TimeSpan.FromMilliseconds(10));
        }
    }
}
