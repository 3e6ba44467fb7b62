using Grpc.Net.Client;

namespace ChannelGrains.Server.Tests.Health;

public sealed class IdleStreamsTests
{
    private const int Streams = 10_000;

    /// <summary>Client and server of a stream together, since both are in this process.</summary>
    private const long BytesPerStream = 96 << 10;

    [Fact]
    public async Task Streams_ThatAreIdle_CostLittleAndOthersAreUnhurt()
    {
        await using var server = await TestServer.StartAsync();
        var client = new TestClient(server.Channel);
        var (source, partner) = (await client.CreateSourceAsync(SourceMode.Keyed), await client.CreatePartnerAsync());
        using var crowd = GrpcChannel.ForAddress(server.GrpcAddress, new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true },
        });
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var sessions = new List<IngestSession>(Streams);
        while (sessions.Count < Streams)
            sessions.AddRange(await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => IngestSession.OpenAsync(crowd, source))));
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;

        Applied.As(await client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s1"))), accepted: 1);
        Applied.As(await sessions[^1].SubmitAsync(Make.Keyed(partner, Make.Sale("s2"))), accepted: 1);
        Assert.InRange(grown / Streams, 0, BytesPerStream);
        foreach (var session in sessions)
            await session.DisposeAsync();
    }
}
