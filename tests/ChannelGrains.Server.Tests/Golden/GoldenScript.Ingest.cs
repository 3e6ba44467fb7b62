namespace ChannelGrains.Server.Tests.Golden;

internal static partial class GoldenScript
{
    private static async Task SellAsync(TestClient client)
    {
        var batch = Make.Keyed(Partner,
            Make.Sale("k1", 19.99m, customer: "member-7"), Make.Sale("k2", 5, Make.Noon.AddDays(1), "member-8", "tea"), Make.Return("k3", 2),
            Make.Void("k4", "k1"), Make.Void("k5", "k9"), Make.Sale("k6").With(sale => sale.CurrencyCode = "EUR"), Make.Sale("k7", 3, Make.Noon.AddDays(-400), "member-7"));
        await client.SubmitAsync(Keyed, batch);
        await client.SubmitAsync(Keyed, Make.Keyed(Partner, Make.Sale("k2", 6), Make.Sale("k9", 4).With(sale => sale.Region = "cn/yunnan")));
        await client.SubmitAsync(Late, Make.Keyed(Partner, Make.Sale("late")));
        await client.SubmitAsync(Numbered, Make.Numbered(Partner, 1, Make.Sale("s1", 7), Make.Sale("s2", 8).With(sale => sale.Lines[0].CostMicros = 5_000_000), Make.Void("s3", "s1")));
        await Assert.ThrowsAsync<RpcException>(() => client.SubmitAsync(Numbered, Make.Numbered(Partner, 2, Make.Sale("s2", 9))));
    }

    private static async Task HandleAsync(TestClient client)
    {
        var euro = (await client.QuarantineAsync(Partner)).Single(item => item.Reason == QuarantineReason.Currency);
        await client.Ingest.ReplayQuarantinedAsync(new ReplayQuarantinedRequest
        {
            PartnerId = Partner,
            QuarantineId = euro.QuarantineId,
            Corrected = euro.Transaction.With(sale => (sale.CurrencyCode, sale.CustomerId) = ("CNY", "member-9")),
            Note = "a wrong currency",
        });
        await client.Ingest.ReplayQuarantinedAsync(new ReplayQuarantinedRequest { PartnerId = Partner, Filter = new QuarantineFilter { SourceId = Late }, Note = "old receipts" });
        var conflict = (await client.QuarantineAsync(Partner)).First(item => item.SourceId == Keyed);
        await client.Ingest.DiscardQuarantinedAsync(new DiscardQuarantinedRequest { PartnerId = Partner, QuarantineIds = { conflict.QuarantineId }, Note = "sent twice" });
        await client.Ingest.OpenLaneAsync(new OpenLaneRequest { PartnerId = Partner, SourceId = Numbered, ExpectedEpoch = 1, Reason = "a new till" });
    }
}
