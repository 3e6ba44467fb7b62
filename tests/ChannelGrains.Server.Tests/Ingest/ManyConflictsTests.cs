using System.Diagnostics;
using Google.Protobuf;

namespace ChannelGrains.Server.Tests.Ingest;

/// <summary>What came before comes again, all at once and in other bytes: it costs about what it cost first.</summary>
public sealed class ManyConflictsTests : IAsyncLifetime
{
    private const int Many = 2_000;

    private HookedServer _server = null!;
    private string _partner = "";

    private TestClient Client => _server.Client;

    public async ValueTask InitializeAsync()
    {
        _server = await HookedServer.StartAsync();
        _partner = await Client.CreatePartnerAsync();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Keyed_ManyAgainWithOneMoreField_ReadNoRecord()
    {
        await using var session = await Client.OpenAsync(await Client.CreateSourceAsync(SourceMode.Keyed));
        for (var first = 0; first < Many; first += 100)
            Applied.As(await session.SubmitAsync(Make.Keyed(_partner, Make.Sales(first, 100))), accepted: 100);
        var reads = _server.Store.Reads;

        var again = await session.SubmitAsync(Make.Keyed(_partner, Make.Sales(0, Many).Select(sale => sale.With(s => s.TerminalId = "t"))));

        Assert.Equal((0, 0, Many), (again.Accepted, again.Duplicates, again.Items.Count(item => item.Reason == QuarantineReason.ContentConflict)));
        Assert.Equal(reads, _server.Store.Reads);
        // Evidence is kept once.
        var third = await session.SubmitAsync(Make.Keyed(_partner, Make.Sales(0, Many).Select(sale => sale.With(s => s.TerminalId = "t"))));
        Assert.Equal((0, Many), (third.Accepted, third.Duplicates));
    }

    [Fact]
    public async Task Keyed_ManyOfOneIdAfterAVeryLongOne_AreDecidedAtOnce()
    {
        await using var session = await Client.OpenAsync(await Client.CreateSourceAsync(SourceMode.Keyed));
        // 200 KB of lines of two bytes.
        byte[] lines = [.. Enumerable.Repeat<byte[]>([0x52, 0x00], 100_000).SelectMany(line => line)];
        byte[] longOne = [.. new Transaction { TransactionId = "a" }.ToByteArray(), .. lines];
        var sales = Enumerable.Range(0, Many).Select(i => Make.Sale("a", 1 + i).ToByteArray()).ToList();
        var watch = Stopwatch.StartNew();

        var result = await Wire.SubmitAsync(session, Make.Keyed(_partner), [longOne, .. sales]);

        // It took a quarter of a minute when each was compared anew.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Equal((0, 0, Many + 1), (result.Accepted, result.Duplicates, result.Items.Count));
        Assert.Equal(Many, result.Items.Count(item => item.Reason == QuarantineReason.ContentConflict));
    }

    [Fact]
    public async Task Keyed_ManyIdsEachTwiceInABatch_AreTakenOnce()
    {
        await using var session = await Client.OpenAsync(await Client.CreateSourceAsync(SourceMode.Keyed));
        // Once more in other bytes, and once more with other content.
        var sales = Make.Sales(0, 500).ToList();
        var sent = sales.Select(sale => sale.ToByteArray()).ToList();

        var result = await Wire.SubmitAsync(session, Make.Keyed(_partner),
            [.. sent, .. sent.Select(WithUnknownField), .. sales.Select(sale => sale.With(s => s.StoreId = "other").ToByteArray())]);

        Assert.Equal((500, 500, 500), (result.Accepted, result.Duplicates, result.Items.Count));
        Assert.Equal(5_000m, await Client.NetAsync(_partner));
    }

    [Fact]
    public async Task Sequenced_OldNumbersBetweenManyRecordsOfAnotherLane_ReadAFewRecordsEach()
    {
        var (rare, busy) = (await Client.CreateSourceAsync(SourceMode.Sequenced), await Client.CreateSourceAsync(SourceMode.Sequenced));
        await using var one = await Client.OpenAsync(rare);
        await using var other = await Client.OpenAsync(busy);
        const int Numbers = 5, Between = 150;
        for (var number = 1; number <= Numbers; number++)
        {
            Applied.As(await one.SubmitAsync(Make.Numbered(_partner, number, Make.Sale($"r{number}"))), accepted: 1);
            for (var i = 0; i < Between; i++)
                Applied.As(await other.SubmitAsync(Make.Numbered(_partner, ((number - 1) * Between) + i + 1, Make.Sale($"b{number}-{i}"))), accepted: 1);
        }
        var reads = _server.Store.RecordsRead;

        // In one batch, where each number came alone before; in other bytes.
        var again = await Wire.SubmitAsync(one, Make.Numbered(_partner, 1),
            Enumerable.Range(1, Numbers).Select(number => WithUnknownField(Make.Sale($"r{number}").ToByteArray())));

        Applied.As(again, accepted: 0, duplicates: Numbers);
        Assert.InRange(_server.Store.RecordsRead - reads, Numbers, Numbers * 64);
    }

    private static byte[] WithUnknownField(byte[] transaction) => [.. transaction, 0x9A, 0x06, 0x01, 0x07];
}
