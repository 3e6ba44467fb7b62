using CsCheck;

namespace ChannelGrains.Server.Tests.Kpis;

/// <summary>Whatever is sent, in whatever order, how often and with however many restarts between: the figures are those of the reference.</summary>
public sealed class TrafficPropertyTests
{
    private const int Ids = 60;
    private static readonly string[] Months = ["2026-01", "2026-02", "2026-03"];

    private static readonly Gen<Transaction[]> Traffic =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 500], Gen.Int[0, 80], Gen.Int[0, 6], Gen.Int[0, Ids - 1], Gen.Int[0, 14]).Array[Ids]
            .Select(drawn => drawn.Select((one, i) => ToTransaction(i, one)).ToArray());

    /// <summary>Deliveries: a KEYED one names ids, a SEQUENCED one goes back by so many numbers and sends so many. Now and then a restart.</summary>
    private static readonly Gen<Delivery[]> Deliveries =
        Gen.Select(Gen.Bool, Gen.Int[0, Ids - 1].Array[1, 12], Gen.Int[0, 20], Gen.Int[1, 12], Gen.Int[0, 29])
            .Select((keyed, ids, back, count, luck) => new Delivery(keyed, ids, back, count, luck == 0)).Array[20, 45];

    private sealed record Delivery(bool Keyed, int[] Ids, int Back, int Count, bool Restart);

    [Fact]
    public Task Figures_OfAnyTraffic_AreThoseOfTheReference() =>
        Gen.Select(Traffic, Deliveries).SampleAsync((traffic, deliveries) => RunAsync(traffic, deliveries), iter: 12, threads: 1);

    private static async Task RunAsync(Transaction[] traffic, Delivery[] deliveries)
    {
        using var directory = new TemporaryDirectory();
        var server = await TestServer.StartAsync(directory: directory.Path);
        try
        {
            var client = new TestClient(server.Channel);
            var (keyed, sequenced, partner) = (
                await client.CreateSourceAsync(SourceMode.Keyed), await client.CreateSourceAsync(SourceMode.Sequenced), await client.CreatePartnerAsync());
            var book = new ReferenceBook();
            var committed = 0;
            foreach (var delivery in deliveries)
            {
                if (delivery.Restart)
                {
                    await server.DisposeAsync();
                    server = await TestServer.StartAsync(directory: directory.Path);
                    client = new TestClient(server.Channel);
                }
                if (delivery.Keyed)
                    await DeliverAsync(client, book, keyed, partner, delivery.Ids.Select(id => traffic[id]).ToList());
                else
                    committed = await DeliverAsync(client, book, sequenced, partner, traffic, committed, delivery);
            }
            foreach (var month in Months)
                Assert.Equal(book.Month(month), ReferenceBook.Month(await client.KpisAsync(partner, month)));
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private static async Task DeliverAsync(TestClient client, ReferenceBook book, string source, string partner, List<Transaction> transactions)
    {
        var result = await client.SubmitAsync(source, Make.Keyed(partner, transactions));
        var before = transactions.DistinctBy(one => one.TransactionId).Count(one => book.Knows(source, one.TransactionId));
        Assert.Equal(before + transactions.Count - transactions.DistinctBy(one => one.TransactionId).Count(), result.Duplicates);
        foreach (var transaction in transactions.Where(one => !book.Knows(source, one.TransactionId)).DistinctBy(one => one.TransactionId).ToList())
            book.Take(source, transaction);
    }

    private static async Task<int> DeliverAsync(
        TestClient client, ReferenceBook book, string source, string partner, Transaction[] traffic, int committed, Delivery delivery)
    {
        var first = Math.Max(0, committed - delivery.Back);
        var sent = traffic.Skip(first).Take(delivery.Count).ToList();
        if (sent.Count == 0)
            return committed;
        var result = await client.SubmitAsync(source, Make.Numbered(partner, first + 1, sent));
        var end = Math.Max(committed, first + sent.Count);
        Assert.Equal((end, Math.Min(sent.Count, committed - first)), (result.CommittedSequence, result.Duplicates));
        for (var number = committed; number < end; number++)
            book.Take(source, traffic[number]);
        return end;
    }

    private static Transaction ToTransaction(int id, (int Kind, int Cents, int Day, int Customer, int Original, int Fault) drawn)
    {
        var at = new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero).AddDays(drawn.Day);
        // A void of itself is no traffic: it names its neighbour.
        var transaction = drawn.Kind <= 2
            ? Make.Void($"t{id}", $"t{(drawn.Original == id ? (id + 1) % Ids : drawn.Original)}", at)
            : Make.Sale($"t{id}", drawn.Cents / 100m, at, drawn.Customer == 0 ? "" : $"c{drawn.Customer}", $"category{drawn.Cents % 3}");
        if (drawn.Kind is 3 or 4)
            transaction.Kind = TransactionKind.Return;
        if (drawn.Fault == 0)
            transaction.CurrencyCode = "EUR";
        return transaction;
    }
}
