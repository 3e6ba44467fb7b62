using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;

namespace ChannelGrains.Server.Tests.Hosting;

public sealed class JournalRefusalTests
{
    [Theory]
    [InlineData(AppendStatus.VersionConflict, true)]
    [InlineData(AppendStatus.Full, true)]
    [InlineData(AppendStatus.Closed, true)]
    [InlineData(AppendStatus.TooLarge, false)]
    public void For_AnAppendThatIsNotQueued_SaysADelayWhereItPassesByItself(AppendStatus status, bool passes) =>
        Assert.Equal(passes, JournalRefusals.For(status, new JournalName("partner/p")).RetryAfter is not null);

    [Theory]
    [InlineData(CommitOutcome.Lost)]
    [InlineData(CommitOutcome.Unknown)]
    public void For_AnOutcomeThatIsNotCommitted_SaysADelay(CommitOutcome outcome) => Assert.NotNull(JournalRefusals.For(outcome).RetryAfter);
}
