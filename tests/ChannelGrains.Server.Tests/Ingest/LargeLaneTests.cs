using ChannelGrains.Domain.Ingest;
using ChannelGrains.Grains.Hashing;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Journal;
using QuarantineReason = ChannelGrains.Ingest.V1.QuarantineReason;

namespace ChannelGrains.Server.Tests.Ingest;

/// <summary>Voids in a sequenced lane with many ids.</summary>
public sealed class LargeLaneTests : IAsyncLifetime
{
    private const int Frame = 4_096, Frames = 40, Sales = Frame * Frames;
    private const int Voids = 256;

    private HookedServer _server = null!;
    private string _source = "";
    private string _partner = "";
    private IngestSession _session = null!;

    private TestClient Client => _server.Client;

    public async ValueTask InitializeAsync()
    {
        _server = await HookedServer.StartAsync();
        _source = await Client.CreateSourceAsync(SourceMode.Sequenced);
        _partner = await Client.CreatePartnerAsync();
        _session = await Client.OpenAsync(_source);
        for (var frame = 0; frame < Frames; frame++)
            Applied.As(await _session.SubmitAsync(Make.Numbered(_partner, (frame * Frame) + 1, Make.Sales(frame * Frame, Frame))), accepted: Frame);
    }

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Voids_OfOldSalesAndOfNone_ReadASmallPartOfTheLanesIds()
    {
        var before = _server.Store.IndexBytesRead;
        var reads = _server.Store.Reads;
        var oldest = Enumerable.Range(0, Voids).Select(i => Make.Void($"v{i}", $"s{i}"));
        Applied.As(await _session.SubmitAsync(Make.Numbered(_partner, Sales + 1, oldest)), accepted: Voids);
        var none = await _session.SubmitAsync(Make.Numbered(_partner, Sales + Voids + 1, Enumerable.Range(0, Voids).Select(i => Make.Void($"w{i}", $"none{i}"))));
        Assert.Equal(Voids, none.Items.Count(item => item.Reason == QuarantineReason.VoidWaiting));

        // All of the lane's ids are 2.6 MB, which each void read when it looked for its original among all.
        Assert.InRange(_server.Store.IndexBytesRead - before, 1, 8 << 20);
        // The originals are in one record.
        Assert.InRange(_server.Store.Reads - reads, 1, 8);
        Assert.Equal((Sales - Voids) * 10m, await Client.NetAsync(_partner));

        // Across the groups and what is not grouped yet, one by one, each once.
        var number = Sales + (2 * Voids) + 1;
        for (var sale = Voids; sale < Sales; sale += Sales / 37)
        {
            Applied.As(await _session.SubmitAsync(Make.Numbered(_partner, number++, Make.Void($"x{sale}", $"s{sale}"))), accepted: 1);
            var second = await _session.SubmitAsync(Make.Numbered(_partner, number++, Make.Void($"y{sale}", $"s{sale}")));
            Assert.Equal(QuarantineReason.AlreadyVoided, Assert.Single(second.Items).Reason);
        }
        // And those that wait are released.
        Applied.As(await _session.SubmitAsync(Make.Numbered(_partner, number, Make.Sale("none7"))), accepted: 1);
        Assert.Equal(Voids - 1, (await Client.QuarantineAsync(_partner)).Count(item => item.Reason == QuarantineReason.VoidWaiting));
    }

    [Fact]
    public void Group_OfBlocks_NamesTheBlocksOfEachId()
    {
        var random = new Random(1);
        var lane = new IngestKeys(new SipHash(new byte[SipHash.SecretBytes]), "p").Lane("s");
        var (hashes, entries) = (new List<ulong[]>(), new List<IndexEntry>());
        for (var block = 0; block < IdGroup.Blocks; block++)
        {
            var ids = new RecentIds();
            hashes.Add([.. Enumerable.Range(0, RecentIds.BlockSize).Select(_ => (ulong)random.NextInt64())]);
            foreach (var hash in hashes[block])
                ids.Add(hash, new Locator(1, 0));
            entries.Add(new IndexEntry(IngestKeys.Block(new byte[IngestKeys.MaxBytes], lane, block).ToArray(), IdBlock.Pack(ids)));
        }
        var writes = new IndexWrites();
        IdGroup.Enter(lane, 3, entries, writes);
        var parts = new Dictionary<byte, byte[]>();
        foreach (var write in writes)
        {
            Assert.Equal(3, IngestKeys.GroupOf(write.Key));
            parts.Add(write.Key[^1], write.Value.ToArray());
        }

        for (var block = 0; block < hashes.Count; block++)
            foreach (var hash in hashes[block])
                Assert.InRange(IdGroup.FindBlock(parts[IdGroup.PartOf(hash)], hash, IdGroup.Blocks), block, IdGroup.Blocks - 1);
        var others = Enumerable.Range(0, 10_000).Count(_ => (ulong)random.NextInt64() is var hash && IdGroup.FindBlock(parts[IdGroup.PartOf(hash)], hash, IdGroup.Blocks) >= 0);
        Assert.InRange(others, 0, 200);
    }
}
