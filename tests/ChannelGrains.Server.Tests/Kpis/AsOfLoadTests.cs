using Google.Protobuf.WellKnownTypes;
using Google.Rpc;

namespace ChannelGrains.Server.Tests.Kpis;

/// <summary>Reading of the past takes its turn, and stops nobody.</summary>
public sealed class AsOfLoadTests : IAsyncLifetime
{
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HookedServer _server = null!;
    private string _source = "", _partner = "";

    public async ValueTask InitializeAsync()
    {
        _server = await HookedServer.StartAsync(new() { ["AsOf:MaxAtOnce"] = "1", ["AsOf:MaxWaiting"] = "1" });
        (_source, _partner) = (await _server.Client.CreateSourceAsync(SourceMode.Keyed), await _server.Client.CreatePartnerAsync());
        await _server.Client.SubmitAsync(_source, Make.Keyed(_partner, Make.Sale("s")));
    }

    public ValueTask DisposeAsync()
    {
        _held.TrySetResult();
        return _server.DisposeAsync();
    }

    [Fact]
    public async Task Ingest_WhileThePastIsRead_GoesOn()
    {
        var then = await HoldAsync();

        Applied.As(await _server.Client.SubmitAsync(_source, Make.Keyed(_partner, Make.Sale("t"))), accepted: 1, duplicates: 0);
        Assert.Equal(20m, await _server.Client.NetAsync(_partner));

        _held.SetResult();
        Assert.Equal(10m, (await then).Kpis.Total.Net.ToDecimal());
    }

    [Fact]
    public async Task Calls_BeyondThoseThatMayWait_AreRefusedWithADelay()
    {
        var held = await HoldAsync();
        Task<GetPartnerKpisResponse>[] others = [Ask(), Ask()];

        var refused = Refused.With(StatusCode.ResourceExhausted, "AS_OF_BUSY", await Assert.ThrowsAsync<RpcException>(() => Task.WhenAny(others).Unwrap()));

        Assert.NotNull(refused.GetRpcStatus()!.GetDetail<RetryInfo>());
        _held.SetResult();
        Assert.Equal(10m, (await held).Kpis.Total.Net.ToDecimal());
        Assert.Equal(10m, (await Assert.Single(others, other => !other.IsFaulted)).Kpis.Total.Net.ToDecimal());
        Assert.Equal(10m, (await Ask()).Kpis.Total.Net.ToDecimal());
    }

    /// <summary>One that is given up while it waits leaves its place to others.</summary>
    [Fact]
    public async Task Call_GivenUpWhileItWaits_LeavesItsPlace()
    {
        var held = await HoldAsync();
        await Assert.ThrowsAsync<RpcException>(() => Ask(TimeSpan.FromMilliseconds(200)));

        await Eventually.TrueAsync(async () => (await Assert.ThrowsAsync<RpcException>(() => Ask(TimeSpan.FromMilliseconds(200)))).StatusCode == StatusCode.DeadlineExceeded);

        _held.SetResult();
        await held;
    }

    /// <summary>A call that stands in the middle of its reading.</summary>
    private async Task<Task<GetPartnerKpisResponse>> HoldAsync()
    {
        var reads = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Store.BeforeRead = async journal =>
        {
            if (journal.Name.Value != "partner/" + _partner)
                return;
            reads.TrySetResult();
            await _held.Task;
        };
        var call = Ask();
        await reads.Task.WaitAsync(TimeSpan.FromMinutes(1));
        return call;
    }

    private async Task<GetPartnerKpisResponse> Ask(TimeSpan? patience = null) => await _server.Client.Kpis.GetPartnerKpisAsync(
        new GetPartnerKpisRequest { PartnerId = _partner, Period = "2026", AsOf = Timestamp.FromDateTime(DateTime.UtcNow) }, deadline: patience is { } time ? DateTime.UtcNow + time : null);
}
