namespace ChannelGrains.Server.Tests.Ingest;

/// <summary>Whatever throws while a partner takes a batch leaves its figures as its journal says.</summary>
public sealed class BrokenTurnTests
{
    [Theory]
    [InlineData(SourceMode.Keyed)]
    [InlineData(SourceMode.Sequenced)]
    public async Task Append_ThatThrows_LeavesNothingOfTheBatch(SourceMode mode)
    {
        await using var server = await HookedServer.StartAsync();
        var client = server.Client;
        var (source, partner) = (await client.CreateSourceAsync(mode), await client.CreatePartnerAsync());
        await client.SubmitAsync(source, Batch(1, Make.Sale("s1", customer: "A")));
        server.Store.BeforeAppend = _ => throw new InvalidOperationException("for a test");

        var failed = await Assert.ThrowsAsync<RpcException>(() => client.SubmitAsync(source, Batch(2, Make.Sale("s2", customer: "B"), Make.Sale("s3"))));
        server.Store.BeforeAppend = null;

        Refused.With(StatusCode.Unavailable, "OUTCOME_UNKNOWN", failed);
        Assert.Equal(10m, await client.NetAsync(partner));
        Assert.Equal(1, (await client.KpisAsync(partner, "2026-03")).NewCustomers);
        Applied.As(await client.SubmitAsync(source, Batch(2, Make.Sale("s2", customer: "B"), Make.Sale("s3"))), accepted: 2);
        Assert.Equal(30m, await client.NetAsync(partner));

        TransactionBatch Batch(long first, params Transaction[] transactions) =>
            mode == SourceMode.Keyed ? Make.Keyed(partner, transactions) : Make.Numbered(partner, first, transactions);
    }
}
