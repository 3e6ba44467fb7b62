using System.Text;
using ChannelGrains.Grains.Dispatch;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChannelGrains.Server.Tests.Ingest;

/// <summary>Which ways to partners the gateway keeps.</summary>
public sealed class IngressTableTests(SharedServer shared)
{
    private readonly IngressTable _table = new(
        shared.Server.Services.GetRequiredService<PartnerReferences>(), shared.Server.Services.GetRequiredService<KnownJournals>(),
        shared.Server.Services.GetRequiredService<IngestTurns>(), NullLogger<IngressTable>.Instance, capacity: 4);

    private readonly TestClient _client = shared.Client;

    [Fact]
    public async Task Find_AnIdAgain_GivesTheSame()
    {
        var partner = await _client.CreatePartnerAsync();
        Assert.Null(_table.Find(Encoding.UTF8.GetBytes(partner)));
        var found = await FindAsync(partner);
        Assert.Same(found, await FindAsync(partner));
        Assert.Same(found, _table.Find(Encoding.UTF8.GetBytes(partner)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("bad id")]
    [InlineData("成都")]
    [InlineData("a234567890b234567890c234567890d234567890e234567890f234567890g2345")]
    public async Task Find_WhatIsNoId_GivesNone(string id)
    {
        Assert.Null(_table.Find(Encoding.UTF8.GetBytes(id)));
        Assert.Null(await _table.FindAsync(id, CancellationToken.None));
    }

    [Fact]
    public async Task Find_APartnerThatDoesNotExistYet_GivesNoneUntilItDoes()
    {
        var partner = TestClient.NewId("partner");
        Assert.Null(await _table.FindAsync(partner, CancellationToken.None));
        // The start of another one's id is none.
        await _client.CreatePartnerAsync(request => request.PartnerId = partner + "-1");
        Assert.Null(await _table.FindAsync(partner, CancellationToken.None));
        await _client.CreatePartnerAsync(request => request.PartnerId = partner);
        Assert.NotNull(await _table.FindAsync(partner, CancellationToken.None));
    }

    [Fact]
    public async Task Find_MoreThanItKeeps_DropsWhatWasNotUsedSinceItLastDid()
    {
        var ids = new string[6];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = await _client.CreatePartnerAsync();
        var oldest = await FindAsync(ids[0]);
        for (var i = 1; i < 4; i++)
            await FindAsync(ids[i]);
        // Full: nothing is dropped, as all were used; from now on they count as unused.
        var newest = await FindAsync(ids[4]);
        Assert.Same(oldest, await FindAsync(ids[0]));
        // Full again.
        await FindAsync(ids[5]);
        Assert.NotSame(oldest, await FindAsync(ids[0]));
        Assert.Same(newest, await FindAsync(ids[4]));
    }

    private async Task<PartnerIngress> FindAsync(string partnerId) => (await _table.FindAsync(partnerId, CancellationToken.None))!;
}
