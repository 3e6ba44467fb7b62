using ChannelGrains.Partners.V1;
using Grpc.Core;

namespace ChannelGrains.Client.Tests.Connecting;

/// <summary>Calls that a server which stops has taken and does not answer, over real connections.</summary>
public sealed class LeavingServerTests
{
    private static DateTime Soon => TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(1);

    [Fact]
    public async Task Read_ServerSaysGoodbye_IsMadeAgainAndThenUnavailable() => await AnswersUnavailableAsync(tries: 3, partners => partners.GetPartnerAsync(new() { PartnerId = "p" }, deadline: Soon));

    [Fact]
    public async Task Change_ServerSaysGoodbye_IsUnavailableAndNotMadeAgain() => await AnswersUnavailableAsync(tries: 1, partners => partners.CreatePartnerAsync(new() { PartnerId = "p" }, deadline: Soon));

    private static async Task AnswersUnavailableAsync<T>(int tries, Func<PartnerService.PartnerServiceClient, AsyncUnaryCall<T>> call)
    {
        await using LeavingServer one = new(), other = new();
        foreach (var addresses in (Uri[][])[[one.Address], [one.Address, other.Address]])
        {
            var before = one.Calls + other.Calls;
            using var channel = ClientChannel.Create(addresses, new ClientOptions());
            var failure = await Assert.ThrowsAsync<RpcException>(async () => await call(new PartnerService.PartnerServiceClient(channel)));
            Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
            Assert.Equal(tries, one.Calls + other.Calls - before);
            Assert.Contains("The connection was closed", ServerError.From(failure).Message, StringComparison.Ordinal);
        }
    }
}
