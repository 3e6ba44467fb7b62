using ChannelGrains.Client;
using ChannelGrains.Datasets.Tests.Datasets;
using ChannelGrains.Datasets.Tests.Figures;
using ChannelGrains.Ingest.V1;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Iowa;

public sealed class SequencedTests(SequencedImport import) : IClassFixture<SequencedImport>
{
    [Fact]
    public void Import_AfterOneThatEndedEarly_CountsTheRestOnly()
    {
        Dataset.Require();
        Assert.Equal((SequencedImport.FirstRows, 0), import.FirstVendors.Outcome());
        Assert.Equal((Import.Rows - SequencedImport.FirstRows, SequencedImport.FirstRows), import.Vendors.Outcome());
    }

    [Fact]
    public async Task Figures_OfVendors_AreExact()
    {
        Dataset.Require();
        await FigureCheck.AssertExactAsync(import.Server.Channel, ExpectedMonths.IowaVendors());
    }

    [Fact]
    public async Task Figures_OfStores_AreExact()
    {
        Dataset.Require();
        Assert.Equal((Import.Rows, 0), import.Stores.Outcome());
        await FigureCheck.AssertExactAsync(import.Server.Channel, ExpectedMonths.IowaStores());
    }

    [Fact]
    public async Task Replay_OfEverythingInOtherBatches_IsDuplicatesAndChangesNothing()
    {
        Dataset.Require();
        await using var sender = new TransactionSender(
            import.Server.SendingChannel, SequencedImport.VendorSource, new SenderOptions { Mode = SourceMode.Sequenced, BatchTransactions = 777 });
        HashSet<string> started = [];
        foreach (var (partnerId, transaction) in MappedRows.Read(Dataset.IowaSales, "iowa-vendor"))
        {
            if (started.Add(partnerId))
                sender.StartLane(partnerId, new LanePosition(1, 1));
            await sender.SendAsync(partnerId, transaction, TestContext.Current.CancellationToken);
        }
        await sender.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, Import.Rows), (sender.Progress.Accepted, sender.Progress.Duplicates));
        await FigureCheck.AssertExactAsync(import.Server.Channel, ExpectedMonths.IowaVendors());
    }
}
