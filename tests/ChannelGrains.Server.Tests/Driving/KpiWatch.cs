using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Server.Tests.Driving;

/// <summary>One WatchPartnerKpis call. Gives up after a minute.</summary>
public sealed class KpiWatch : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _patience = new(Patience);
    private readonly AsyncServerStreamingCall<WatchPartnerKpisResponse> _call;

    /// <param name="client">Whom to call.</param>
    /// <param name="partner">The partner.</param>
    /// <param name="period">The period.</param>
    /// <param name="interval">What is asked for; null for the server's default.</param>
    public KpiWatch(TestClient client, string partner, string period = "2026", TimeSpan? interval = null)
    {
        var request = new WatchPartnerKpisRequest { PartnerId = partner, Period = period };
        if (interval is { } least)
            request.MinInterval = Duration.FromTimeSpan(least);
        _call = client.Kpis.WatchPartnerKpis(request, cancellationToken: _patience.Token);
    }

    /// <summary>The next answer.</summary>
    public async Task<WatchPartnerKpisResponse> ReadAsync()
    {
        Assert.True(await _call.ResponseStream.MoveNext(CancellationToken.None));
        return _call.ResponseStream.Current;
    }

    /// <summary>Reads answers until one shows this net.</summary>
    public async Task<List<WatchPartnerKpisResponse>> ReadUntilNetAsync(decimal net)
    {
        List<WatchPartnerKpisResponse> answers = [];
        do
        {
            answers.Add(await ReadAsync());
        }
        while (answers[^1].Kpis.Total.Net.ToDecimal() != net);
        return answers;
    }

    /// <summary>The error that ends the watch, after whatever it still answers.</summary>
    public Task<RpcException> ReadToErrorAsync() => Assert.ThrowsAsync<RpcException>(async () =>
    {
        while (true)
            await ReadAsync();
    });

    /// <summary>Cancels it.</summary>
    public void Dispose()
    {
        _call.Dispose();
        _patience.Dispose();
    }
}
