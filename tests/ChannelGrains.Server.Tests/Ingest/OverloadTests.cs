using Google.Rpc;

namespace ChannelGrains.Server.Tests.Ingest;

public sealed class OverloadTests
{
    private static readonly Dictionary<string, string?> TwoMebibytes = new() { ["Budget:TotalBytes"] = "2097152", ["Ingest:WindowFrames"] = "10" };

    [Fact]
    public async Task Frame_BeyondWhatTheServerHolds_IsRefusedWithADelayAndTheStreamGoesOn()
    {
        await using var server = await HookedServer.StartAsync(TwoMebibytes);
        var client = server.Client;
        var partner = await client.CreatePartnerAsync();
        await using var session = await client.OpenAsync(await client.CreateSourceAsync(SourceMode.Keyed));
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Store.BeforeReadIndex = () =>
        {
            reached.TrySetResult();
            return held.Task;
        };
        var heavy = Make.Keyed(partner, Heavy(700));
        await session.SendAsync(heavy);
        await reached.Task;

        var refused = await session.SubmitAsync(Make.Keyed(partner, Make.Sale("small")));

        Refused.With(StatusCode.ResourceExhausted, "OVERLOADED", refused);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Error.GetDetail<RetryInfo>()!.RetryDelay.ToTimeSpan());
        held.SetResult();
        await session.ResultAsync(heavy);
        Applied.As(await session.SubmitAsync(Make.Keyed(partner, Make.Sale("small"))), accepted: 1);
    }

    [Fact]
    public async Task Frame_LargerThanTheServerCanHold_EndsTheStreamWithADelay()
    {
        await using var server = await TestServer.StartAsync(TwoMebibytes);
        var client = new TestClient(server.Channel);
        var partner = await client.CreatePartnerAsync();
        await using var session = await client.OpenAsync(await client.CreateSourceAsync(SourceMode.Keyed));

        await Record.ExceptionAsync(() => session.SendAsync(Make.Keyed(partner, Heavy(1_200))));

        var error = Refused.With(StatusCode.ResourceExhausted, "OVERLOADED", await session.ReadToErrorAsync());
        Assert.NotNull(error.GetRpcStatus()!.GetDetail<RetryInfo>());
    }

    [Fact]
    public async Task Window_UnderLoad_ShrinksAndGrowsAgain()
    {
        await using var server = await HookedServer.StartAsync(TwoMebibytes);
        var client = server.Client;
        var (slow, quick) = (await client.CreatePartnerAsync(), await client.CreatePartnerAsync());
        await using var session = await client.OpenAsync(await client.CreateSourceAsync(SourceMode.Keyed));
        var numbered = await client.CreateSourceAsync(SourceMode.Sequenced);
        await using var other = await client.OpenAsync(numbered);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Store.BeforeReadIndex = () =>
        {
            reached.TrySetResult();
            return held.Task;
        };
        var heavy = Make.Keyed(slow, Heavy(800));
        await session.SendAsync(heavy);
        await reached.Task;

        await other.SubmitAsync(Make.Numbered(quick, 1, Make.Sale("s1")));
        Assert.InRange(other.WindowFrames, 1, 9);

        held.SetResult();
        await session.ResultAsync(heavy);
        await other.SubmitAsync(Make.Numbered(quick, 2, Make.Sale("s2")));
        Assert.Equal(10, other.WindowFrames);
    }

    [Fact]
    public async Task Frame_BeyondTheWindow_EndsTheStream()
    {
        await using var server = await HookedServer.StartAsync(TwoMebibytes);
        var client = server.Client;
        var partner = await client.CreatePartnerAsync();
        await using var session = await client.OpenAsync(await client.CreateSourceAsync(SourceMode.Keyed));
        server.Store.HoldCommits();
        for (var i = 0; i < 10; i++)
            await session.SendAsync(Make.Keyed(partner, Make.Sale($"s{i}")));
        await Eventually.TrueAsync(() => server.Store.HeldWaits > 0);
        await session.SendAsync(Make.Keyed(partner, Make.Sale("beyond")));

        Refused.With(StatusCode.ResourceExhausted, "WINDOW_EXCEEDED", await session.ReadToErrorAsync());
        server.Store.ReleaseCommits();
    }

    [Theory]
    [InlineData(4, 2)]
    [InlineData(2, 4)]
    [InlineData(20, 2)]
    public async Task Frames_BeyondTheTransactionsOfAStream_AreReadOnceOthersAreAnswered(int transactions, int read)
    {
        const int Frames = 10;
        await using var server = await HookedServer.StartAsync(new() { ["Ingest:MaxStreamTransactions"] = "8" });
        var client = server.Client;
        var partner = await client.CreatePartnerAsync();
        await using var session = await client.OpenAsync(await client.CreateSourceAsync(SourceMode.Keyed));
        var appends = 0;
        server.Store.BeforeAppend = _ =>
        {
            Interlocked.Increment(ref appends);
            return null;
        };
        server.Store.HoldCommits();
        var batches = Enumerable.Range(0, Frames)
            .Select(frame => Make.Keyed(partner, Enumerable.Range(0, transactions).Select(i => Make.Sale($"s{frame}-{i}")))).ToList();
        foreach (var batch in batches)
            await session.SendAsync(batch);
        await Eventually.TrueAsync(() => Volatile.Read(ref appends) >= read);
        // Long enough for another frame to be read, if one were.
        for (var i = 0; i < 20; i++)
            await client.Partners.ListPartnersAsync(new ListPartnersRequest());
        Assert.Equal(read, Volatile.Read(ref appends));

        server.Store.ReleaseCommits();

        foreach (var batch in batches)
            Applied.As(await session.ResultAsync(batch), accepted: transactions);
        Assert.Equal(Frames, Volatile.Read(ref appends));
    }

    [Fact]
    public async Task Frame_SentAsSoonAsTheWindowAllowsIt_IsTaken()
    {
        await using var server = await HookedServer.StartAsync(new() { ["Ingest:WindowFrames"] = "1" });
        var client = server.Client;
        var partner = await client.CreatePartnerAsync();
        await using var session = await client.OpenAsync(await client.CreateSourceAsync(SourceMode.Keyed));
        var second = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var appends = 0;
        server.Store.BeforeAppend = _ =>
        {
            if (Interlocked.Increment(ref appends) == 2)
                second.TrySetResult();
            return null;
        };
        // The server is slow to go on after it has sent the first result; the second frame overtakes it.
        server.Writes.AfterResults = () => second.Task.WaitAsync(TimeSpan.FromSeconds(20));

        Applied.As(await session.SubmitAsync(Make.Keyed(partner, Make.Sale("s1"))), accepted: 1);
        Applied.As(await session.SubmitAsync(Make.Keyed(partner, Make.Sale("s2"))), accepted: 1);
    }

    /// <summary>About so many KiB of sales.</summary>
    private static IEnumerable<Transaction> Heavy(int kibibytes) => Make.Sales(0, kibibytes / 4)
        .Select(sale => sale.With(heavy => heavy.Attributes.Add(Enumerable.Range(0, 16).ToDictionary(i => $"key{i}", _ => new string('x', 250)))));
}
