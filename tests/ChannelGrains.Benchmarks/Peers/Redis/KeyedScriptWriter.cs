using StackExchange.Redis;

namespace ChannelGrains.Benchmarks.Peers.Redis;

/// <summary>KEYED on Redis: a call takes the partners whose ids are all new and names the ids that were not; what is new of the
/// other partners follows in a second call.</summary>
internal sealed class KeyedScriptWriter(ConnectionMultiplexer connection) : IGroupWriter
{
    // By partner: id, blob, number of ids, number of cells, the ids, then of each cell: month's key, field, net.
    // Answers partner and known id in turn.
    private const string Script =
        """
        local known = {}
        local at = 1
        while at <= #ARGV do
            local partner, blob, ids, cells = ARGV[at], ARGV[at + 1], tonumber(ARGV[at + 2]), tonumber(ARGV[at + 3])
            local key = 'ids:' .. partner
            local isNew = true
            at = at + 4
            for first = at, at + ids - 1, 4000 do
                local last = math.min(first + 3999, at + ids - 1)
                for i, has in ipairs(redis.call('SMISMEMBER', key, unpack(ARGV, first, last))) do
                    if has == 1 then
                        isNew = false
                        known[#known + 1] = partner
                        known[#known + 1] = ARGV[first + i - 1]
                    end
                end
            end
            if isNew then
                for first = at, at + ids - 1, 4000 do
                    redis.call('SADD', key, unpack(ARGV, first, math.min(first + 3999, at + ids - 1)))
                end
                redis.call('RPUSH', 'batches:' .. partner, blob)
            end
            at = at + ids
            for _ = 1, cells do
                if isNew then
                    redis.call('HINCRBY', ARGV[at], ARGV[at + 1], ARGV[at + 2])
                end
                at = at + 3
            end
        end
        return known
        """;

    private readonly RedisScript _script = new(connection, Script);

    public async Task WriteAsync(IReadOnlyCollection<PartnerGroup> group)
    {
        var ids = group.ToDictionary(partner => partner, IdsOf);
        var answer = (RedisValue[]?)await CallAsync(ids) ?? [];
        if (answer.Length == 0)
            return;
        var known = answer.Chunk(2).ToLookup(pair => (string)pair[0]!, pair => (string)pair[1]!);
        var again = new Dictionary<PartnerGroup, HashSet<string>>();
        foreach (var (partner, all) in ids.Where(entry => known.Contains(entry.Key.PartnerId)))
        {
            all.ExceptWith(known[partner.PartnerId]);
            again[partner] = all;
        }
        await CallAsync(again);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private static HashSet<string> IdsOf(PartnerGroup partner) =>
        [.. partner.Batches.SelectMany(batch => batch.Message.Transactions, (_, transaction) => transaction.TransactionId)];

    /// <summary>Counts these ids and calls the script with them.</summary>
    private Task<RedisResult> CallAsync(Dictionary<PartnerGroup, HashSet<string>> group)
    {
        var arguments = new List<RedisValue>();
        foreach (var (partner, ids) in group)
        {
            if (ids.Count == partner.Transactions)
                partner.CountAll();
            else
                partner.CountNew([.. ids]);
            arguments.AddRange([partner.PartnerId, partner.JoinedBytes(), ids.Count, partner.Cells.Count]);
            arguments.AddRange(ids.Select(id => (RedisValue)id));
            RedisScript.AddCells(arguments, partner);
        }
        return _script.CallAsync(arguments);
    }
}
