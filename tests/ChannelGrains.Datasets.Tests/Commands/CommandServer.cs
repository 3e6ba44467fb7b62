using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

/// <summary>One server for commands that do not get into each other's way: each test has partners and sources of its own.</summary>
public sealed class CommandServer : IAsyncLifetime
{
    private TestServer? _server;

    internal TestServer Server => _server!;

    internal Channelctl Channelctl => new(Server.GrpcAddress);

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync();

    public ValueTask DisposeAsync() => _server!.DisposeAsync();
}
