namespace ChannelGrains.Server.Tests.Ingest;

public sealed class QuarantineFullTests(SharedServer shared)
{
    private const int Bound = 5_920; // of one source: its own 16 and the 5,904 that all share

    private readonly TestClient _client = shared.Client;

    [Fact]
    public async Task Batch_ThatWouldOverfillTheQuarantine_IsRefusedAsAWholeUntilThereIsRoom()
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());
        await using var session = await _client.OpenAsync(source);
        for (var filled = 0; filled < Bound; filled += 1_480)
            Assert.Equal(1_480, (await session.SubmitAsync(Make.Keyed(partner, Bad(filled, 1_480)))).Items.Count);

        Refused.With(StatusCode.ResourceExhausted, "QUARANTINE_FULL", await session.SubmitAsync(Make.Keyed(partner, Make.Sale("good"), Bad(Bound, 1).First())));
        Assert.Equal(0m, await _client.NetAsync(partner));
        Applied.As(await session.SubmitAsync(Make.Keyed(partner, Make.Sale("good"))), accepted: 1);

        var items = await _client.QuarantineAsync(partner);
        await _client.Ingest.DiscardQuarantinedAsync(new DiscardQuarantinedRequest { PartnerId = partner, Note = "Room.", QuarantineIds = { items[0].QuarantineId } });
        Applied.As(await session.SubmitAsync(Make.Keyed(partner, Bad(Bound, 1))), accepted: 0, duplicates: 0, (0, QuarantineReason.Currency));
    }

    [Fact]
    public async Task VoidInARefusedBatch_ReplayedLater_IsNotTakenForASecondOne()
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync());
        await using var session = await _client.OpenAsync(source);
        await session.SubmitAsync(Make.Keyed(partner, Make.Sale("sale"), Make.Void("void", "sale").With(bad => bad.CurrencyCode = "EUR")));
        for (var filled = 1; filled < Bound; filled += 1_973)
            await session.SubmitAsync(Make.Keyed(partner, Bad(filled, 1_973)));
        Refused.With(StatusCode.ResourceExhausted, "QUARANTINE_FULL", await session.SubmitAsync(Make.Keyed(partner, Make.Void("other", "sale"), Bad(0, 1).First())));

        var item = (await _client.QuarantineAsync(partner))[0];
        var answer = await _client.Ingest.ReplayQuarantinedAsync(new ReplayQuarantinedRequest
        {
            PartnerId = partner,
            QuarantineId = item.QuarantineId,
            Corrected = Make.Void("void", "sale"),
            Note = "Yuan.",
        });

        Assert.Equal(QuarantineReason.Unspecified, answer.Reason);
        Assert.Equal(0m, await _client.NetAsync(partner));
    }

    private static IEnumerable<Transaction> Bad(int first, int count) =>
        Make.Sales(first, count).Select(sale => sale.With(bad => bad.CurrencyCode = "EUR"));
}
