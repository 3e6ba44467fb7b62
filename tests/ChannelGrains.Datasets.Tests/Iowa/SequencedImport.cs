using System.Text.Json;
using ChannelGrains.Datasets.Tests.Commands;
using ChannelGrains.Datasets.Tests.Datasets;
using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Iowa;

/// <summary>The sales by vendor and by store from two SEQUENCED sources. The vendors' import ends early and is started again.</summary>
public sealed class SequencedImport : IAsyncLifetime
{
    public const string VendorSource = "iowa-vendor-numbered";

    /// <summary>Rows of the vendors' first import.</summary>
    public const int FirstRows = 500_001;

    private TestServer? _server;

    internal TestServer Server => _server!;

    internal JsonElement FirstVendors { get; private set; }

    internal JsonElement Vendors { get; private set; }

    internal JsonElement Stores { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (!Dataset.IsThere)
            return;
        _server = await TestServer.StartAsync();
        using var folder = new TemporaryDirectory();
        var (header, rows) = CsvLines.Read(Dataset.IowaSales);
        var head = CsvLines.Write(Path.Combine(folder.Path, "head.csv"), header, rows.Take(FirstRows));
        var channelctl = new Channelctl(_server.GrpcAddress);
        await channelctl.UseCurrencyAsync("USD");
        string[] vendors = ["--source", VendorSource, "--sequenced", "--lookups", Dataset.IowaFolder];
        FirstVendors = await channelctl.ImportAsync(head, "iowa-vendor", vendors);
        Vendors = await channelctl.ImportAsync(Dataset.IowaSales, "iowa-vendor", vendors);
        Stores = await channelctl.ImportAsync(Dataset.IowaSales, "iowa-store", "--source", "iowa-store-numbered", "--sequenced", "--connections", "2");
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
