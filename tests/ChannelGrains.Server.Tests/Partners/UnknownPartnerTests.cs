using ChannelGrains.Access.V1;
using ChannelGrains.Server.Tests.Access;
using Google.Protobuf;

namespace ChannelGrains.Server.Tests.Partners;

/// <summary>What each method says of a partner that does not exist: a sender creates it and sends again, anybody else checks the id.</summary>
public sealed class UnknownPartnerTests(SharedServer shared)
{
    private readonly TestClient _client = shared.Client;

    public static TheoryData<string> Methods =>
        [.. ApiMethods.All.Where(method => ApiMethods.AccessOf(method)!.Partners.By == HeldBy.Field && method.Name is not ("CreatePartner" or "SubmitTransactions")).Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Method_OfAnUnknownPartner_SaysToCheckTheId(string name)
    {
        var method = ApiMethods.Named(name);
        var request = method.InputType.Parser.ParseFrom(ByteString.Empty);
        ApiMethods.Set(request, ApiMethods.AccessOf(method)!.Partners.Field, "nobody-at-all");
        if (ApiMethods.AccessOf(method)!.Sources is { By: HeldBy.Field, Field: var field })
            ApiMethods.Set(request, field, await _client.CreateSourceAsync(SourceMode.Sequenced));

        var call = await AnyCall.MakeAsync(_client.Channel, method, request);

        Assert.Equal("PARTNER_NOT_FOUND", call.Reason);
        Assert.Contains("Check the id", call.Bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("send again", call.Bytes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_ToAnUnknownPartner_SaysToCreateItAndSendAgain()
    {
        var source = await _client.CreateSourceAsync(SourceMode.Keyed);

        var refused = await Assert.ThrowsAsync<RpcException>(() => _client.SubmitAsync(source, Make.Keyed("nobody-at-all", Make.Sale("a"))));

        Assert.Contains("send again", Refused.With(StatusCode.NotFound, "PARTNER_NOT_FOUND", refused).Status.Detail, StringComparison.Ordinal);
    }
}
