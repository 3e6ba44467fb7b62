using ChannelGrains.Grains.Dispatch;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Ingest;

/// <summary>Who waits for whose turn.</summary>
public sealed class IngestTurnsTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private HookedServer _server = null!;

    private TestClient Client => _server.Client;

    public async ValueTask InitializeAsync() => _server = await HookedServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task SmallBatch_BesideCallsAndALargeTurnThatTakesLong_DoesNotWaitForIt()
    {
        var (keyed, numbered) = (await Client.CreateSourceAsync(SourceMode.Keyed), await Client.CreateSourceAsync(SourceMode.Sequenced));
        var (large, small) = (await Client.CreatePartnerAsync(), await Client.CreatePartnerAsync());
        await using var busy = await Client.OpenAsync(keyed);
        await using var healthy = await Client.OpenAsync(numbered);
        // The first batches are messages; those after them take turns.
        Applied.As(await busy.SubmitAsync(Make.Keyed(large, Make.Sale("s"))), accepted: 1);
        Applied.As(await healthy.SubmitAsync(Make.Numbered(small, 1, Make.Sale("s1"))), accepted: 1);
        using var reached = new SemaphoreSlim(0);
        using var held = new ManualResetEventSlim();
        _server.Store.BeforeReadIndex = () =>
        {
            _server.Store.BeforeReadIndex = null;
            reached.Release();
            // As long work does: the thread is not given back.
            held.Wait(Patience);
            return Task.CompletedTask;
        };
        var longBatch = Make.Keyed(large, Make.Sales(0, 500));
        await busy.SendAsync(longBatch);
        Assert.True(await reached.WaitAsync(Patience));

        await Client.NetAsync(small);
        var calls = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => CallAsync(small, () => held.IsSet)));
        var quick = healthy.SubmitAsync(Make.Numbered(small, 2, Make.Sale("s2")));
        Assert.Same(quick, await Task.WhenAny(quick, Task.Delay(Patience / 2)));

        Applied.As(await quick, accepted: 1);
        held.Set();
        Applied.As(await busy.ResultAsync(longBatch), accepted: 500);
        await calls;
    }

    [Fact]
    public async Task Turns_ThatWaitForTheStore_AreNoMoreThanTheirBound()
    {
        const int Partners = IngestTurns.MaxWaiting + 16;
        var source = await Client.CreateSourceAsync(SourceMode.Keyed);
        var partners = await Task.WhenAll(Enumerable.Range(0, Partners).Select(_ => Client.CreatePartnerAsync()));
        await using var session = await Client.OpenAsync(source);
        var first = partners.Select(partner => Make.Keyed(partner, Make.Sale("s1"))).ToArray();
        await session.SendAsync(first);
        foreach (var batch in first)
            Applied.As(await session.ResultAsync(batch), accepted: 1);
        var (held, waiting) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), 0);
        _server.Store.BeforeReadIndex = () =>
        {
            Interlocked.Increment(ref waiting);
            return held.Task;
        };
        var second = partners.Select(partner => Make.Keyed(partner, Make.Sale("s2"))).ToArray();
        await session.SendAsync(second);

        var turns = _server.Services.GetRequiredService<IngestTurns>();
        await Eventually.TrueAsync(() => turns.Waiting == IngestTurns.MaxWaiting);
        await Client.NetAsync(partners[0]);
        Assert.Equal((IngestTurns.MaxWaiting, IngestTurns.MaxWaiting), (turns.Waiting, Volatile.Read(ref waiting)));
        _server.Store.BeforeReadIndex = null;
        held.SetResult();

        foreach (var batch in second)
            Applied.As(await session.ResultAsync(batch), accepted: 1);
        await Eventually.TrueAsync(() => turns.Waiting == 0);
    }

    /// <summary>Calls without end, so that more are expected.</summary>
    private async Task CallAsync(string partner, Func<bool> isOver)
    {
        while (!isOver())
            await Client.NetAsync(partner);
    }
}
