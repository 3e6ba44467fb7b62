namespace ChannelGrains.Journal.Tests.Embedded;

public sealed class LargeReadTests : IAsyncDisposable
{
    private const int Records = 8, RecordBytes = 10 << 20;

    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly JournalHarness _harness = new();

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Fact]
    public async Task ReadAsync_RecordsOfTenMebibytes_HoldsAFewAtATimeAndAllInTurn()
    {
        await using var store = await _harness.OpenAsync();
        var journal = await store.OpenAsync("partner/1");
        for (var version = 0; version < Records; version++)
        {
            var payload = new byte[RecordBytes];
            payload[0] = (byte)version;
            await store.WhenCommitted(store.Append(journal, version, payload, null).Ticket, Never);
        }
        var read = new List<byte>();
        while (await store.ReadAsync(journal, read.Count + 1, 256, Never) is { Count: > 0 } records)
        {
            Assert.InRange(records.Sum(record => (long)record.Payload.Length), RecordBytes, IJournals.ReadBytes + RecordBytes);
            read.AddRange(records.Select(record => record.Payload.Span[0]));
        }
        Assert.Equal(Enumerable.Range(0, Records).Select(version => (byte)version), read);
    }
}
