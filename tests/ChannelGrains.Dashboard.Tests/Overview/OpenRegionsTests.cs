using ChannelGrains.Dashboard.Overview;

namespace ChannelGrains.Dashboard.Tests.Overview;

public sealed class OpenRegionsTests
{
    [Fact]
    public void Toggled_OpensAndClosesWithAllBelow()
    {
        var none = new OpenRegions(null);
        Assert.False(none.Contains("cn"));
        var one = new OpenRegions(none.Toggled("cn"));
        var two = new OpenRegions(new OpenRegions(one.Toggled("cn/sichuan")).Toggled("cn2"));
        Assert.True(two.Contains("cn") && two.Contains("cn/sichuan") && two.Contains("cn2"));
        var closed = new OpenRegions(two.Toggled("cn"));
        Assert.Equal((false, false, true), (closed.Contains("cn"), closed.Contains("cn/sichuan"), closed.Contains("cn2")));
        Assert.Null(closed.Toggled("cn2"));
    }

    [Fact]
    public void Toggled_BeyondTheBound_LetsGoOfTheFirst()
    {
        string? text = null;
        for (var region = 0; region <= OpenRegions.Max; region++)
            text = new OpenRegions(text).Toggled($"r{region}");
        var open = new OpenRegions(text);
        Assert.Equal((false, true, true), (open.Contains("r0"), open.Contains("r1"), open.Contains($"r{OpenRegions.Max}")));
    }
}
