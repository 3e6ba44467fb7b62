using StackExchange.Redis;

namespace ChannelGrains.Benchmarks.Peers.Redis;

/// <summary>SEQUENCED on Redis: a group is one MULTI, sent in one piece.</summary>
internal sealed class MultiWriter(ConnectionMultiplexer connection, LaneTable lanes) : IGroupWriter
{
    private readonly IDatabase _database = connection.GetDatabase();

    public async Task WriteAsync(IReadOnlyCollection<PartnerGroup> group)
    {
        var lasts = group.Select(lanes.Decide).ToArray();
        var multi = _database.CreateTransaction();
        _ = multi.HashSetAsync(RedisKeys.Lanes, [.. group.Zip(lasts, (partner, last) => new HashEntry(partner.PartnerId, last))]);
        foreach (var partner in group)
        {
            _ = multi.ListRightPushAsync(RedisKeys.Blobs(partner.PartnerId), partner.JoinedBytes());
            foreach (var ((day, category), sum) in partner.Cells)
            {
                var date = UnixDay.ToDate(day);
                _ = multi.HashIncrementAsync(RedisKeys.Kpis(partner.PartnerId, date), RedisKeys.Cell(date, category), sum.NetMicros);
            }
        }
        if (!await multi.ExecuteAsync())
            throw new InvalidOperationException("Redis did not execute a MULTI.");
        foreach (var (partner, last) in group.Zip(lasts))
            lanes.OnCommitted(partner.PartnerId, last);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
