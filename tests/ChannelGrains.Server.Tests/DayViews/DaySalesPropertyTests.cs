using System.Globalization;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.DayViews;

/// <summary>Whatever partners of several zones send, with restarts and midnights between: what is shown of today and the day before is the sum of their own books, each on its own day.</summary>
public sealed class DaySalesPropertyTests
{
    private const int Partners = 6;

    private static readonly string[] Zones = ["Asia/Shanghai", "America/New_York", "Pacific/Kiritimati"];
    private static readonly string[] Regions = ["", "cn/a", "cn/a/x", "us"];
    private static readonly ChannelType[] Types = [ChannelType.Direct, ChannelType.Internal];

    private static readonly Gen<Step[]> Steps = Gen.Select(
        Gen.Int[0, Partners - 1], Gen.Int[0, 19], Gen.Int[1, 500], Gen.Int[-60, 24], Gen.Int[0, Regions.Length - 1], Gen.Int[0, 39],
        (partner, kind, amount, hours, region, luck) => new Step(partner, kind, amount, hours, Regions[region], luck)).Array[20, 60];

    /// <summary>A transaction so many hours after now, or a void of an earlier one; now and then a restart some hours later.</summary>
    private sealed record Step(int Partner, int Kind, int Amount, int Hours, string Region, int Luck);

    [Fact]
    public Task Sums_OfAnyTraffic_AreThoseOfThePartnersBooks() => Steps.SampleAsync(RunAsync, iter: 10, threads: 1);

    private static async Task RunAsync(Step[] steps)
    {
        using var directory = new TemporaryDirectory();
        var time = DrivenClock.StartingAt(Make.At("2026-04-14T20:00"));
        var server = await TestServer.StartAsync(directory: directory.Path, time: time);
        try
        {
            var client = new TestClient(server.Channel);
            var source = await client.CreateSourceAsync(SourceMode.Keyed);
            var partners = new List<string>();
            for (var at = 0; at < Partners; at++)
                partners.Add(await client.CreatePartnerAsync(request => (request.Partner.TimeZone, request.Partner.ChannelType) = (Zones[at % Zones.Length], Types[at % Types.Length])));
            foreach (var (number, step) in steps.Index())
            {
                if (step.Luck == 0)
                {
                    await server.DisposeAsync();
                    time = DrivenClock.StartingAt(time.GetUtcNow().AddHours(step.Amount % 20));
                    server = await TestServer.StartAsync(directory: directory.Path, time: time);
                    client = new TestClient(server.Channel);
                }
                await client.SubmitAsync(source, Make.Keyed(partners[step.Partner], Transaction(step, number, time.GetUtcNow())));
            }
            await CompareAsync(client, partners, time);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private static async Task CompareAsync(TestClient client, List<string> partners, FakeTimeProvider time)
    {
        VerifyViewsResponse? report = null;
        // Views are told, and verified, by the server's clock.
        await Eventually.TrueAsync(async () => (report = await Eventually.DoneAsync(time, TimeSpan.FromMilliseconds(25), client.Markets.VerifyViewsAsync(new()).ResponseAsync)).Behind == 0);
        Assert.Empty(report!.Differences);
        var sales = (await client.Kpis.GetDaySalesAsync(new())).Sales;
        var books = new Dictionary<ChannelType, (Measures Today, Measures Before)>();
        foreach (var (at, partner) in partners.Index())
        {
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(Zones[at % Zones.Length])).DateTime);
            var (now, before) = (await BookAsync(client, partner, today), await BookAsync(client, partner, today.AddDays(-1)));
            var sum = books.GetValueOrDefault(Types[at % Types.Length]);
            books[Types[at % Types.Length]] = (sum.Today + now, sum.Before + before);
        }
        Assert.Equal((books.Values.Aggregate(default(Measures), (sum, type) => sum + type.Today), books.Values.Aggregate(default(Measures), (sum, type) => sum + type.Before)), Of(sales.Total));
        foreach (var (type, sum) in books)
            Assert.Equal(sum, sales.ChannelTypes.FirstOrDefault(part => part.ChannelType == type) is { } part ? Of(part) : default);
        Assert.Equal(Of(sales.Total), sales.Regions.Select(Of).Aggregate(default((Measures Today, Measures Before)), (sum, part) => (sum.Today + part.Today, sum.Before + part.Before)));
    }

    private static async Task<Measures> BookAsync(TestClient client, string partner, DateOnly day)
    {
        var total = (await client.KpisAsync(partner, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))).Total;
        return new(total.Gross.ToDecimal(), total.Returns.ToDecimal(), total.Net.ToDecimal(), total.Transactions);
    }

    private static (Measures Today, Measures Before) Of(DayFigures figures) => (Of(figures.Today), Of(figures.DayBefore));

    private static Measures Of(DayMeasures measures) => new(measures.Gross.ToDecimal(), measures.Returns.ToDecimal(), measures.Net.ToDecimal(), measures.Transactions);

    private static Transaction Transaction(Step step, int number, DateTimeOffset now)
    {
        var at = now.AddHours(step.Hours);
        var transaction = step.Kind switch
        {
            <= 2 when number > 0 => Make.Void($"t{number}", $"t{step.Amount % number}", at),
            <= 5 => Make.Return($"t{number}", step.Amount, at),
            _ => Make.Sale($"t{number}", step.Amount, at),
        };
        transaction.Region = step.Region;
        return transaction;
    }

    private readonly record struct Measures(decimal Gross, decimal Returns, decimal Net, long Transactions)
    {
        public static Measures operator +(Measures left, Measures right) =>
            new(left.Gross + right.Gross, left.Returns + right.Returns, left.Net + right.Net, left.Transactions + right.Transactions);
    }
}
