using System.Text.Json.Nodes;

namespace ChannelGrains.Server.Tests.Rest;

/// <summary>The calls of a day over HTTP and JSON, against the gRPC answers of the same server.</summary>
public sealed class RestCallTests(SharedServer shared) : IDisposable
{
    private readonly RestClient _rest = new(shared.Server.ManagementAddress);
    private readonly TestClient _grpc = shared.Client;

    public void Dispose() => _rest.Dispose();

    [Fact]
    public async Task Partner_CreatedUpdatedAndSuspended_IsTheSameOverGrpc()
    {
        var id = TestClient.NewId("rest");
        var created = await _rest.PostAsync($"/v1/partners?partnerId={id}&initialState=PARTNER_STATE_ACTIVE",
            JsonNode.Parse("""{"displayName": "成都南店", "channelType": "CHANNEL_TYPE_DIRECT", "region": "cn/sichuan", "timeZone": "Etc/UTC", "externalIds": {"erp": "17"}}""")!);
        Assert.Equal("PARTNER_STATE_ACTIVE", (string?)created["partner"]!["state"]);

        await _rest.PatchAsync($"/v1/partners/{id}?updateMask=display_name", JsonNode.Parse("""{"displayName": "Chengdu South", "region": "not/in/the/mask"}""")!);
        await _rest.PostAsync($"/v1/partners/{id}:suspend", JsonNode.Parse("""{"reason": "An audit."}""")!);

        var partner = (await _grpc.Partners.GetPartnerAsync(new GetPartnerRequest { PartnerId = id })).Partner;
        Assert.Equal(("Chengdu South", "cn/sichuan", PartnerState.Suspended, "17"), (partner.DisplayName, partner.Region, partner.State, partner.ExternalIds["erp"]));
        Assert.Equal(partner.Etag, (string?)(await _rest.GetAsync($"/v1/partners/{id}"))["partner"]!["etag"]);
    }

    [Fact]
    public async Task Transactions_Submitted_AreCountedOnceAndInTheFigures()
    {
        var (source, partner) = (await _grpc.CreateSourceAsync(SourceMode.Keyed), await _grpc.CreatePartnerAsync());
        var request = JsonNode.Parse($$$"""
            {"sourceId": "{{{source}}}", "batch": {"batchId": "7", "partnerId": "{{{partner}}}", "transactions": [
              {"transactionId": "a", "occurredAt": "2026-03-05T12:00:00Z", "kind": "TRANSACTION_KIND_SALE", "currencyCode": "CNY",
               "lines": [{"category": "tea", "quantityThousandths": "2000", "amountMicros": "59800000"}]},
              {"transactionId": "b", "occurredAt": "2026-03-05T12:00:00Z", "kind": "TRANSACTION_KIND_SALE", "currencyCode": "EUR",
               "lines": [{"category": "tea", "quantityThousandths": 1000, "amountMicros": 1}]}]}}
            """)!;

        var first = (await _rest.PostAsync("/v1/transactions:submit", request))["result"]!;
        var second = (await _rest.PostAsync("/v1/transactions:submit", request))["result"]!;

        Assert.Equal(("7", 1, 0), ((string?)first["batchId"], (int)first["accepted"]!, (int)first["duplicates"]!));
        Assert.Equal("QUARANTINE_REASON_CURRENCY", (string?)first["items"]![0]!["reason"]);
        Assert.Equal((0, 2), ((int)second["accepted"]!, (int)second["duplicates"]!));
        var kpis = await _rest.GetAsync($"/v1/partners/{partner}/kpis/2026-03");
        Assert.Equal("""{"currencyCode":"CNY","units":"59","nanos":800000000}""", kpis["kpis"]!["total"]!["net"]!.ToJsonString());
        var series = await _rest.GetAsync($"/v1/partners/{partner}/series?measure=MEASURE_NET&granularity=GRANULARITY_MONTH&firstDay=2026-03-01&lastDay=2026-03-31&category=tea");
        Assert.Equal("59.8", (string?)Assert.Single(series["points"]!.AsArray())!["value"]);
        var quarantine = await _rest.GetAsync($"/v1/partners/{partner}/quarantine?pageSize=1");
        var item = (string?)quarantine["items"]![0]!["quarantineId"];
        Assert.Equal(1, (int)(await _rest.PostAsync($"/v1/partners/{partner}/quarantine:discard",
            new JsonObject { ["quarantineIds"] = new JsonArray(item), ["note"] = "A test." }))["discarded"]!);
    }

    [Fact]
    public async Task Lane_OpenedOverRest_IsTheNextEpoch()
    {
        var (source, partner) = (await _grpc.CreateSourceAsync(SourceMode.Sequenced), await _grpc.CreatePartnerAsync());
        await _grpc.SubmitAsync(source, Make.Numbered(partner, 1, Make.Sales(1, 3)));

        var opened = await _rest.PostAsync($"/v1/partners/{partner}/lanes/{source}:open", JsonNode.Parse("""{"expectedEpoch": "1", "reason": "A new till."}""")!);

        Assert.Equal("2", (string?)opened["lane"]!["epoch"]);
        Assert.Equal("2", (string?)(await _rest.GetAsync($"/v1/partners/{partner}/lanes/{source}"))["lane"]!["epoch"]);
    }
}
