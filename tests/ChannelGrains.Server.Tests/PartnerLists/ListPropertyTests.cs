using ChannelGrains.Scorecards.V1;
using ChannelGrains.Server.Tests.Scorecards;
using ChannelGrains.Testing.Postgres;
using CsCheck;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.PartnerLists;

/// <summary>Whatever happens to partners: every filter in every order by pages of any size lists those that are so today, each once.</summary>
public sealed class ListPropertyTests
{
    /// <summary>Kinds of steps from here on are sales and returns.</summary>
    private const int FirstSale = 16;

    private static readonly string[] Regions = ["", "cn", "cn/sichuan", "cn/sichuan/chengdu", "cn/sichuanx", "us/ny"];
    private static readonly string[] Zones = ["Etc/UTC", "Asia/Shanghai", "America/New_York", "Pacific/Kiritimati"];
    private static readonly string[] Names = ["", "alpha", "Alpha", "ALPHA 2", "成都店", "成都", "Zeta", "ähre"];

    private static readonly string[] Bands = ["", "low", "good", "excellent"];

    private static readonly ScorecardDefinition SalesAlone = new()
    {
        EffectiveFrom = "2026-01",
        Kpis = { Card.Kpi(KpiName.Sales, "100") },
        Bands = { new ScoreBand { Name = Bands[1], From = "0" }, new ScoreBand { Name = Bands[2], From = "0.9" }, new ScoreBand { Name = Bands[3], From = "1.1" } },
    };

    private static readonly Gen<Step[]> Steps = StepsOf(15), StepsAndSales = StepsOf(FirstSale + 12);

    private static readonly Gen<ListPartnersRequest[]> Queries = QueriesOf(Gen.Const("")), QueriesOfBands = QueriesOf(Gen.Int[0, 3].Select(band => Bands[band]));

    /// <param name="Kind">What happens.</param>
    /// <param name="Partner">To whom.</param>
    /// <param name="Type">Its type.</param>
    /// <param name="Region">Its region.</param>
    /// <param name="More">Its name, zone, days from now.</param>
    private sealed record Step(int Kind, int Partner, int Type, int Region, int More);

    [Fact]
    public Task Lists_AfterAnything_AreThoseOfTheModel() => Gen.Select(Steps, Queries).SampleAsync((steps, queries) => RunAsync(steps, queries), iter: 6, threads: 1);

    /// <summary>What was lost of the index is made again from the log.</summary>
    [Fact]
    public Task Lists_AfterTheIndexIsLost_AreThoseOfTheModel() => Gen.Select(Steps, Queries).SampleAsync((steps, queries) => RunAsync(steps, queries, rebuilds: true), iter: 2, threads: 1);

    /// <summary>Bands too, as soon as the views were told.</summary>
    [Fact]
    public Task ListsOfBands_AfterAnything_AreThoseOfTheModel() =>
        Gen.Select(StepsAndSales, QueriesOfBands).SampleAsync((steps, queries) => RunAsync(steps, queries, hasBands: true), iter: 3, threads: 1);

    private static Gen<Step[]> StepsOf(int kinds) => Gen.Select(Gen.Int[0, kinds], Gen.Int[0, 30], Gen.Int[0, 3], Gen.Int[0, 5], Gen.Int[0, 7])
        .Select((kind, partner, type, region, more) => new Step(kind, partner, type, region, more)).Array[30, 60];

    private static Gen<ListPartnersRequest[]> QueriesOf(Gen<string> bands) => Gen.Select(Gen.Int[0, 7], Gen.Int[0, 3], Gen.Int[0, 5], Gen.Int[0, 3], Gen.Bool, Gen.Int[1, 12], bands)
        .Select((state, type, region, order, descending, size, band) => new ListPartnersRequest
        {
            Band = band,
            State = (PartnerState)state,
            ChannelType = (ChannelType)type,
            Region = Regions[region],
            OrderBy = (PartnerOrder)order,
            Descending = descending,
            PageSize = size,
        }).Array[25];

    private static async Task RunAsync(Step[] steps, ListPartnersRequest[] queries, bool rebuilds = false, bool hasBands = false)
    {
        using var directory = new TemporaryDirectory();
        var time = DrivenClock.StartingAt(Make.Noon);
        var server = await StartAsync(directory, time, hasBands);
        try
        {
            var client = new TestClient(server.Channel);
            if (hasBands)
                await client.DefineAsync(SalesAlone);
            var source = await client.CreateSourceAsync(SourceMode.Keyed);
            HashSet<string> partners = [];
            foreach (var (step, number) in steps.Select((step, number) => (step, number)))
            {
                if (step.Kind >= FirstSale)
                    await SellAsync(client, time, source, partners, step, $"t{number}");
                else
                    await ChangeAsync(client, time, partners, step);
                // Not only at the end: what is planned is not so yet, and what ended has rows for a while.
                await ShowsAsync(queries[number % queries.Length]);
            }
            await server.DisposeAsync();
            if (rebuilds)
                await TestDatabase.LoseRowsAsync(directory.Path);
            server = await StartAsync(directory, time, hasBands);
            client = new TestClient(server.Channel);
            foreach (var query in queries)
                await ShowsAsync(query);
            time.Advance(TimeSpan.FromDays(9));
            foreach (var query in queries)
                await ShowsAsync(query);
            Assert.Empty((await client.Admin.VerifyJournalAsync(new Admin.V1.VerifyJournalRequest())).Problems);

            async Task ShowsAsync(ListPartnersRequest query)
            {
                List<Partner> expected = [], listed = [];
                if (!hasBands)
                {
                    (expected, listed) = await ReadAsync(client, partners, query, month: null);
                    Assert.Equal(expected, listed);
                    return;
                }
                // The views follow what was acknowledged, on the clock that the test drives.
                for (var looks = 0; looks < 200; looks++)
                {
                    time.Advance(TimeSpan.FromSeconds(1));
                    var month = time.GetUtcNow().ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
                    try
                    {
                        (expected, listed) = await ReadAsync(client, partners, query, month);
                    }
                    catch (RpcException exception) when (exception.StatusCode == StatusCode.Unavailable)
                    {
                        continue;
                    }
                    if (expected.SequenceEqual(listed))
                        return;
                    await Task.Delay(5);
                }
                Assert.Equal(expected, listed);
                Assert.Fail("The bands stayed unknown.");
            }
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private static async Task<TestServer> StartAsync(TemporaryDirectory directory, FakeTimeProvider time, bool hasViews)
    {
        var server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Programme:TimeZone"] = "Etc/UTC", ["Views:Enabled"] = $"{hasViews}" }, directory.Path, time);
        return server;
    }

    private static async Task ChangeAsync(TestClient client, FakeTimeProvider time, HashSet<string> partners, Step step)
    {
        var id = $"p-{step.Partner}";
        var partner = new Partner
        {
            PartnerId = id,
            DisplayName = Names[step.More],
            ChannelType = (ChannelType)Math.Max(1, step.Type),
            Region = Regions[step.Region],
            TimeZone = Zones[step.More % Zones.Length],
        };
        var day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(step.More).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        try
        {
            switch (step.Kind)
            {
                case 0:
                    time.Advance(TimeSpan.FromHours(7 * step.More));
                    break;
                case 1:
                    await client.Partners.SuspendPartnerAsync(new SuspendPartnerRequest { PartnerId = id, Reason = "audit" });
                    break;
                case 2:
                    await client.Partners.ResumePartnerAsync(new ResumePartnerRequest { PartnerId = id, Reason = "done" });
                    break;
                case 3:
                    await client.Partners.TerminatePartnerAsync(new TerminatePartnerRequest { PartnerId = id, Reason = "over", EffectiveFrom = step.More > 3 ? day : "" });
                    break;
                case 4 or 5 or 6:
                    await client.Partners.UpdatePartnerAsync(new UpdatePartnerRequest
                    {
                        Partner = partner,
                        UpdateMask = new FieldMask { Paths = { step.Kind == 4 ? ["display_name"] : ["display_name", "region", "channel_type", "time_zone"] } },
                        EffectiveFrom = step.Kind == 5 ? day : "",
                    });
                    break;
                default:
                    await client.Partners.CreatePartnerAsync(new CreatePartnerRequest { PartnerId = id, Partner = partner, InitialState = step.Kind % 2 == 0 ? PartnerState.Active : PartnerState.Prospect });
                    partners.Add(id);
                    break;
            }
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.NotFound or StatusCode.AlreadyExists or StatusCode.FailedPrecondition or StatusCode.InvalidArgument)
        {
            // Refused: nothing happened.
        }
    }

    /// <summary>Sells, or takes back, now; what a partner may not sell goes to quarantine.</summary>
    private static async Task SellAsync(TestClient client, FakeTimeProvider time, string source, HashSet<string> partners, Step step, string number)
    {
        // Those that are there, so that several sales are of one.
        if (partners.Order(StringComparer.Ordinal).ElementAtOrDefault(step.Partner % Math.Max(1, Math.Min(partners.Count, 6))) is not { } partner)
            return;
        var (amount, now) = (15 + 20 * step.More, time.GetUtcNow());
        await client.SubmitAsync(source, Make.Keyed(partner, step.Kind % 5 == 0 ? Make.Return(number, amount, now) : Make.Sale(number, amount, now)));
    }

    /// <summary>By what its own journal says: see <see cref="SalesAlone"/>.</summary>
    private static async Task<string> BandAsync(TestClient client, GetPartnerResponse partner, string month)
    {
        var lastDay = DateOnly.Parse(month + "-01", System.Globalization.CultureInfo.InvariantCulture).AddMonths(1).AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        // Steps come as they were taken: a suspension may be taken behind a planned end, and begin before it.
        if (partner.Steps.OrderBy(step => step.From, StringComparer.Ordinal).LastOrDefault(step => string.CompareOrdinal(step.From, lastDay) <= 0)?.State is not (PartnerState.Active or PartnerState.Suspended))
            return "";
        var net = (await client.KpisAsync(partner.Partner.PartnerId, month)).Total.Net.ToDecimal();
        return net >= 110 ? Bands[3] : net >= 90 ? Bands[2] : net >= 0 ? Bands[1] : "";
    }

    /// <summary>The partners that are to be listed, and those that are; with bands where a month is given.</summary>
    private static async Task<(List<Partner> Expected, List<Partner> Listed)> ReadAsync(TestClient client, HashSet<string> partners, ListPartnersRequest query, string? month)
    {
        List<Partner> expected = [];
        foreach (var id in partners)
        {
            var found = await client.Partners.GetPartnerAsync(new GetPartnerRequest { PartnerId = id });
            if (month is not null && Admits(query, found.Partner))
                found.Partner.Band = await BandAsync(client, found, month);
            if (Admits(query, found.Partner) && (query.Band.Length == 0 || found.Partner.Band == query.Band))
                expected.Add(found.Partner);
        }
        expected.Sort((left, right) => Compare(query.OrderBy, left, right) * (query.Descending ? -1 : 1));

        List<Partner> listed = [];
        var next = query.Clone();
        do
        {
            var page = await client.Partners.ListPartnersAsync(next);
            Assert.InRange(page.Partners.Count, 0, query.PageSize);
            listed.AddRange(page.Partners);
            next.PageToken = page.NextPageToken;
        }
        while (next.PageToken.Length > 0);
        return (expected, listed);
    }

    private static bool Admits(ListPartnersRequest query, Partner partner) =>
        (query.State == PartnerState.Unspecified || partner.State == query.State)
        && (query.ChannelType == ChannelType.Unspecified || partner.ChannelType == query.ChannelType)
        && (query.Region.Length == 0 || $"{partner.Region}/".StartsWith($"{query.Region}/", StringComparison.Ordinal));

    private static int Compare(PartnerOrder order, Partner left, Partner right)
    {
        var first = order switch
        {
            PartnerOrder.DisplayName => string.CompareOrdinal(left.DisplayName.ToUpperInvariant(), right.DisplayName.ToUpperInvariant()),
            PartnerOrder.CreatedAt => left.CreatedAt.CompareTo(right.CreatedAt),
            _ => 0,
        };
        return first != 0 ? first : string.CompareOrdinal(left.PartnerId, right.PartnerId);
    }
}
