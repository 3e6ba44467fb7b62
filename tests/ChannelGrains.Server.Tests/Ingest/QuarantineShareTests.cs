namespace ChannelGrains.Server.Tests.Ingest;

public sealed class QuarantineShareTests(SharedServer shared)
{
    private const int Kept = 16; // for each source

    private readonly TestClient _client = shared.Client;

    [Fact]
    public async Task FullQuarantine_OfOneSource_LeavesTheOthersTheirs()
    {
        var partner = await _client.CreatePartnerAsync();
        var (broken, other, third) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreateSourceAsync(SourceMode.Sequenced));
        var filled = 0;
        for (var count = 1_000; count > 0;)
            try
            {
                await _client.SubmitAsync(broken, Make.Keyed(partner, Bad(filled, count)));
                filled += count;
            }
            catch (RpcException exception) when (exception.StatusCode == StatusCode.ResourceExhausted)
            {
                count /= 2;
            }

        Applied.As(await _client.SubmitAsync(other, Make.Keyed(partner, [Make.Sale("good"), .. Bad(0, 1)])), accepted: 1, duplicates: 0, (1, QuarantineReason.Currency));
        await _client.SubmitAsync(other, Make.Keyed(partner, Bad(1, Kept - 1)));
        Refused.With(StatusCode.ResourceExhausted, "QUARANTINE_FULL",
            await Assert.ThrowsAsync<RpcException>(() => _client.SubmitAsync(other, Make.Keyed(partner, Bad(Kept, 1)))));
        Applied.As(await _client.SubmitAsync(third, Make.Numbered(partner, 1, [Make.Sale("good"), .. Bad(0, 1)])), accepted: 1, duplicates: 0, (1, QuarantineReason.Currency));
        Refused.With(StatusCode.ResourceExhausted, "QUARANTINE_FULL",
            await Assert.ThrowsAsync<RpcException>(() => _client.SubmitAsync(broken, Make.Keyed(partner, Bad(filled, 1)))));
    }

    private static IEnumerable<Transaction> Bad(int first, int count) =>
        Make.Sales(first, count).Select(sale => sale.With(bad => bad.CurrencyCode = "EUR"));
}
