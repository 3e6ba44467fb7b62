using ChannelGrains.Markets.V1;
using Google.Protobuf.WellKnownTypes;

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

    private async Task<ReplayQuarantinedResponse> ReplayAsync(string partner, string item, Transaction? corrected) =>
        await _client.Ingest.ReplayQuarantinedAsync(new ReplayQuarantinedRequest { PartnerId = partner, QuarantineId = item, Corrected = corrected, Note = "An old receipt." });
}
