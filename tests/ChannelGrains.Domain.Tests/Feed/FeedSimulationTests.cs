using Xunit;

namespace ChannelGrains.Domain.Tests.Feed;

public sealed class FeedSimulationTests
{
    private const int Seeds = 10_000;

    [Fact]
    public void Settle_AfterAnyFaults_ShowsExactlyWhatHappened()
    {
        var missed = 0;
        for (var seed = 0; seed < Seeds; seed++)
            try
            {
                missed += Run(seed);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Seed {seed}: {exception.Message}", exception);
            }
        Assert.True(missed > Seeds / 10, "The faults did not make views miss anything.");
    }

    private static int Run(int seed)
    {
        var random = new Random(seed);
        var feed = new SimulatedFeed(random);
        for (var steps = random.Next(60); steps > 0; steps--)
            feed.Step();
        feed.Settle();
        feed.AssertExact();
        return feed.Missed;
    }
}
