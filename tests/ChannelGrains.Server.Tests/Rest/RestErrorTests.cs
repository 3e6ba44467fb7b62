using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace ChannelGrains.Server.Tests.Rest;

/// <summary>A refusal over HTTP is google.rpc.Status as JSON, with the details of the gRPC refusal and the HTTP status of its code.</summary>
public sealed class RestErrorTests(SharedServer shared) : IDisposable
{
    private readonly RestClient _rest = new(shared.Server.ManagementAddress);
    private readonly TestClient _grpc = shared.Client;

    public void Dispose() => _rest.Dispose();

    [Fact]
    public async Task Get_OfAnUnknownPartner_IsNotFoundWithItsReason() =>
        (await _rest.SendAsync(HttpMethod.Get, "/v1/partners/nobody")).Refused(HttpStatusCode.NotFound, StatusCode.NotFound, "PARTNER_NOT_FOUND");

    [Fact]
    public async Task Post_WithABadField_NamesTheField()
    {
        var answer = await _rest.SendAsync(HttpMethod.Post, $"/v1/partners/{await _grpc.CreatePartnerAsync()}:suspend", new JsonObject());

        var details = answer.Refused(HttpStatusCode.BadRequest, StatusCode.InvalidArgument, "REASON_EMPTY");
        Assert.Equal("reason", (string?)details["BadRequest"]["fieldViolations"]![0]!["field"]);
    }

    [Fact]
    public async Task Post_OfWhatExists_IsAConflict()
    {
        var partner = await _grpc.CreatePartnerAsync();

        var answer = await _rest.SendAsync(HttpMethod.Post, $"/v1/partners?partnerId={partner}", JsonNode.Parse("""{"channelType": "CHANNEL_TYPE_DIRECT", "region": "cn"}"""));

        answer.Refused(HttpStatusCode.Conflict, StatusCode.AlreadyExists, "PARTNER_EXISTS");
    }

    [Fact]
    public async Task Submit_BeyondTheNextNumber_SaysTheExpectedOne()
    {
        var (source, partner) = (await _grpc.CreateSourceAsync(SourceMode.Sequenced), await _grpc.CreatePartnerAsync());

        var answer = await _rest.SendAsync(HttpMethod.Post, "/v1/transactions:submit", JsonNode.Parse($$$"""
            {"sourceId": "{{{source}}}", "batch": {"partnerId": "{{{partner}}}", "epoch": "1", "firstSequence": "5", "transactions": [{"transactionId": "x"}]}}
            """));

        var details = answer.Refused(HttpStatusCode.BadRequest, StatusCode.OutOfRange, "LANE_GAP");
        Assert.Equal("1", (string?)details["ErrorInfo"]["metadata"]!["expected_sequence"]);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{"sourceId": 17}""")]
    [InlineData("""{"batch": {"epoch": "no number"}}""")]
    public async Task Post_OfWhatIsNotTheMessage_IsABadRequest(string body)
    {
        var answer = await _rest.SendAsync(HttpMethod.Post, "/v1/transactions:submit", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal((HttpStatusCode.BadRequest, (int)StatusCode.InvalidArgument), (answer.Status, (int)answer.Json!["code"]!));
    }

    [Theory]
    [InlineData("/v1/partners?pageSize=many")]
    [InlineData("/v1/partners?state=SLEEPING")]
    public async Task Get_WithAParameterOfAnotherType_IsABadRequest(string path)
    {
        var answer = await _rest.SendAsync(HttpMethod.Get, path);

        Assert.Equal((HttpStatusCode.BadRequest, (int)StatusCode.InvalidArgument), (answer.Status, (int)answer.Json!["code"]!));
    }
}
