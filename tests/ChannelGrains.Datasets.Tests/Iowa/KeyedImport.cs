using System.Text.Json;
using ChannelGrains.Datasets.Tests.Commands;
using ChannelGrains.Datasets.Tests.Datasets;
using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Iowa;

/// <summary>The sales by vendor and by store, from two KEYED sources with the same transaction ids, in one server.</summary>
public sealed class KeyedImport : IAsyncLifetime
{
    private TestServer? _server;

    internal TestServer Server => _server!;

    internal JsonElement Vendors { get; private set; }

    internal JsonElement Stores { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (!Dataset.IsThere)
            return;
        _server = await TestServer.StartAsync();
        var channelctl = new Channelctl(_server.GrpcAddress);
        await channelctl.UseCurrencyAsync("USD");
        Vendors = await channelctl.ImportAsync(Dataset.IowaSales, "iowa-vendor");
        Stores = await channelctl.ImportAsync(Dataset.IowaSales, "iowa-store");
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
