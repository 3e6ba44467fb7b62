using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Partners;

/// <summary>A part of a snapshot that another fold made is folded anew, and no other part is.</summary>
public sealed class SnapshotPartTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private TestServer _server = null!;
    private TestClient _client = null!;

    public ValueTask InitializeAsync() => StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Load_PartOfAnotherFold_IsFoldedAnewAndTheOthersAreKept()
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());
        await _client.Partners.SuspendPartnerAsync(new SuspendPartnerRequest { PartnerId = partner, Reason = "for a test" });
        await SellAsync(source, partner);
        await RestartAsync();

        // The other fold knew nothing of the partner's life, and the ingest's part has a mark by which it is known again.
        await ChangeAsync(partner, snapshot =>
        {
            Lifecycle(snapshot).FoldVersion++;
            Lifecycle(snapshot).State = ByteString.Empty;
            Mark(snapshot, 1_000);
        });

        Assert.Equal(PartnerState.Suspended, (await _client.Partners.GetPartnerAsync(new GetPartnerRequest { PartnerId = partner })).Partner.State);
        Assert.Equal(1_020, (await _client.GetLaneAsync(source, partner)).AcceptedCount);
    }

    [Fact]
    public async Task Load_IngestOfAnotherFold_IsFoldedAnewAndTheOthersAreKept()
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());
        await SellAsync(source, partner);
        var before = (await _client.Partners.GetPartnerAsync(new GetPartnerRequest { PartnerId = partner })).Partner;
        await RestartAsync();

        await ChangeAsync(partner, snapshot =>
        {
            Ingest(snapshot).FoldVersion++;
            Mark(snapshot, 1_000);
        });

        Assert.Equal(20, (await _client.GetLaneAsync(source, partner)).AcceptedCount);
        Assert.Equal(20m, await _client.NetAsync(partner));
        Assert.Equal(before, (await _client.Partners.GetPartnerAsync(new GetPartnerRequest { PartnerId = partner })).Partner);
    }

    private async Task SellAsync(string source, string partner)
    {
        for (var i = 0; i < 20; i++)
            await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale($"t{i}", 1)));
    }

    /// <summary>Changes a partner's snapshot, and loads the partner from it.</summary>
    private async Task ChangeAsync(string partner, Action<PartnerSnapshot> change)
    {
        var store = _server.Services.GetRequiredService<IJournalStore>();
        var journal = await store.OpenAsync(new JournalName($"partner/{partner}"), CancellationToken.None);
        var stored = (await store.ReadSnapshotAsync(journal, CancellationToken.None))!;
        var snapshot = PartnerSnapshot.Parser.ParseFrom(stored.Payload.Span);
        change(snapshot);
        await store.WriteSnapshotAsync(journal, stored with { Payload = snapshot.ToByteArray() }, CancellationToken.None);
    }

    private static SnapshotPart Lifecycle(PartnerSnapshot snapshot) => snapshot.Parts.Single(part => part.Kind == Fact.LifecycleFieldNumber);

    private static SnapshotPart Ingest(PartnerSnapshot snapshot) => snapshot.Parts.Single(part => part.Kind == Fact.TransactionsRecordedFieldNumber);

    private static void Mark(PartnerSnapshot snapshot, long accepted)
    {
        var ingest = IngestSnapshot.Parser.ParseFrom(Ingest(snapshot).State);
        ingest.Lanes[0].AcceptedCount += accepted;
        Ingest(snapshot).State = ingest.ToByteString();
    }

    private async Task RestartAsync()
    {
        await _server.DisposeAsync();
        await StartAsync();
    }

    private async ValueTask StartAsync()
    {
        _server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Views:Enabled"] = "false" }, _directory.Path);
        _client = new TestClient(_server.Channel);
    }
}
