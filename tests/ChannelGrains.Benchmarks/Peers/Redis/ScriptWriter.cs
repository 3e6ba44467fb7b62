using StackExchange.Redis;

namespace ChannelGrains.Benchmarks.Peers.Redis;

/// <summary>SEQUENCED on Redis: a group is one call of a script.</summary>
internal sealed class ScriptWriter(ConnectionMultiplexer connection, LaneTable lanes) : IGroupWriter
{
    // By partner: id, last number, blob, number of cells, then of each cell: month's key, field, net.
    private const string Script =
        """
        local at = 1
        while at <= #ARGV do
            local partner = ARGV[at]
            redis.call('HSET', 'lanes', partner, ARGV[at + 1])
            redis.call('RPUSH', 'batches:' .. partner, ARGV[at + 2])
            local cells = tonumber(ARGV[at + 3])
            at = at + 4
            for _ = 1, cells do
                redis.call('HINCRBY', ARGV[at], ARGV[at + 1], ARGV[at + 2])
                at = at + 3
            end
        end
        """;

    private readonly RedisScript _script = new(connection, Script);

    public async Task WriteAsync(IReadOnlyCollection<PartnerGroup> group)
    {
        var lasts = group.Select(lanes.Decide).ToArray();
        var arguments = new List<RedisValue>();
        foreach (var (partner, last) in group.Zip(lasts))
        {
            arguments.AddRange([partner.PartnerId, last, partner.JoinedBytes(), partner.Cells.Count]);
            RedisScript.AddCells(arguments, partner);
        }
        await _script.CallAsync(arguments);
        foreach (var (partner, last) in group.Zip(lasts))
            lanes.OnCommitted(partner.PartnerId, last);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
