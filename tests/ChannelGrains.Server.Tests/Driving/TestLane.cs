namespace ChannelGrains.Server.Tests.Driving;

/// <summary>One source's way to one partner, which numbers by itself where the source is SEQUENCED.</summary>
public sealed class TestLane(TestClient client, string source, string partner, SourceMode mode)
{
    private long _next = 1;

    public string Source { get; } = source;

    public string Partner { get; } = partner;

    /// <summary>Submits one batch.</summary>
    public async Task<BatchResult> SendAsync(params IReadOnlyList<Transaction> transactions)
    {
        var batch = mode == SourceMode.Keyed ? Make.Keyed(Partner, transactions) : Make.Numbered(Partner, _next, transactions);
        var result = await client.SubmitAsync(Source, batch);
        _next += transactions.Count;
        return result;
    }

    public Task<BatchResult> SendAsync(IEnumerable<Transaction> transactions) => SendAsync([.. transactions]);
}
