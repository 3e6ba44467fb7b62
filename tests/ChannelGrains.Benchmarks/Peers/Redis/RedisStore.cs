using StackExchange.Redis;

namespace ChannelGrains.Benchmarks.Peers.Redis;

/// <summary>The peer that keeps everything in Redis and its append-only file.</summary>
internal sealed class RedisStore : GroupedStore
{
    private const int TimeoutMillis = 120_000;

    private readonly ConfigurationOptions _settings;
    private readonly ConnectionMultiplexer _readers;
    private readonly bool _isKeyed;
    private readonly LaneTable _lanes;

    private RedisStore(ConfigurationOptions settings, ConnectionMultiplexer readers, bool isKeyed, LaneTable lanes) =>
        (_settings, _readers, _isKeyed, _lanes) = (settings, readers, isKeyed, lanes);

    /// <param name="socket">Path of its socket.</param>
    /// <param name="isKeyed">By id, else by number.</param>
    public static async Task<RedisStore> OpenAsync(string socket, bool isKeyed)
    {
        var settings = new ConfigurationOptions
        {
            EndPoints = { new System.Net.Sockets.UnixDomainSocketEndPoint(socket) },
            SyncTimeout = TimeoutMillis,
            AsyncTimeout = TimeoutMillis,
        };
        var readers = await ConnectionMultiplexer.ConnectAsync(settings);
        var lanes = await readers.GetDatabase().HashGetAllAsync(RedisKeys.Lanes);
        return new RedisStore(settings, readers, isKeyed, new LaneTable(lanes.Select(lane => new KeyValuePair<string, long>((string)lane.Name!, (long)lane.Value))));
    }

    public override async Task<PartnerSales> ReadAsync(string partnerId, DateOnly first, DateOnly last)
    {
        var months = Enumerable.Range(0, (last.Year - first.Year) * 12 + last.Month - first.Month + 1).Select(first.AddMonths);
        var database = _readers.GetDatabase();
        var hashes = months.Select(month => database.HashGetAllAsync(RedisKeys.Kpis(partnerId, month))).ToArray();
        var transactions = last.Year < DateTime.UtcNow.Year ? 0
            : _isKeyed ? await database.SetLengthAsync(RedisKeys.Ids(partnerId))
            : (long)await database.HashGetAsync(RedisKeys.Lanes, partnerId);
        var nets = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var cell in (await Task.WhenAll(hashes)).SelectMany(hash => hash))
        {
            var category = RedisKeys.CategoryOf((string)cell.Name!);
            nets[category] = nets.GetValueOrDefault(category) + (long)cell.Value;
        }
        return new PartnerSales(transactions, nets);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _readers.DisposeAsync();
    }

    protected override async Task<IGroupWriter> OpenWriterAsync(string way)
    {
        var connection = await ConnectionMultiplexer.ConnectAsync(_settings);
        return _isKeyed ? new KeyedScriptWriter(connection) : way == "multi" ? new MultiWriter(connection, _lanes) : new ScriptWriter(connection, _lanes);
    }
}
