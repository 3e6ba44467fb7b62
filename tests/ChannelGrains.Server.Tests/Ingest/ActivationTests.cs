using System.Text;
using ChannelGrains.Grains.Dispatch;
using ChannelGrains.Grains.Partners;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core.Internal;

namespace ChannelGrains.Server.Tests.Ingest;

/// <summary>Batches that run on their partner's activation without a message, and what becomes of them when it leaves memory.</summary>
public sealed class ActivationTests : IAsyncLifetime
{
    private HookedServer _server = null!;
    private string _source = "";
    private string _partner = "";
    private IngestSession _session = null!;

    private TestClient Client => _server.Client;

    public async ValueTask InitializeAsync()
    {
        _server = await HookedServer.StartAsync();
        _source = await Client.CreateSourceAsync(SourceMode.Keyed);
        _partner = await Client.CreatePartnerAsync();
        _session = await Client.OpenAsync(_source);
    }

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Batches_AfterTheFirst_GoToTheSameActivation()
    {
        Assert.Null(ActivationOf(_partner));
        await SellAsync(_partner, "s1");
        var first = ActivationOf(_partner);
        Assert.NotNull(first);
        await SellAsync(_partner, "s2");
        Assert.Same(first, ActivationOf(_partner));
        await LeaveAsync();
        // It is only asked to leave: until it does, it may take one more batch.
        await Eventually.TrueAsync(() => !IsThere(_partner));
        await SellAsync(_partner, "s3");
        Assert.NotSame(first, ActivationOf(_partner));
        Assert.False(first.TryRun(_ => Assert.Fail("it has left"), this));
        Assert.Equal(30m, await Client.NetAsync(_partner));
    }

    [Fact]
    public async Task Batches_WhilePartnersLeaveAgainAndAgain_AreAllTakenOnce()
    {
        const int Batches = 400, Between = 8;
        for (var first = 0; first < Batches; first += Between)
        {
            var sent = Enumerable.Range(first, Between).Select(i => Make.Keyed(_partner, Make.Sale($"s{i}"))).ToArray();
            foreach (var batch in sent)
                await _session.SendAsync(batch);
            // Some of them are taken by now, some wait, some are on their way.
            await LeaveAsync();
            foreach (var batch in sent)
                Applied.As(await _session.ResultAsync(batch), accepted: 1);
        }
        Assert.Equal(Batches * 10m, await Client.NetAsync(_partner));
    }

    [Fact]
    public async Task Partner_ThatLeavesWhileItTakesABatch_TakesItFirst()
    {
        var other = await Client.CreatePartnerAsync();
        await SellAsync(_partner, "s1");
        var (reached, held) = (NewSource(), NewSource());
        _server.Store.BeforeReadIndex = () =>
        {
            reached.TrySetResult();
            return held.Task;
        };
        var (taken, behind) = (Make.Keyed(_partner, Make.Sale("s2")), Make.Keyed(_partner, Make.Sale("s3")));
        await _session.SendAsync(taken);
        await reached.Task;
        await LeaveAsync();
        await _session.SendAsync(behind);
        // Waits for the next activation, which must not begin before the batch is in the journal.
        var net = Client.NetAsync(_partner);
        for (var i = 0; i < 100; i++)
            await Client.NetAsync(other);
        Assert.False(net.IsCompleted);

        held.SetResult();

        Applied.As(await _session.ResultAsync(taken), accepted: 1);
        Applied.As(await _session.ResultAsync(behind), accepted: 1);
        Assert.InRange(await net, 20m, 30m);
        Assert.Equal(30m, await Client.NetAsync(_partner));
    }

    [Fact]
    public async Task Partner_ThatSellsWithoutMessages_IsInUse()
    {
        var idle = await Client.CreatePartnerAsync();
        await SellAsync(idle, "s1");
        await SellAsync(_partner, "s1");
        await SellAsync(_partner, "s2");

        await Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);

        await Eventually.TrueAsync(() => !IsThere(idle));
        Assert.True(IsThere(_partner));
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private IGrainFactory Grains => _server.Services.GetRequiredService<IGrainFactory>();

    private PartnerActivation? ActivationOf(string partner) => _server.Services.GetRequiredService<IngressTable>().Find(Encoding.UTF8.GetBytes(partner))?.Activation;

    private bool IsThere(string partner) => ActivationOf(partner)!.TryRun(_ => { }, this);

    private async Task SellAsync(string partner, string id) => Applied.As(await _session.SubmitAsync(Make.Keyed(partner, Make.Sale(id))), accepted: 1);

    private async Task LeaveAsync() => await Grains.GetGrain<IPartnerGrain>(_partner).AsReference<IGrainManagementExtension>().DeactivateOnIdle();
}
