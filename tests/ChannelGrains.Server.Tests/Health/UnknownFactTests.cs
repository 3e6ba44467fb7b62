using ChannelGrains.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Health;

public sealed class UnknownFactTests
{
    /// <param name="record">What a newer server might write: recorded_at, and a kind with a number that is not in use, of no capability or of one that
    /// this version has.</param>
    [Theory]
    [InlineData(new byte[] { 0x08, 0x01, 0x9A, 0x06, 0x02, 0x08, 0x01 })]
    [InlineData(new byte[] { 0x08, 0x01, 0xA2, 0x01, 0x04, 0x9A, 0x06, 0x01, 0x08 })]
    [InlineData(new byte[] { 0x08, 0x01, 0x5A, 0x04, 0x9A, 0x06, 0x01, 0x08 })]
    [InlineData(new byte[] { 0x08, 0x01, 0x62, 0x00 })]
    public async Task Fact_OfAnUnknownKind_StopsThatPartnerWithAClearErrorAndNoOther(byte[] record)
    {
        using var directory = new TemporaryDirectory();
        string source, hurt, well;
        await using (var server = await TestServer.StartAsync(directory: directory.Path))
        {
            var client = new TestClient(server.Channel);
            source = await client.CreateSourceAsync(SourceMode.Keyed);
            hurt = await client.CreatePartnerAsync();
            well = await client.CreatePartnerAsync();
        }
        // Without views: they would load a partner whose last record they have not saved, before the record that is added here.
        await using var later = await TestServer.StartAsync(new Dictionary<string, string?> { ["Views:Enabled"] = "false" }, directory.Path);
        later.ExpectsErrors = true;
        await AppendAsync(later, hurt, record);
        var again = new TestClient(later.Channel);

        var refused = await Refused.WithAsync(StatusCode.DataLoss, "FACT_UNKNOWN", again.Partners.GetPartnerAsync(new GetPartnerRequest { PartnerId = hurt }));
        Assert.Contains($"Record 2 of journal partner/{hurt} is of a kind that this server does not know", refused.Status.Detail, StringComparison.Ordinal);
        await using var session = await again.OpenAsync(source);
        Refused.With(StatusCode.DataLoss, "FACT_UNKNOWN", await session.SubmitAsync(Make.Keyed(hurt, Make.Sale("s1"))));
        Applied.As(await session.SubmitAsync(Make.Keyed(well, Make.Sale("s1"))), accepted: 1);
    }

    private static async Task AppendAsync(TestServer server, string partner, byte[] record)
    {
        var store = server.Services.GetRequiredService<IJournalStore>();
        var journal = await store.OpenAsync(new JournalName("partner/" + partner), CancellationToken.None);
        var appended = store.Append(journal, journal.Version, record, null);
        Assert.Equal(CommitOutcome.Committed, await store.WhenCommitted(appended.Ticket, CancellationToken.None));
    }
}
