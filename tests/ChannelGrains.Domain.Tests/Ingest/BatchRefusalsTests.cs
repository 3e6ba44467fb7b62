using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Tests.Partners;
using Xunit;

namespace ChannelGrains.Domain.Tests.Ingest;

public sealed class BatchRefusalsTests
{
    [Fact]
    public void Admit_NoSuchPartner_ComesBeforeItsLanes() => Assert.Equal("PARTNER_NOT_FOUND", BatchRefusals.Admit("p-1", null, null, Lane.MaxLanes)!.Reason);

    [Fact]
    public void Admit_OneLaneTooMany_IsRefusedToANewSourceAlone()
    {
        Assert.Equal("LANES_FULL", BatchRefusals.Admit("p-1", Example.Partner(), null, Lane.MaxLanes)!.Reason);
        Assert.Null(BatchRefusals.Admit("p-1", Example.Partner(), null, Lane.MaxLanes - 1));
        Assert.Null(BatchRefusals.Admit("p-1", Example.Partner(), new Lane("till"), Lane.MaxLanes));
    }

    [Theory]
    [InlineData(0, "BATCH_EMPTY")]
    [InlineData(1, null)]
    [InlineData(IngestLimits.BatchTransactions, null)]
    [InlineData(IngestLimits.BatchTransactions + 1, "BATCH_TOO_LARGE")]
    public void CheckCount_OfTransactions_HasABound(int count, string? reason) => Assert.Equal(reason, BatchRefusals.CheckCount(count)?.Reason);
}
