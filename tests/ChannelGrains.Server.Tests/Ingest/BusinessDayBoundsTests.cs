using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Ingest;

/// <summary>Days that no period can name: they count nowhere, whoever asks for it.</summary>
public sealed class BusinessDayBoundsTests(SharedServer shared)
{
    private readonly TestClient _client = shared.Client;

    public static TheoryData<string, string> OutsideOfAllPeriods => new()
    {
        { "1899-12-31T23:59:59", "Etc/UTC" },
        { "1899-12-30T00:00:00", "Asia/Shanghai" },
        { "1900-01-01T02:00:00", "America/New_York" },
        { "0001-01-01T00:00:00", "America/New_York" },
        { "0001-01-01T00:00:00", "Pacific/Kiritimati" },
        { "0001-01-01T00:00:00", "Etc/UTC" },
    };

    [Theory]
    [MemberData(nameof(OutsideOfAllPeriods))]
    public async Task Replay_OfADayBeforeAllPeriods_StaysInQuarantine(string at, string zone)
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync(request => request.Partner.TimeZone = zone));
        Applied.As(await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s1", at: Make.At(at), customer: "c"))), accepted: 0, duplicates: 0, (0, QuarantineReason.ClockBehind));
        var item = Assert.Single(await _client.QuarantineAsync(partner)).QuarantineId;

        Assert.Equal(QuarantineReason.Format, (await ReplayAsync(partner, item, null)).Reason);
        Assert.Equal(QuarantineReason.Format, (await ReplayAsync(partner, item, Make.Sale("s1", at: Make.At(at)))).Reason);
        Assert.Single(await _client.QuarantineAsync(partner));
        Assert.Empty((await _client.Markets.VerifyViewsAsync(new VerifyViewsRequest())).Differences);

        Assert.Equal(QuarantineReason.Unspecified, (await ReplayAsync(partner, item, Make.Sale("s1"))).Reason);
        Assert.Equal(10m, await _client.NetAsync(partner));
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59", "Pacific/Kiritimati")]
    [InlineData("9999-12-31T23:59:59", "America/New_York")]
    [InlineData("9999-01-01T00:00:00", "Etc/UTC")]
    public async Task Replay_OfADayAfterAllPeriods_StaysInQuarantine(string at, string zone)
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync(request => request.Partner.TimeZone = zone));
        Applied.As(await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s1", at: Make.At(at)))), accepted: 0, duplicates: 0, (0, QuarantineReason.ClockAhead));

        Assert.Equal(QuarantineReason.ClockAhead, (await ReplayAsync(partner, Assert.Single(await _client.QuarantineAsync(partner)).QuarantineId, null)).Reason);
    }

    [Theory]
    [InlineData("1900-01-01T00:00:00", "Etc/UTC", "1900-01-01")]
    [InlineData("1899-12-31T20:00:00", "Asia/Tokyo", "1900-01-01")]
    public async Task Replay_OfTheFirstDay_Counts(string at, string zone, string day)
    {
        var (source, partner) = (await _client.CreateSourceAsync(SourceMode.Keyed), await _client.CreatePartnerAsync(request => request.Partner.TimeZone = zone));
        await _client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s1", at: Make.At(at))));

        Assert.Equal(QuarantineReason.Unspecified, (await ReplayAsync(partner, Assert.Single(await _client.QuarantineAsync(partner)).QuarantineId, null)).Reason);
        Assert.Equal(10m, await _client.NetAsync(partner, day));
        Assert.Empty((await _client.Markets.VerifyViewsAsync(new VerifyViewsRequest())).Differences);
    }

    [Theory]
    [InlineData("1900-01")]
    [InlineData("1900")]
    [InlineData("9998-12")]
    [InlineData("9998")]
    public async Task Answers_OfTheFirstAndLastPeriods_AreThere(string period)
    {
        var partner = await _client.CreatePartnerAsync();

        Assert.Equal(0, (await _client.KpisAsync(partner, period)).Total.Transactions);
        Assert.Equal(0, (await _client.Markets.GetMarketShareAsync(new GetMarketShareRequest { Period = period, Region = "nowhere" })).Share.PartnerCount);
        Assert.Equal(0, (await _client.Kpis.GetChannelKpisAsync(new GetChannelKpisRequest { Period = period, Scope = new ChannelScope { Region = "nowhere" } })).Kpis.PartnerCount);
        Assert.Empty((await _client.Kpis.ListPartnerKpisAsync(new ListPartnerKpisRequest { Period = period, Scope = new ChannelScope { Region = "nowhere" } })).Rows);
        Assert.Empty((await _client.Markets.ListMarketsAsync(new ListMarketsRequest { Period = period, Region = "nowhere" })).Markets);
    }

    [Theory]
    [InlineData("1899-12-31")]
    [InlineData("9999-01-01")]
    public async Task ActiveFrom_OutsideOfAllPeriods_IsRefused(string day)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(() => _client.CreatePartnerAsync(request => request.Partner.ActiveFrom = day));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
    }

    [Theory]
    [InlineData(-25_569)] // 1899-12-30
    [InlineData(-719_163)] // the day before year 1
    [InlineData(2_932_896)] // 9999-12-31
    [InlineData(int.MaxValue)]
    public async Task FactOfADayOfNoPeriod_InTheJournal_HurtsNobody(int day)
    {
        using var directory = new TemporaryDirectory();
        string source, partner;
        await using (var server = await TestServer.StartAsync(directory: directory.Path))
        {
            var client = new TestClient(server.Channel);
            (source, partner) = (await client.CreateSourceAsync(SourceMode.Keyed), await client.CreatePartnerAsync());
            await client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("bad").With(bad => bad.CurrencyCode = "EUR")));
        }
        await using (var without = await TestServer.StartAsync(new Dictionary<string, string?> { ["Views:Enabled"] = "false" }, directory.Path))
            await AppendReplayAsync(without, partner, source, day);
        await using var later = await TestServer.StartAsync(directory: directory.Path);
        var again = new TestClient(later.Channel);

        Applied.As(await again.SubmitAsync(source, Make.Keyed(partner, Make.Sale("good"))), accepted: 1);
        Assert.Equal(10m, await again.NetAsync(partner));
        await Eventually.TrueAsync(async () => (await again.Kpis.ListPartnerKpisAsync(new ListPartnerKpisRequest { Period = "2026" })).Rows.Count == 1);
        Assert.Empty((await again.Markets.VerifyViewsAsync(new VerifyViewsRequest())).Differences);
    }

    /// <summary>Writes what a server without this rule might have written.</summary>
    private static async Task AppendReplayAsync(TestServer server, string partner, string source, int day)
    {
        var store = server.Services.GetRequiredService<IJournalStore>();
        var journal = await store.OpenAsync(new JournalName("partner/" + partner), CancellationToken.None);
        var fact = new Fact
        {
            RecordedAtMicros = 1,
            Quarantine = new QuarantineFact
            {
                Replayed = new QuarantineReplayed
                {
                    Item = new QuarantineKey { Version = 2, Index = 0 },
                    SourceId = source,
                    Transaction = Make.Sale("bad", customer: "0123456789abcdef").ToByteString(),
                    BusinessDay = day,
                    Region = "cn",
                    FirstPurchases = { new FirstPurchase { Customer = 0x0123456789abcdef, Day = day } },
                },
            },
        };
        var appended = store.Append(journal, journal.Version, fact.ToByteArray(), null);
        Assert.Equal(CommitOutcome.Committed, await store.WhenCommitted(appended.Ticket, CancellationToken.None));
    }

    private async Task<ReplayQuarantinedResponse> ReplayAsync(string partner, string item, Transaction? corrected) =>
        await _client.Ingest.ReplayQuarantinedAsync(new ReplayQuarantinedRequest { PartnerId = partner, QuarantineId = item, Corrected = corrected, Note = "An old receipt." });
}
