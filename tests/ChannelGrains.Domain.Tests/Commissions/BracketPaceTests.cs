using ChannelGrains.Domain.Commissions;
using Xunit;
using static ChannelGrains.Domain.Tests.Commissions.Deal;

namespace ChannelGrains.Domain.Tests.Commissions;

public sealed class BracketPaceTests
{
    [Theory]
    [InlineData("1000", 10, 1L)]
    [InlineData("999.99", 10, 1L)]
    [InlineData("500", 10, 11L)]
    [InlineData("750", 3, 2L)]
    [InlineData("0.000001", 1, 1_000_000_000L)]
    [InlineData("1000.01", 10, null)]
    [InlineData("0", 10, null)]
    [InlineData("500", 0, null)]
    public void DaysToNext_ABase_EntersOnTheDayThatGoesBeyondTheBound(string net, int gone, long? days)
    {
        var result = Of(Schedule("1000:0.01 -:0.02"), Sold(1, net));

        Assert.Equal(days, BracketPace.DaysToNext(result.Reached, result.Base, gone));
    }

    [Fact]
    public void DaysToNext_ANegativeBase_HasNone()
    {
        var result = Of(Schedule("1000:0.01 -:0.02"), Returned(1, "50"));

        Assert.Equal("1050", result.Reached!.Distance.ToString());
        Assert.Null(BracketPace.DaysToNext(result.Reached, result.Base, 5));
    }
}
