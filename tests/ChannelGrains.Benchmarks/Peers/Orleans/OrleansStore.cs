using System.Collections.Concurrent;
using ChannelGrains.Benchmarks.Front;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ChannelGrains.Benchmarks.Peers.Orleans;

/// <summary>A grain for each partner, with Orleans' own persistent state on PostgreSQL. What arrives for a partner while its state is being written goes
/// with the next write.</summary>
internal sealed class OrleansStore : IPeerStore
{
    private readonly IHost _host;
    private readonly ConcurrentDictionary<string, Lazy<GroupCommit>> _partners = new();
    private readonly IGrainFactory _grains;
    private readonly LaneTable _lanes = new([]); // its database is new with each server

    private OrleansStore(IHost host) => (_host, _grains) = (host, host.Services.GetRequiredService<IGrainFactory>());

    public static async Task<OrleansStore> OpenAsync(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 16, MaxAutoPrepare = 16, AutoPrepareMinUsages = 2, NoResetOnClose = true };
        await using (var source = NpgsqlDataSource.Create(settings))
        await using (var command = source.CreateCommand(OrleansSchema.Create))
            await command.ExecuteNonQueryAsync();
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.UseOrleans(silo => silo.UseLocalhostClustering().AddAdoNetGrainStorageAsDefault(options =>
        {
            options.Invariant = "Npgsql";
            options.ConnectionString = settings.ConnectionString;
        }));
        var host = builder.Build();
        await host.StartAsync();
        return new OrleansStore(host);
    }

    public void Append(FrontFrame frame)
    {
        foreach (var batch in PeerBatch.Split(frame))
            CommitOf(batch.Message.PartnerId).Append(batch);
    }

    /// <summary>It has one way only.</summary>
    public Task UseAsync(string variant) => Task.CompletedTask;

    public async Task<PartnerSales> ReadAsync(string partnerId, DateOnly first, DateOnly last)
    {
        var (transactions, nets) = await _grains.GetGrain<IPartnerSalesGrain>(partnerId).ReadAsync(UnixDay.Of(first), UnixDay.Of(last));
        return new PartnerSales(transactions, nets);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var partner in _partners.Values)
            await partner.Value.DisposeAsync();
        await _host.StopAsync();
        _host.Dispose();
    }

    private GroupCommit CommitOf(string partnerId) => _partners.GetOrAdd(
        partnerId, id => new Lazy<GroupCommit>(() => new GroupCommit(new GrainWriter(_grains.GetGrain<IPartnerSalesGrain>(id), _lanes)))).Value;
}
