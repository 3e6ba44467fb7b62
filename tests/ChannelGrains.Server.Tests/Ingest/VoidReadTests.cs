namespace ChannelGrains.Server.Tests.Ingest;

/// <summary>What the index is asked for a void.</summary>
public sealed class VoidReadTests : IAsyncLifetime
{
    private HookedServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await HookedServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>Its own id, its original's, and only then what reversed that.</summary>
    [Theory]
    [InlineData("sale", 3)]
    [InlineData("void", 2)]
    [InlineData("foreign", 3)] // and whether it was replayed
    public async Task Void_OfAnOriginal_AsksWhatReversedItOnlyWhereThatCounts(string original, int reads)
    {
        var client = _server.Client;
        var partner = await client.CreatePartnerAsync();
        await using var session = await client.OpenAsync(await client.CreateSourceAsync(SourceMode.Keyed));
        await session.SubmitAsync(Make.Keyed(partner,
            Make.Sale("sale"), Make.Sale("other"), Make.Void("void", "other"), Make.Sale("foreign").With(sale => sale.CurrencyCode = "EUR")));
        var asked = 0;
        _server.Store.BeforeReadIndex = () =>
        {
            Interlocked.Increment(ref asked);
            return Task.CompletedTask;
        };

        await session.SubmitAsync(Make.Keyed(partner, Make.Void("v", original)));

        Assert.Equal(reads, asked);
    }
}
