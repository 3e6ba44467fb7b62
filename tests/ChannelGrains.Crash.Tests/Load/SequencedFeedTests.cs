using ChannelGrains.Campaigns;
using ChannelGrains.Campaigns.Load;
using ChannelGrains.Campaigns.Scripts;
using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Crash.Tests.Load;

public sealed class SequencedFeedTests
{
    [Fact]
    public void Resume_LaneHasAllThatWasSent_IsSettled()
    {
        var findings = new Findings();
        var feed = new SequencedFeed("pos-a", "s1", new TransactionScript(seed: 1, lane: 1), new Tally(), findings);
        Assert.NotNull(feed.Next(new Random(1), mayOffer: true));
        Assert.False(feed.IsSettled);

        feed.Resume(new Lane { CommittedSequence = feed.Offered }, new Random(1));

        Assert.True(feed.IsSettled);
        Assert.Empty(findings.Kept);
    }

    [Fact]
    public void Resume_LaneIsBehindWhatItSaidItHad_IsAFinding()
    {
        var findings = new Findings();
        var feed = new SequencedFeed("pos-a", "s1", new TransactionScript(seed: 1, lane: 1), new Tally(), findings);
        feed.Next(new Random(1), mayOffer: true);
        feed.Resume(new Lane { CommittedSequence = feed.Offered }, new Random(1));

        feed.Resume(new Lane { CommittedSequence = feed.Offered - 1 }, new Random(1));

        Assert.Equal(FindingKind.Acknowledged, Assert.Single(findings.Kept).Kind);
    }
}
