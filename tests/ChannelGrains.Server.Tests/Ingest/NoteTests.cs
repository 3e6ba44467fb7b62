namespace ChannelGrains.Server.Tests.Ingest;

/// <summary>What people may write beside a change: nothing that fills the journal.</summary>
public sealed class NoteTests(SharedServer shared)
{
    private readonly TestClient _client = shared.Client;

    [Theory]
    [InlineData("TEXT_TOO_LONG")]
    [InlineData("TEXT_INVALID")]
    public async Task Note_TooLongOrWithControlCharacters_IsRefused(string reason)
    {
        var note = reason == "TEXT_TOO_LONG" ? new string('x', 1_025) : "\u001B[2J";
        var (keyed, sequenced, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreateSourceAsync(SourceMode.Sequenced), await _client.CreatePartnerAsync());
        await _client.SubmitAsync(keyed, Make.Keyed(partner, Make.Sale("s").With(sale => sale.CurrencyCode = "EUR")));
        var item = Assert.Single(await _client.QuarantineAsync(partner)).QuarantineId;

        await Refused.WithAsync(StatusCode.InvalidArgument, reason, _client.Ingest.ReplayQuarantinedAsync(
            new ReplayQuarantinedRequest { PartnerId = partner, QuarantineId = item, Corrected = Make.Sale("s"), Note = note }));
        await Refused.WithAsync(StatusCode.InvalidArgument, reason, _client.Ingest.DiscardQuarantinedAsync(
            new DiscardQuarantinedRequest { PartnerId = partner, QuarantineIds = { item }, Note = note }));
        await Refused.WithAsync(StatusCode.InvalidArgument, reason, _client.Ingest.OpenLaneAsync(
            new OpenLaneRequest { PartnerId = partner, SourceId = sequenced, Reason = note }));
        Assert.Single(await _client.QuarantineAsync(partner));
        Assert.Equal(0, (await _client.GetLaneAsync(sequenced, partner)).Epoch);
    }
}
