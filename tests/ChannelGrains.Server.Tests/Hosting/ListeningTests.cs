namespace ChannelGrains.Server.Tests.Hosting;

/// <summary>What a server's process can be reached by: whoever else could talk to its silo would be an admin.</summary>
public sealed class ListeningTests
{
    [Fact]
    public async Task Server_ThatIsReady_ListensOnItsTwoPortsAlone()
    {
        using var directory = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(directory.Path);
        var client = new TestClient(Grpc.Net.Client.GrpcChannel.ForAddress(server.GrpcAddress));
        var (source, partner) = (await client.CreateSourceAsync(SourceMode.Keyed), await client.CreatePartnerAsync());
        Applied.As(await client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("a"))), accepted: 1);

        Assert.Equal([.. new[] { server.GrpcAddress, server.ManagementAddress }.Select(address => new Uri(address).Port).Order()],
            ListeningSockets.PortsOf(server.ProcessId));
        // The runtime's own socket for diagnostics, which its user alone can open.
        Assert.All(ListeningSockets.PathsOf(server.ProcessId), path => Assert.Contains("/dotnet-diagnostic-", path, StringComparison.Ordinal));
    }
}
