using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace ChannelGrains.Server.Tests.Rest;

/// <summary>A name that a call does not have is refused with the nearest that it has, in body and query: dropped in silence it would make a sale of 0.</summary>
public sealed class RestNameTests(SharedServer shared) : IDisposable
{
    private readonly RestClient _rest = new(shared.Server.ManagementAddress);

    public void Dispose() => _rest.Dispose();

    [Theory]
    [InlineData("""{"source": "s"}""", "source", "sourceId")]
    [InlineData("""{"SourceId": "s"}""", "SourceId", "sourceId")]
    [InlineData("""{"batch": {"transaction": []}}""", "batch.transaction", "transactions")]
    [InlineData("""{"batch": {"transactions": [{}, {"line": []}]}}""", "batch.transactions[1].line", "lines")]
    [InlineData("""{"batch": {"transactions": [{"lines": [{"amountMicro": "59800000"}]}]}}""", "batch.transactions[0].lines[0].amountMicro", "amountMicros")]
    [InlineData("""{"batch": {"transactions": [{"lines": [{"amount_micro": "1"}]}]}}""", "batch.transactions[0].lines[0].amount_micro", "amountMicros")]
    [InlineData("""{"batch": {"transactions": [{"occuredAt": "2026-11-20T10:15:00+08:00"}]}}""", "batch.transactions[0].occuredAt", "occurredAt")]
    [InlineData("""{"batch": {"transactions": [{"": 1}]}}""", "batch.transactions[0].", "transactionId")]
    [InlineData("""{"batch": {"transactions": [{"line\u0073x": 1}]}}""", "batch.transactions[0].linesx", "lines")]
    public async Task Body_WithANameOfNoField_NamesItAndTheNearest(string body, string field, string nearest) =>
        Refused(await PostAsync("/v1/transactions:submit", body), "FIELD_UNKNOWN", field, nearest);

    [Theory]
    [InlineData("""{"batch": {"transactions": [{"kind": "SALE"}]}}""", "batch.transactions[0].kind", "TRANSACTION_KIND_SALE")]
    [InlineData("""{"batch": {"transactions": [{"kind": "transaction_kind_sale"}]}}""", "batch.transactions[0].kind", "TRANSACTION_KIND_SALE")]
    public async Task Body_WithANameOfNoValue_NamesItAndTheNearest(string body, string field, string nearest) =>
        Refused(await PostAsync("/v1/transactions:submit", body), "VALUE_UNKNOWN", field, nearest);

    [Theory]
    [InlineData("""{"sourceId": "a", "sourceId": "b"}""", "sourceId")]
    [InlineData("""{"sourceId": "a", "source_id": "a"}""", "source_id")]
    [InlineData("""{"batch": {"transactions": [{"lines": [{"amountMicros": "1", "amount_micros": "2"}]}]}}""", "batch.transactions[0].lines[0].amount_micros")]
    [InlineData("""{"batch": {"transactions": [{"attributes": {"a": "1", "a": "2"}}]}}""", "batch.transactions[0].attributes.a")]
    public async Task Body_WithAFieldTwice_IsRefused(string body, string field) =>
        Refused(await PostAsync("/v1/transactions:submit", body), "FIELD_TWICE", field);

    [Theory]
    [InlineData("{")]
    [InlineData("""{"sourceId": "a"} {}""")]
    [InlineData("""{"sourceId": "a",}""")]
    [InlineData("""{/* a */}""")]
    public async Task Body_ThatIsNoJson_IsRefused(string body) =>
        Refused(await PostAsync("/v1/transactions:submit", body), "BODY_MALFORMED", null);

    [Fact]
    public async Task Body_WithNamesOfEitherForm_IsTaken()
    {
        var (source, partner) = (await shared.Client.CreateSourceAsync(SourceMode.Keyed), await shared.Client.CreatePartnerAsync());

        var answer = await _rest.PostAsync("/v1/transactions:submit", JsonNode.Parse($$$"""
            {"source_id": "{{{source}}}", "batch": {"partnerId": "{{{partner}}}", "transactions": [
              {"transaction_id": "a", "occurredAt": "2026-03-05T12:00:00Z", "kind": 1, "currency_code": "CNY", "customerId": null, "attributes": {"anyName": "x"},
               "lines": [{"category": "tea", "quantity_thousandths": "2000", "amountMicros": 59800000}]}]}}
            """)!);

        Assert.Equal(1, (int)answer["result"]!["accepted"]!);
        Assert.Equal(59.8m, await shared.Client.NetAsync(partner));
    }

    [Theory]
    [InlineData("/v1/partners?partnerId=p&initialstate=PARTNER_STATE_ACTIVE", "initialstate", "initialState")]
    [InlineData("/v1/partners?partnerId=p&initialState=PARTNER_STATE_ACTIVE&requestid=1", "requestid", "requestId")]
    [InlineData("/v1/partners?partner.displayName=x", "partner.displayName", null)]
    [InlineData("/v1/partners?partner=x", "partner", null)]
    [InlineData("/v1/partners?=x", "", null)]
    [InlineData("/v1/partners?%70artnerid=x", "partnerid", "partnerId")]
    public async Task Query_WithANameOfNoParameter_NamesItAndTheNearest(string path, string parameter, string? nearest) =>
        Refused(await PostAsync(path, """{"channelType": "CHANNEL_TYPE_DIRECT", "region": "cn"}"""), "FIELD_UNKNOWN", parameter, nearest);

    [Theory]
    [InlineData("/v1/partners?pageSize=1&pageSize=2", "pageSize")]
    [InlineData("/v1/partners?pageSize=1&page_size=1", "page_size")]
    [InlineData("/v1/partners/any?partnerId=other", "partnerId")]
    [InlineData("/v1/partners/any/kpis/2026?partner_id=other", "partner_id")]
    public async Task Query_WithAFieldTwice_IsRefused(string path, string parameter) =>
        Refused(await _rest.SendAsync(HttpMethod.Get, path), "FIELD_TWICE", parameter);

    [Theory]
    [InlineData("/v1/partners?state=ACTIVE", "state", "PARTNER_STATE_ACTIVE")]
    [InlineData("/v1/partners?channelType=Direct", "channelType", "CHANNEL_TYPE_DIRECT")]
    public async Task Query_WithANameOfNoValue_NamesItAndTheNearest(string path, string parameter, string nearest) =>
        Refused(await _rest.SendAsync(HttpMethod.Get, path), "VALUE_UNKNOWN", parameter, nearest);

    [Theory]
    [InlineData("/v1/transactions:submit?sourceId=a", "sourceId")]
    [InlineData("/v1/journal:verify?anything=1", "anything")]
    public async Task Query_BesideABodyThatIsTheWholeRequest_IsRefused(string path, string parameter) =>
        Refused(await PostAsync(path, "{}"), "FIELD_UNKNOWN", parameter);

    [Fact]
    public async Task Body_OfACallThatTakesNone_IsRefused() =>
        Refused(await _rest.SendAsync(HttpMethod.Get, "/v1/partners", new StringContent("""{"pageSize": 1}""", Encoding.UTF8, "application/json")), "BODY_UNEXPECTED", null);

    [Fact]
    public async Task Body_ThatNamesAnotherThanThePath_IsRefusedAndTheSameIsTaken()
    {
        var (one, other) = (await shared.Client.CreatePartnerAsync(), await shared.Client.CreatePartnerAsync());

        Refused(await PostAsync($"/v1/partners/{one}:suspend", $$"""{"partnerId": "{{other}}", "reason": "An audit."}"""), "FIELD_TWICE", "partnerId");
        Assert.Equal(HttpStatusCode.OK, (await PostAsync($"/v1/partners/{one}:suspend", $$"""{"partner_id": "{{one}}", "reason": "An audit."}""")).Status);
        var update = JsonNode.Parse($$"""{"partnerId": "{{other}}", "displayName": "x"}""");
        Refused(await _rest.SendAsync(HttpMethod.Patch, $"/v1/partners/{one}?updateMask=displayName", update), "FIELD_TWICE", "partner.partnerId");
    }

    [Fact]
    public async Task Mask_InEitherForm_IsTaken()
    {
        var partner = await shared.Client.CreatePartnerAsync();

        await _rest.PatchAsync($"/v1/partners/{partner}?updateMask=displayName,external_ids", JsonNode.Parse("""{"displayName": "One", "externalIds": {"erp": "16"}}""")!);
        await _rest.PatchAsync($"/v1/partners/{partner}?update_mask=externalIds", JsonNode.Parse("""{"externalIds": {"erp": "17"}}""")!);

        var updated = (await shared.Client.Partners.GetPartnerAsync(new GetPartnerRequest { PartnerId = partner })).Partner;
        Assert.Equal(("One", "17"), (updated.DisplayName, updated.ExternalIds["erp"]));
        var unknown = await _rest.SendAsync(HttpMethod.Patch, $"/v1/partners/{partner}?updateMask=DisplayName", JsonNode.Parse("{}"));
        Assert.Contains("'DisplayName'", (string?)unknown.Json!["message"], StringComparison.Ordinal);
        unknown.Refused(HttpStatusCode.BadRequest, StatusCode.InvalidArgument, "MASK_PATH_UNKNOWN");
    }

    [Fact]
    public async Task Mask_InJsonsForm_IsTakenOverGrpcToo()
    {
        var source = await shared.Client.CreateSourceAsync(SourceMode.Keyed);
        var request = new UpdateSourceRequest { Source = new Source { SourceId = source, DisplayName = "A till", MaxAgeDays = 7 }, UpdateMask = new() { Paths = { "displayName", "max_age_days" } } };

        var updated = (await shared.Client.Ingest.UpdateSourceAsync(request)).Source;

        Assert.Equal(("A till", 7), (updated.DisplayName, updated.MaxAgeDays));
        await shared.Client.Programme.UpdateProgrammeAsync(new UpdateProgrammeRequest { Programme = new Programme(), UpdateMask = new() { Paths = { "displayName" } } });
        request.UpdateMask.Paths[0] = "displayname";
        Assert.Contains("'displayname'", (await Refused(request)).Status.Detail, StringComparison.Ordinal);

        Task<RpcException> Refused(UpdateSourceRequest wrong) =>
            Driving.Refused.WithAsync(StatusCode.InvalidArgument, "MASK_PATH_UNKNOWN", shared.Client.Ingest.UpdateSourceAsync(wrong));
    }

    [Theory]
    [InlineData("/v1/programme")]
    [InlineData("/v1/partners/nobody")]
    [InlineData("/v1/partners?initialstate=x")]
    [InlineData("/openapi.json")]
    [InlineData("/health/ready")]
    public async Task Answers_EndWithALineEnd(string path)
    {
        using var http = new HttpClient { BaseAddress = new Uri(shared.Server.ManagementAddress) };

        using var answer = await http.GetAsync(path);
        Assert.EndsWith("\n", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private Task<RestAnswer> PostAsync(string path, string body) =>
        _rest.SendAsync(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, "application/json"));

    private static void Refused(RestAnswer answer, string reason, string? field, string? nearest = null)
    {
        var details = answer.Refused(HttpStatusCode.BadRequest, StatusCode.InvalidArgument, reason);
        if (field is not null)
            Assert.Equal(field, (string?)details["BadRequest"]["fieldViolations"]![0]!["field"] ?? "");
        if (nearest is not null)
            Assert.Contains(nearest, (string?)answer.Json!["message"], StringComparison.Ordinal);
    }
}
