using System.Diagnostics;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using ChannelGrains.Testing;
using ChannelGrains.Testing.Clusters;
using Npgsql;

namespace ChannelGrains.Crash.Tests.Clusters;

/// <summary>Three silos and two gateways apart from them, each a process, over one PostgreSQL.</summary>
public sealed class ClusterTests(SecureCluster cluster) : IClassFixture<SecureCluster>
{
    private const int Partners = 12;

    /// <summary>What a killed silo may keep those waiting whose partners it had.</summary>
    private static readonly TimeSpan LongestInterruption = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private ClusterProcesses Processes => cluster.Processes;

    [Fact]
    public async Task Transactions_ThroughBothGateways_FiguresAreRightFromBoth()
    {
        var partners = await ClusterLoad.MakePartnersAsync("both", Partners, Processes.Gateways);
        await using var tills = await ClusterLoad.StartAsync("tills", partners, [Processes.Gateways[0]]);
        await using var shops = await ClusterLoad.StartAsync("shops", partners, [Processes.Gateways[1]]);
        await tills.SendAsync(50 * Partners, Stop);
        await shops.SendAsync(30 * Partners, Stop);
        await tills.FlushAsync(Stop).WaitAsync(Patience, Stop);
        await shops.FlushAsync(Stop).WaitAsync(Patience, Stop);
        Assert.Empty(tills.Others);
        Assert.Empty(shops.Others);
        foreach (var gateway in Processes.Gateways)
            Assert.All(await ClusterLoad.FiguresAsync(partners, gateway), figures => Assert.Equal((80L, 80L * ClusterLoad.Amount), figures));
    }

    [Fact]
    public async Task KilledSilo_UnderLoad_AcknowledgementsGoOnAndEachTransactionIsThereOnce()
    {
        var partners = await ClusterLoad.MakePartnersAsync("kill", Partners, Processes.Gateways);
        await using var load = await ClusterLoad.StartAsync("erp", partners, Processes.Gateways);
        await load.SendAsync(100 * Partners, Stop);
        var sending = load.SendAsync(100 * Partners, Stop);
        await Processes.Silo(1).KillAsync();
        var killed = Stopwatch.StartNew();
        await sending;
        await load.FlushAsync(Stop).WaitAsync(Patience, Stop);
        Assert.True(killed.Elapsed < LongestInterruption, $"Acknowledgements went on after {killed.Elapsed}.");
        Assert.Empty(load.Others);
        Assert.Equal(load.Sent, load.Acknowledged);
        await Processes.StartSiloAsync(1);
        await load.SendAsync(Partners, Stop);
        await load.FlushAsync(Stop).WaitAsync(Patience, Stop);
        foreach (var gateway in Processes.Gateways)
            Assert.All(await ClusterLoad.FiguresAsync(partners, gateway), figures => Assert.Equal((201L, 201L * ClusterLoad.Amount), figures));
    }

    [Fact]
    public async Task Silo_WithoutCertificate_IsNotLetIn()
    {
        var ports = ClusterProcesses.FreePorts(2);
        var environment = Processes.SettingsOfSilo((ports[0], ports[1])).ToDictionary(setting => "CHANNELGRAINS__" + setting.Key.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant(), setting => setting.Value);
        await using var stranger = ProcessGroup.Start(
            "dotnet", [typeof(Server.ChannelServer).Assembly.Location, "serve", "--data", Processes.DirectoryOf("stranger"), "--management-port", "0"], environment);
        // It enters the table, so it has the database; then it is to be heard by the others, and is not.
        await SeenAsync(ports[0]);
        await stranger.SeeAsync("Failed to get ping responses");
        Assert.NotEqual(3, await StatusAsync(ports[0]));
    }

    [Fact]
    public async Task Connection_WithACertificateOfTheDeployment_Stays()
    {
        using var own = X509Certificate2.CreateFromPemFile(cluster.CertificateOf("gateway-1"), Path.ChangeExtension(cluster.CertificateOf("gateway-1"), ".key"));
        Assert.True(await IsLetInAsync(own));
    }

    [Fact]
    public async Task Connection_WithACertificateOfAnotherAuthority_Ends()
    {
        using var elsewhere = new TemporaryDirectory();
        await Certificates.MakeAsync(elsewhere.Path, "silo-1");
        using var foreign = X509Certificate2.CreateFromPemFile(Path.Combine(elsewhere.Path, "silo-1.pem"), Path.Combine(elsewhere.Path, "silo-1.key"));
        Assert.False(await IsLetInAsync(foreign));
        Assert.False(await IsLetInAsync(null));
    }

    /// <summary>Whether a silo says something to who shows a certificate; it greets those whom it lets in.</summary>
    private async Task<bool> IsLetInAsync(X509Certificate2? certificate)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(Patience);
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", Processes.PortsOf(0).Silo, patience.Token);
        await using var secure = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, (_, _, _, _) => true);
        try
        {
            await secure.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = "channelgrains.cluster",
                    ClientCertificates = certificate is null ? null : [certificate],
                    ApplicationProtocols = [new SslApplicationProtocol("Orleans1")],
                },
                patience.Token);
            return await secure.ReadAsync(new byte[1], patience.Token) == 1;
        }
        catch (Exception exception) when (exception is IOException or System.Security.Authentication.AuthenticationException)
        {
            return false;
        }
    }

    private async Task SeenAsync(int port)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(Patience);
        while (await StatusAsync(port) is null)
            await Task.Delay(50, patience.Token);
    }

    /// <summary>The status of a silo in the table; null while it is not there.</summary>
    private async Task<int?> StatusAsync(int port)
    {
        await using var connection = new NpgsqlConnection(Processes.ConnectionString);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand("select status from channelgrains.silo where port = $1", connection) { Parameters = { new() { Value = port } } };
        return (int?)await command.ExecuteScalarAsync(Stop);
    }
}
