using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Server.Tests.Partners;

public sealed class PartnerTests(SharedServer shared)
{
    private readonly TestClient _client = shared.Client;

    [Fact]
    public async Task Create_Partner_AnswersItWithDefaultsFilledIn()
    {
        var request = Request(partner =>
        {
            partner.ExternalIds["erp"] = "4711";
            partner.State = PartnerState.Terminated;
            partner.Etag = "ignored";
        });

        var created = (await _client.Partners.CreatePartnerAsync(request)).Partner;

        Assert.Equal((request.PartnerId, "蓉城商行", ChannelType.Intermediary), (created.PartnerId, created.DisplayName, created.ChannelType));
        Assert.Equal(("cn/sichuan", "Asia/Shanghai", "CNY"), (created.Region, created.TimeZone, created.CurrencyCode));
        Assert.Equal((PartnerState.Prospect, ""), (created.State, created.ActiveFrom));
        Assert.Equal("4711", created.ExternalIds["erp"]);
        Assert.Equal(created, await GetAsync(request.PartnerId));
    }

    [Fact]
    public async Task Create_ActiveFromADay_IsActiveFromThen()
    {
        var id = await _client.CreatePartnerAsync(request => request.Partner.ActiveFrom = "2025-05-01");

        var partner = await GetAsync(id);

        Assert.Equal((PartnerState.Active, "2025-05-01"), (partner.State, partner.ActiveFrom));
    }

    [Fact]
    public async Task Create_ATakenId_AlreadyExists()
    {
        var request = Request();
        await _client.Partners.CreatePartnerAsync(request);

        await Refused.WithAsync(StatusCode.AlreadyExists, "PARTNER_EXISTS", _client.Partners.CreatePartnerAsync(request));
    }

    [Fact]
    public async Task Create_SameRequestId_SameAnswer()
    {
        var request = Request();
        request.RequestId = "once";
        var first = await _client.Partners.CreatePartnerAsync(request);

        Assert.Equal(first, await _client.Partners.CreatePartnerAsync(request));
        request.Partner.DisplayName = "Another";
        var refused = await Refused.WithAsync(StatusCode.AlreadyExists, "REQUEST_ID_REUSED", _client.Partners.CreatePartnerAsync(request));
        Assert.Equal("request_id", Refused.Field(refused));
    }

    [Theory]
    [InlineData("bad id", "INVALID_ID", "partner_id")]
    [InlineData("", "INVALID_ID", "partner_id")]
    [InlineData("channel type", "CHANNEL_TYPE", "partner.channel_type")]
    [InlineData("region", "INVALID_REGION", "partner.region")]
    [InlineData("time zone", "TIME_ZONE_UNKNOWN", "partner.time_zone")]
    [InlineData("currency", "CURRENCY_NOT_PROGRAMMES", "partner.currency_code")]
    [InlineData("long name", "TEXT_TOO_LONG", "partner.display_name")]
    [InlineData("initial state", "INITIAL_STATE", "initial_state")]
    [InlineData("active from", "DATE", "partner.active_from")]
    [InlineData("external ids", "TOO_MANY_EXTERNAL_IDS", "partner.external_ids")]
    [InlineData("long request id", "REQUEST_ID", "request_id")]
    public async Task Create_WithABadField_NamesIt(string fault, string reason, string field)
    {
        var request = Request();
        switch (fault)
        {
            case "channel type": request.Partner.ChannelType = ChannelType.Unspecified; break;
            case "region": request.Partner.Region = "cn//x"; break;
            case "time zone": request.Partner.TimeZone = "Mars/Olympus"; break;
            case "currency": request.Partner.CurrencyCode = "XXX"; break;
            case "long name": request.Partner.DisplayName = new string('x', 201); break;
            case "initial state": request.InitialState = PartnerState.Suspended; break;
            case "active from": request.Partner.ActiveFrom = "yesterday"; break;
            case "external ids": request.Partner.ExternalIds.Add(Enumerable.Range(0, 17).ToDictionary(i => $"s{i}", i => $"{i}")); break;
            case "long request id": request.RequestId = new string('x', 129); break;
            default: request.PartnerId = fault; break;
        }

        Assert.Equal(field, Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, reason, _client.Partners.CreatePartnerAsync(request))));
    }

    [Fact]
    public async Task Create_WithoutPartner_IsRefused() => await Refused.WithAsync(StatusCode.InvalidArgument, "CHANNEL_TYPE",
        _client.Partners.CreatePartnerAsync(new CreatePartnerRequest { PartnerId = TestClient.NewId("partner") }));

    [Fact]
    public async Task Get_UnknownPartner_IsNotFound()
    {
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", _client.Partners.GetPartnerAsync(new GetPartnerRequest { PartnerId = "no-such-partner" }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "INVALID_ID", _client.Partners.GetPartnerAsync(new GetPartnerRequest { PartnerId = "a/b" }));
    }

    [Fact]
    public async Task Update_WhatTheMaskNames_AndNothingElse()
    {
        var id = await _client.CreatePartnerAsync();
        var before = await GetAsync(id);

        var after = (await UpdateAsync(new Partner { PartnerId = id, DisplayName = "New", Region = "us", ExternalIds = { ["crm"] = "1" } }, "display_name", "external_ids")).Partner;

        Assert.Equal(("New", "cn/sichuan/chengdu", "1"), (after.DisplayName, after.Region, after.ExternalIds["crm"]));
        Assert.NotEqual(before.Etag, after.Etag);
        Assert.Equal(after, await GetAsync(id));
    }

    [Fact]
    public async Task Update_WithAnOldEtag_IsAborted()
    {
        var id = await _client.CreatePartnerAsync();
        var etag = (await GetAsync(id)).Etag;
        await UpdateAsync(new Partner { PartnerId = id, DisplayName = "One", Etag = etag }, "display_name");

        await Refused.WithAsync(StatusCode.Aborted, "ETAG_MISMATCH", UpdateAsync(new Partner { PartnerId = id, DisplayName = "Two", Etag = etag }, "display_name"));
        Assert.Equal("One", (await GetAsync(id)).DisplayName);
    }

    [Fact]
    public async Task Update_WithoutOrWithAForeignMask_IsRefused()
    {
        var id = await _client.CreatePartnerAsync();

        await Refused.WithAsync(StatusCode.InvalidArgument, "MASK_EMPTY", UpdateAsync(new Partner { PartnerId = id }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "MASK_PATH_UNKNOWN", UpdateAsync(new Partner { PartnerId = id, CurrencyCode = "EUR" }, "currency_code"));
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", UpdateAsync(new Partner { PartnerId = "no-such-partner" }, "display_name"));
    }

    [Fact]
    public async Task Update_OfTheRegionIntoCountedDays_IsRefused()
    {
        var id = await _client.CreatePartnerAsync();
        await _client.SubmitAsync(await _client.CreateSourceAsync(SourceMode.Keyed), Make.Keyed(id, Make.Sale("s1")));

        await Refused.WithAsync(StatusCode.FailedPrecondition, "EFFECTIVE_FROM_COUNTED", _client.Partners.UpdatePartnerAsync(new UpdatePartnerRequest
        {
            Partner = new Partner { PartnerId = id, Region = "cn/chongqing" },
            UpdateMask = new FieldMask { Paths = { "region" } },
            EffectiveFrom = "2026-03-05",
        }));
    }

    [Fact]
    public async Task List_ByPagesAndFilters_FindsEachOnce()
    {
        var region = TestClient.NewId("land");
        var (direct, inner, prospect) = (
            await _client.CreatePartnerAsync(request => request.Partner.Region = region),
            await _client.CreatePartnerAsync(request => (request.Partner.Region, request.Partner.ChannelType) = (region + "/town", ChannelType.Internal)),
            await _client.CreatePartnerAsync(request => (request.Partner.Region, request.InitialState) = (region + "/town/street", PartnerState.Prospect)));
        await _client.CreatePartnerAsync(request => request.Partner.Region = region + "x");

        Assert.Equal([direct, inner, prospect], await ListAsync(new ListPartnersRequest { Region = region }));
        Assert.Equal([inner, prospect], await ListAsync(new ListPartnersRequest { Region = region + "/town" }));
        Assert.Equal([inner], await ListAsync(new ListPartnersRequest { Region = region, ChannelType = ChannelType.Internal }));
        Assert.Equal([prospect], await ListAsync(new ListPartnersRequest { Region = region, State = PartnerState.Prospect }));
    }

    private async Task<List<string>> ListAsync(ListPartnersRequest request)
    {
        var ids = new List<string>();
        request.PageSize = 7;
        do
        {
            var page = await _client.Partners.ListPartnersAsync(request);
            Assert.InRange(page.Partners.Count, 0, 7);
            ids.AddRange(page.Partners.Select(partner => partner.PartnerId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return ids;
    }

    private static CreatePartnerRequest Request(Action<Partner>? change = null)
    {
        var partner = new Partner { DisplayName = "蓉城商行", ChannelType = ChannelType.Intermediary, Region = "cn/sichuan" };
        change?.Invoke(partner);
        return new CreatePartnerRequest { PartnerId = TestClient.NewId("partner"), Partner = partner };
    }

    private async Task<Partner> GetAsync(string id) => (await _client.Partners.GetPartnerAsync(new GetPartnerRequest { PartnerId = id })).Partner;

    private AsyncUnaryCall<UpdatePartnerResponse> UpdateAsync(Partner partner, params string[] mask) =>
        _client.Partners.UpdatePartnerAsync(new UpdatePartnerRequest { Partner = partner, UpdateMask = new FieldMask { Paths = { mask } } });
}
