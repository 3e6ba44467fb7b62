using System.Diagnostics;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using ChannelGrains.Campaigns.Clusters;
using ChannelGrains.Client;
using ChannelGrains.Partners.V1;
using ChannelGrains.Testing;
using ChannelGrains.Testing.Clusters;

namespace ChannelGrains.Crash.Tests.Clusters;

/// <summary>Three silos and two gateways apart from them, each a process, over one PostgreSQL.</summary>
public sealed class ClusterTests(SecureCluster cluster) : IClassFixture<SecureCluster>
{
    private const int Partners = 12;

    /// <summary>What a killed silo may keep those waiting whose partners it had.</summary>
    private static readonly TimeSpan LongestInterruption = TimeSpan.FromSeconds(10);

    /// <summary>What one may that hangs, which is found out by probes; 15 s are the aim, on a machine that does nothing else.</summary>
    private static readonly TimeSpan LongestHang = TimeSpan.FromSeconds(20);

    /// <summary>What the loss of all silos may, from the kill until the last thing that was sent meanwhile is acknowledged.</summary>
    private static readonly TimeSpan LongestOutage = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan BetweenReads = TimeSpan.FromMilliseconds(50);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private ClusterProcesses Processes => cluster.Processes;

    [Fact]
    public async Task Transactions_ThroughBothGateways_FiguresAreRightFromBoth()
    {
        var partners = await ClusterSales.MakePartnersAsync("both", Partners, Processes.Gateways);
        await using var tills = await ClusterSales.StartAsync("tills", partners, [Processes.Gateways[0]]);
        await using var shops = await ClusterSales.StartAsync("shops", partners, [Processes.Gateways[1]]);
        await tills.SendAsync(50 * Partners, Stop);
        await shops.SendAsync(30 * Partners, Stop);
        await tills.FlushAsync(Stop).WaitAsync(Patience, Stop);
        await shops.FlushAsync(Stop).WaitAsync(Patience, Stop);
        Assert.Empty(tills.Others);
        Assert.Empty(shops.Others);
        foreach (var gateway in Processes.Gateways)
            Assert.All(await ClusterSales.FiguresAsync(partners, gateway), figures => Assert.Equal((80L, 80L * ClusterSales.Amount), figures));
    }

    [Fact]
    public async Task KilledSilo_UnderLoad_AcknowledgementsGoOnAndEachTransactionIsThereOnce()
    {
        await LosesNothingAsync("killed", LongestInterruption, () => Processes.Silo(1).KillAsync());
        await Processes.StartSiloAsync(1);
    }

    [Fact]
    public async Task StoppedSilo_UnderLoad_AcknowledgementsGoOnAndEachTransactionIsThereOnce()
    {
        await LosesNothingAsync("stopped", LongestInterruption, async () => Assert.Equal(0, await Processes.Silo(2).StopAsync()));
        await Processes.StartSiloAsync(2);
    }

    [Fact]
    public async Task HungSilo_UnderLoad_AcknowledgementsGoOnAndItEndsWhenItWakes()
    {
        Assert.True(await Processes.MayWriteAsync(Processes.PortsOf(1).Silo));
        await LosesNothingAsync("hung", LongestHang, () => Processes.Silo(1).SignalAsync("STOP"));
        // When it wakes nothing that it still has in hand is committed.
        Assert.False(await Processes.MayWriteAsync(Processes.PortsOf(1).Silo));
        await Processes.Silo(1).SignalAsync("CONT");
        Assert.NotEqual(0, await Processes.Silo(1).EndAsync());
        await Processes.StartSiloAsync(1);
    }

    [Fact]
    public async Task KilledGateway_UnderLoad_SendersGoOnByTheOtherOne()
    {
        var port = Processes.Gateways[0].Port;
        await LosesNothingAsync("gateway", LongestInterruption, async () =>
        {
            await Processes.Gateway(0).KillAsync();
            await Processes.StartGatewayAsync(0, port);
        });
    }

    [Fact]
    public async Task AllSilos_KilledAndStartedAgain_GoOnAndEachTransactionIsThereOnce() => await LosesNothingAsync("all", LongestOutage, async () =>
    {
        await Task.WhenAll(Enumerable.Range(0, Processes.Silos).Select(number => Processes.Silo(number).KillAsync()));
        await Task.WhenAll(Enumerable.Range(0, Processes.Silos).Select(Processes.StartSiloAsync));
    });

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
        Assert.NotEqual(ClusterProcesses.Active, await Processes.StatusOfSiloAsync(ports[0]));
    }

    [Fact]
    public async Task Reads_WhileSilosAndGatewaysAreStoppedOneAfterAnother_NeverFail()
    {
        var partners = await ClusterSales.MakePartnersAsync("read", Partners, Processes.Gateways);
        using var stopping = new CancellationTokenSource();
        using var channel = ClientChannel.Create(Processes.Gateways, new ClientOptions());
        var reading = Task.WhenAll(partners.Select(async partner =>
        {
            using var timer = new PeriodicTimer(BetweenReads);
            var reads = 0;
            for (; !stopping.IsCancellationRequested && await timer.WaitForNextTickAsync(Stop); reads++)
                await new PartnerService.PartnerServiceClient(channel).GetPartnerAsync(new() { PartnerId = partner }, cancellationToken: Stop);
            return reads;
        }));
        for (var number = 0; number < Processes.Silos; number++)
        {
            Assert.Equal(0, await Processes.Silo(number).StopAsync());
            await Processes.StartSiloAsync(number);
        }
        for (var number = 0; number < Processes.Gateways.Count; number++)
        {
            var port = Processes.Gateways[number].Port;
            Assert.Equal(0, await Processes.Gateway(number).StopAsync());
            await Processes.StartGatewayAsync(number, port);
        }
        await stopping.CancelAsync();
        Assert.All(await reading.WaitAsync(Patience, Stop), reads => Assert.True(reads > 10, $"{reads} reads"));
    }

    [Fact]
    public async Task Page_OfTwoGatewaysOfWhichOneDies_AsksTheOtherOne()
    {
        var partner = Assert.Single(await ClusterSales.MakePartnersAsync("paged", 1, Processes.Gateways));
        await using var page = ProcessGroup.Start(
            "dotnet", [typeof(Server.ChannelServer).Assembly.Location, "serve", "--roles", "page", "--page-server", string.Join(',', Processes.Gateways), "--management-port", "0"]);
        using var browser = new HttpClient();
        var address = new Uri(new Uri((await page.SeeAsync("page http")).Split(' ')[^1]), $"partners/{partner}");
        for (var number = 0; number < Processes.Gateways.Count; number++)
        {
            var port = Processes.Gateways[number].Port;
            await Processes.Gateway(number).KillAsync();
            Assert.Contains(ClusterSales.Name, await browser.GetStringAsync(address, Stop), StringComparison.Ordinal);
            await Processes.StartGatewayAsync(number, port);
        }
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
        await ClusterCertificates.MakeAsync(elsewhere.Path, "silo-1");
        using var foreign = X509Certificate2.CreateFromPemFile(Path.Combine(elsewhere.Path, "silo-1.pem"), Path.Combine(elsewhere.Path, "silo-1.key"));
        Assert.False(await IsLetInAsync(foreign));
        Assert.False(await IsLetInAsync(null));
    }

    /// <summary>Sends before, while and after something is done to a silo; what is sent meanwhile is acknowledged in time, all of it is there once, and no look at it fails.</summary>
    private async Task LosesNothingAsync(string name, TimeSpan longest, Func<Task> trouble)
    {
        using var stopLooking = new CancellationTokenSource();
        var partners = await ClusterSales.MakePartnersAsync(name, Partners, Processes.Gateways);
        await using var load = await ClusterSales.StartAsync(name, partners, Processes.Gateways);
        await load.SendAsync(100 * Partners, Stop);
        // While no silo is left there is nobody to ask.
        var looking = longest < LongestOutage ? ClusterSales.LookAsync(partners, Processes.Gateways, stopLooking.Token) : Task.CompletedTask;
        var began = Stopwatch.StartNew();
        var troubling = trouble();
        await load.SendAsync(100 * Partners, Stop);
        await load.FlushAsync(Stop).WaitAsync(Patience, Stop);
        TestContext.Current.SendDiagnosticMessage($"{name}: everything was acknowledged {began.Elapsed.TotalSeconds:0.0} s after it began.");
        Assert.True(began.Elapsed < longest, $"Everything was acknowledged {began.Elapsed} after it began.");
        await troubling;
        await load.SendAsync(Partners, Stop);
        await load.FlushAsync(Stop).WaitAsync(Patience, Stop);
        await stopLooking.CancelAsync();
        await looking.WaitAsync(Patience, Stop);
        Assert.Empty(load.Others);
        Assert.Equal(load.Sent, load.Acknowledged);
        foreach (var gateway in Processes.Gateways)
            Assert.All(await ClusterSales.FiguresAsync(partners, gateway), figures => Assert.Equal((201L, 201L * ClusterSales.Amount), figures));
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
        while (await Processes.StatusOfSiloAsync(port) is null)
            await Task.Delay(50, patience.Token);
    }
}
