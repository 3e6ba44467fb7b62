using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.Ingest;

/// <summary>How the server ends streams: by its clock, or because it stops. Each test has a server of its own, whose time it drives.</summary>
public sealed class StreamEndTests : IAsyncLifetime
{
    // Orleans runs on the same clock and takes a large step for a stall of the process.
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly Dictionary<string, string?> ShortLives = new() { ["Ingest:IdleTimeout"] = "00:00:20", ["Ingest:Lifetime"] = "00:01:00", ["Ingest:WriteTimeout"] = "00:00:05" };

    private readonly FakeTimeProvider _time = DrivenClock.StartingAt(Make.Noon);
    private TestServer _server = null!;
    private TestClient _client = null!;
    private string _source = "";
    private string _partner = "";

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(ShortLives, time: _time);
        _client = new TestClient(_server.Channel);
        _source = await _client.CreateSourceAsync(SourceMode.Keyed);
        _partner = await _client.CreatePartnerAsync();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Stream_ThatIsIdle_IsAskedToGoAway()
    {
        await using var session = await _client.OpenAsync(_source);

        await Eventually.DoneAsync(_time, Second, session.ReadAsync());

        Assert.Contains("idle", session.GoAway!.Reason, StringComparison.Ordinal);
        Assert.InRange(session.GoAway.ReconnectAfter.ToTimeSpan(), TimeSpan.FromMilliseconds(100), Second);
        Assert.InRange(_time.GetUtcNow() - Make.Noon, TimeSpan.FromSeconds(20), Eventually.Soon);
        await session.CompleteAsync();
        await session.ReadToEndAsync();
    }

    [Fact]
    public async Task Stream_OfAGreatAge_IsAskedToGoAwayAndItsFramesAreAnswered()
    {
        await using var session = await _client.OpenAsync(_source);
        var sent = 0;
        while (session.GoAway is null)
        {
            _time.Advance(Second);
            Assert.InRange(++sent, 1, 90);
            Applied.As(await session.SubmitAsync(Make.Keyed(_partner, Make.Sale($"s{sent}"))), accepted: 1);
        }

        Assert.Contains("lived its time", session.GoAway.Reason, StringComparison.Ordinal);
        Applied.As(await session.SubmitAsync(Make.Keyed(_partner, Make.Sale("last"))), accepted: 1);
        await session.CompleteAsync();
        await session.ReadToEndAsync();
    }

    [Fact]
    public async Task Stream_ThatDoesNotGo_IsCutAfterTheGrace()
    {
        await using var session = await _client.OpenAsync(_source);
        await Eventually.DoneAsync(_time, Second, session.ReadAsync());

        var cut = await Eventually.DoneAsync(_time, Second, session.ReadToErrorAsync());

        Assert.Equal(StatusCode.Unavailable, cut.StatusCode);
    }

    [Fact]
    public async Task Stream_ThatDoesNotOpen_IsEnded()
    {
        await using var session = IngestSession.Connect(_client.Channel);

        var ended = await Eventually.DoneAsync(_time, Second, session.ReadToErrorAsync());

        Refused.With(StatusCode.InvalidArgument, "OPEN_EXPECTED", ended);
    }

    [Fact]
    public async Task Stream_WhenTheServerStops_IsAskedToGoAway()
    {
        await using var session = await _client.OpenAsync(_source);
        Applied.As(await session.SubmitAsync(Make.Keyed(_partner, Make.Sale("s1"))), accepted: 1);

        _server.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await session.ReadAsync();

        Assert.Contains("server stops", session.GoAway!.Reason, StringComparison.Ordinal);
        await session.CompleteAsync();
        await session.ReadToEndAsync();
    }

    [Fact]
    public async Task Reader_ThatNeverReads_IsCutAndOthersAreUnhurt()
    {
        var ended = StreamEnds();
        await using var slow = await _client.OpenAsync(_source);
        await using var other = await _client.OpenAsync(_source);
        // The ids come back with each result: two results are larger than what lies between the server and a client that does not read.
        for (var frame = 0; frame < 2; frame++)
            await slow.SendAsync(Make.Keyed(_partner, Enumerable.Range(0, 4_096).Select(i => Make.Sale(new string((char)('a' + frame), 58) + i, amount: -1))));

        await Eventually.DoneAsync(_time, Second, ended.Task);

        Assert.Equal("ResourceExhausted", await ended.Task);
        Applied.As(await other.SubmitAsync(Make.Keyed(_partner, Make.Sale("s1"))), accepted: 1);
        await slow.ReadToErrorAsync();
    }

    /// <summary>The status of the first stream of this server that ends.</summary>
    private TaskCompletionSource<string> StreamEnds()
    {
        var ended = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var meters = _server.Services.GetRequiredService<IMeterFactory>();
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "channelgrains.gateway.streams.ended" && instrument.Meter.Scope == meters)
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => ended.TrySetResult((string)tags[0].Value!));
        listener.Start();
        return ended;
    }
}
