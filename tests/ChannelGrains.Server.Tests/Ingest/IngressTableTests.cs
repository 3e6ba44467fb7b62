using System.Text;
using ChannelGrains.Gateway.Ingest;
using ChannelGrains.Gateway.Partners;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChannelGrains.Server.Tests.Ingest;

/// <summary>Which ways to partners the gateway keeps.</summary>
public sealed class IngressTableTests(SharedServer shared)
{
    private readonly IngressTable _table = new(
        shared.Server.Services.GetRequiredService<PartnerGrains>(), shared.Server.Services.GetRequiredService<IngestTurns>(),
        shared.Server.Services.GetRequiredService<SourceBudgets>(), NullLogger<IngressTable>.Instance, capacity: 4);

    [Fact]
    public void Find_AnIdAgain_GivesTheSame() => Assert.Same(Find("a"), Find("a"));

    [Fact]
    public void Find_WhatIsNoId_GivesNone()
    {
        Assert.Null(_table.Find(""u8));
        Assert.Null(_table.Find([0xff]));
        Assert.Null(_table.Find(Encoding.UTF8.GetBytes(new string('a', 65))));
    }

    [Fact]
    public void Find_MoreThanItKeeps_DropsWhatWasNotUsedSinceItLastDid()
    {
        var oldest = Find("a");
        Find("b");
        Find("c");
        Find("d");
        // Full: nothing is dropped, as all were used; from now on they count as unused.
        var newest = Find("e");
        Assert.Same(oldest, Find("a"));
        // Full again.
        Find("f");
        Assert.NotSame(oldest, Find("a"));
        Assert.Same(newest, Find("e"));
    }

    private PartnerIngress Find(string partnerId) => _table.Find(Encoding.UTF8.GetBytes(partnerId))!;
}
