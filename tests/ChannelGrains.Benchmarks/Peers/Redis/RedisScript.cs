using System.Security.Cryptography;
using System.Text;
using StackExchange.Redis;

namespace ChannelGrains.Benchmarks.Peers.Redis;

/// <summary>A script that the server keeps, called by its hash.</summary>
internal sealed class RedisScript(ConnectionMultiplexer connection, string script)
{
    // EVALSHA takes it in this form; the hash protects nothing.
#pragma warning disable CA5350
    private readonly byte[] _hash = SHA1.HashData(Encoding.UTF8.GetBytes(script));
#pragma warning restore CA5350

    private readonly IDatabase _database = connection.GetDatabase();
    private bool _isLoaded;

    public async Task<RedisResult> CallAsync(List<RedisValue> arguments)
    {
        if (!_isLoaded)
            await connection.GetServers()[0].ScriptLoadAsync(script);
        _isLoaded = true;
        return await _database.ScriptEvaluateAsync(_hash, values: [.. arguments]);
    }

    /// <summary>Adds month's key, field and net of each cell.</summary>
    public static void AddCells(List<RedisValue> arguments, PartnerGroup partner)
    {
        foreach (var ((day, category), sum) in partner.Cells)
        {
            var date = UnixDay.ToDate(day);
            arguments.AddRange([RedisKeys.Kpis(partner.PartnerId, date), RedisKeys.Cell(date, category), sum.NetMicros]);
        }
    }
}
