using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace ChannelGrains.Server.Tests.Hosting;

public sealed class AnswerTicketTests : IAsyncLifetime
{
    private static readonly CommitTicket Foreign = new(4_000_000_000, 1, 0);

    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().BuildServiceProvider();
    private TestServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _services.DisposeAsync();
    }

    [Fact]
    public async Task PassAsync_TicketOfAnotherStore_IsUnavailableThoughTheOwnStoreIsFurther()
    {
        var gate = new AnswerGate(_server.Services.GetRequiredService<TicketStores>(), new GrainFaults());
        var refused = await Assert.ThrowsAsync<RpcException>(
            async () => await gate.PassAsync(Answer<string>.Of("shown too early", Foreign), TestContext.Current.CancellationToken));
        Assert.Equal(StatusCode.Unavailable, refused.StatusCode);
    }

    [Fact]
    public void Serialize_AnswerAndIngestReply_KeepTheirTicket()
    {
        var serializer = _services.GetRequiredService<Serializer>();
        var answer = serializer.Deserialize<Answer<string>>(serializer.SerializeToArray(Answer<string>.Of("a", Foreign)));
        var reply = serializer.Deserialize<IngestReply>(serializer.SerializeToArray(new IngestReply([], Foreign, null!)));
        Assert.Equal((Foreign, Foreign), (answer.Ticket, reply!.Ticket));
    }
}
