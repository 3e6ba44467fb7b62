using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Server.Tests.Partners;

/// <summary>Both sides of the begin of a business day, on nights on which the clocks change: what holds from that day on moves nothing before it.</summary>
public sealed class DayBoundaryTests(SharedServer shared)
{
    private readonly TestClient _client = shared.Client;

    /// <summary>A zone, a day, and the instant at which it begins there.</summary>
    public static TheoryData<string, string, string> Days => new()
    {
        // The day on which the clocks go forward, and the one after it; likewise back; one without a midnight; a zone without summer time.
        { "America/New_York", "2025-03-09", "2025-03-09T05:00:00" },
        { "America/New_York", "2025-03-10", "2025-03-10T04:00:00" },
        { "Europe/Berlin", "2025-10-26", "2025-10-25T22:00:00" },
        { "Europe/Berlin", "2025-10-27", "2025-10-26T23:00:00" },
        { "America/Santiago", "2025-09-07", "2025-09-07T04:00:00" },
        { "Asia/Shanghai", "2025-07-01", "2025-06-30T16:00:00" },
    };

    [Theory]
    [MemberData(nameof(Days))]
    public async Task Create_ActiveFromADay_SellsFromItsFirstInstantOn(string zone, string day, string begin)
    {
        var partner = await CreateAsync(zone, request => request.Partner.ActiveFrom = day);

        Applied.As(await SellAsync(partner, begin), accepted: 1, duplicates: 0, (0, QuarantineReason.PartnerNotActive));
        Assert.Equal(2m, await _client.NetAsync(partner, day));
    }

    [Theory]
    [MemberData(nameof(Days))]
    public async Task Terminate_FromADay_SellsUntilItsFirstInstant(string zone, string day, string begin)
    {
        var partner = await CreateAsync(zone);
        await _client.Partners.TerminatePartnerAsync(new TerminatePartnerRequest { PartnerId = partner, Reason = "left", EffectiveFrom = day });

        Applied.As(await SellAsync(partner, begin), accepted: 1, duplicates: 0, (1, QuarantineReason.PartnerNotActive));
        Assert.Equal(0m, await _client.NetAsync(partner, day));
        Assert.Equal(1m, await _client.NetAsync(partner, "2025"));
    }

    [Theory]
    [MemberData(nameof(Days))]
    public async Task Advance_ToActiveFromADay_SellsFromItsFirstInstantOn(string zone, string day, string begin)
    {
        await _client.DefineCriteriaAsync();
        var partner = await _client.CreateProspectAsync(request => request.Partner.TimeZone = zone);
        await _client.RecruitAsync(partner, "2025-01-01", "2025-01-02", "2025-01-03", day);

        Applied.As(await SellAsync(partner, begin), accepted: 1, duplicates: 0, (0, QuarantineReason.PartnerNotActive));
        Assert.Equal(2m, await _client.NetAsync(partner, day));
    }

    [Theory]
    [MemberData(nameof(Days))]
    public async Task Update_RegionAndTypeFromADay_CountsWhatWasSoldBeforeWhereItWas(string zone, string day, string begin)
    {
        var (before, after) = (TestClient.NewId("land"), TestClient.NewId("land"));
        var partner = await CreateAsync(zone, request => request.Partner.Region = before);
        await _client.Partners.UpdatePartnerAsync(new UpdatePartnerRequest
        {
            Partner = new Partner { PartnerId = partner, Region = after, ChannelType = ChannelType.Internal },
            UpdateMask = new FieldMask { Paths = { "region", "channel_type" } },
            EffectiveFrom = day,
        });

        Applied.As(await SellAsync(partner, begin), accepted: 2);

        await ShowsAsync(before, ChannelType.Direct, 1m);
        await ShowsAsync(after, ChannelType.Internal, 2m);
    }

    [Theory]
    [MemberData(nameof(Days))]
    public async Task Update_TimeZoneFromADay_LeavesEarlierSalesOnTheirDays(string zone, string day, string begin)
    {
        var partner = await CreateAsync(zone);
        Applied.As(await SellAsync(partner, begin), accepted: 2);
        var before = await _client.KpisAsync(partner, "2025");
        var next = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await _client.Partners.UpdatePartnerAsync(new UpdatePartnerRequest
        {
            Partner = new Partner { PartnerId = partner, TimeZone = "Pacific/Kiritimati" },
            UpdateMask = new FieldMask { Paths = { "time_zone" } },
            EffectiveFrom = next,
        });

        Assert.Equal(before, await _client.KpisAsync(partner, "2025"));
        Assert.Equal(2m, await _client.NetAsync(partner, day));
    }

    private Task<string> CreateAsync(string zone, Action<CreatePartnerRequest>? change = null) => _client.CreatePartnerAsync(request =>
    {
        request.Partner.TimeZone = zone;
        change?.Invoke(request);
    });

    /// <summary>Sales of 1 a microsecond before an instant, and of 2 at it.</summary>
    private async Task<BatchResult> SellAsync(string partner, string begin) => await _client.SubmitAsync(
        await _client.CreateSourceAsync(SourceMode.Keyed),
        Make.Keyed(partner, Make.Sale("before", 1, Make.At(begin).AddMicroseconds(-1)), Make.Sale("at", 2, Make.At(begin))));

    private Task ShowsAsync(string region, ChannelType type, decimal net) => Eventually.TrueAsync(async () =>
        (await _client.Kpis.GetChannelKpisAsync(new() { Period = "2025", Scope = new() { Region = region, ChannelType = type } })).Kpis.Total.Net?.ToDecimal() == net);
}
