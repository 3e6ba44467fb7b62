namespace ChannelGrains.Server.Tests.Driving;

/// <summary>The one server of all tests that need nothing special of theirs. Tests stay apart by partners and sources of their own.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    public TestServer Server { get; private set; } = null!;

    public TestClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await TestServer.StartAsync();
        Client = new TestClient(Server.Channel, Server.SendingChannel);
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
