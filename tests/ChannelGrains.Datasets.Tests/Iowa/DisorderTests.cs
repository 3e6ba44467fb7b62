using ChannelGrains.Datasets.Tests.Commands;
using ChannelGrains.Datasets.Tests.Datasets;
using ChannelGrains.Datasets.Tests.Figures;
using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Iowa;

public sealed class DisorderTests
{
    private const int Files = 3;
    private const int Seed = 20_211_031;

    /// <summary>All rows in random order, a fifth of them twice, dealt to three imports that run at the same time as one source: the rows of
    /// a vendor, and the two copies of a row, come over different streams.</summary>
    [Fact]
    public async Task Import_AtLeastOnceOutOfOrderOverSeveralConnections_IsExact()
    {
        Dataset.Require();
        using var folder = new TemporaryDirectory();
        var files = Deal(folder.Path, out var sent);
        await using var server = await TestServer.StartAsync();
        var channelctl = new Channelctl(server.GrpcAddress);
        await channelctl.UseCurrencyAsync("USD");
        await channelctl.DoneAsync("source", "create", "iowa-vendor", "--mode", "KEYED", "--max-age-days", "36500");

        var summaries = await Task.WhenAll(files.Select(file =>
            channelctl.ImportAsync(file, "iowa-vendor", "--lookups", Dataset.IowaFolder, "--connections", "2")));

        Assert.Equal((Import.Rows, sent - Import.Rows), (summaries.Sum(s => s.Count("accepted")), summaries.Sum(s => s.Count("duplicates"))));
        await FigureCheck.AssertExactAsync(server.Channel, ExpectedMonths.IowaVendors());
    }

    private static List<string> Deal(string folder, out long sent)
    {
        var (header, rows) = CsvLines.Read(Dataset.IowaSales);
        var all = CsvLines.Disorder(rows, Seed);
        sent = all.Count;
        return [.. Enumerable.Range(0, Files).Select(i =>
            CsvLines.Write(Path.Combine(folder, $"part-{i}.csv"), header, all.Where((_, index) => index % Files == i)))];
    }
}
