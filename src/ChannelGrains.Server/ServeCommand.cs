using System.CommandLine;
using ChannelGrains.Dashboard;

namespace ChannelGrains.Server;

/// <summary><c>serve</c>: the server alone.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "Directory of the journals (default: data)." };
        var listen = new Option<string?>("--listen") { Description = "Address to listen on (default: 127.0.0.1)." };
        var port = PortOptions.Grpc();
        var managementPort = PortOptions.Management();
        var singleUser = new Option<bool>("--insecure-single-user") { Description = "Lets one person both close and approve statements, plan and approve payment runs." };
        var roles = new Option<string?>("--roles") { Description = "What this process is: all, or silo, gateway and page with commas between them (default: all). page alone serves the page of a gateway elsewhere, --page-server." };
        var pageServer = new Option<string?>("--page-server") { Description = "With --roles page, the gRPC address of the server, as https://channels.example.com:5080; of several gateways with commas between them." };
        pageServer.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string?>() is { } text && PageGateways.FindWrong(text) is { } wrong)
                given.AddError($"--page-server {wrong} is no address such as https://channels.example.com:5080.");
        });
        var siloPort = PortOptions.Silo();
        var siloGatewayPort = PortOptions.SiloGateway();
        var advertise = new Option<string?>("--advertise") { Description = "Address of this machine on which the silo listens, and which the other processes are told (default: 127.0.0.1)." };
        var certificate = new Option<string?>("--cluster-certificate") { Description = "Certificate of this process for the connections between silos and gateways, as channelctl cluster certificates makes it." };
        var command = new Command("serve", "Runs the server, or a part of it: on its embedded store, or on the one of Postgres:ConnectionString. Every option is also configuration: CHANNELGRAINS__PORT=5080.")
        {
            data, listen, port, managementPort, singleUser, roles, pageServer, siloPort, siloGatewayPort, advertise, certificate,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(new Dictionary<string, string?>
        {
            [nameof(ServerOptions.Roles)] = parsed.GetValue(roles),
            [$"{nameof(ServerOptions.Cluster)}:{nameof(ClusterSettings.SiloPort)}"] = parsed.GetValue(siloPort)?.ToString(),
            [$"{nameof(ServerOptions.Cluster)}:{nameof(ClusterSettings.SiloGatewayPort)}"] = parsed.GetValue(siloGatewayPort)?.ToString(),
            [$"{nameof(ServerOptions.Cluster)}:{nameof(ClusterSettings.Advertise)}"] = parsed.GetValue(advertise),
            [$"{nameof(ServerOptions.Cluster)}:{nameof(ClusterSettings.Certificate)}"] = parsed.GetValue(certificate),
            [nameof(ServerOptions.Data)] = parsed.GetValue(data),
            [nameof(ServerOptions.Listen)] = parsed.GetValue(listen),
            [nameof(ServerOptions.Port)] = parsed.GetValue(port)?.ToString(),
            [nameof(ServerOptions.ManagementPort)] = parsed.GetValue(managementPort)?.ToString(),
            [nameof(ServerOptions.InsecureSingleUser)] = parsed.GetValue(singleUser) ? bool.TrueString : null,
            [$"{nameof(ServerOptions.Page)}:{nameof(DashboardOptions.Server)}"] = parsed.GetValue(pageServer),
        }, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Dictionary<string, string?> options, CancellationToken cancellationToken)
    {
        var settings = options.Where(setting => setting.Value is not null).ToDictionary();
        try
        {
            if (PageServer.IsMeant(settings))
            {
                await using var alone = await PageServer.StartAsync(settings, cancellationToken);
                Console.WriteLine($"page {alone.Address}/");
                await alone.RunAsync(cancellationToken);
                return 0;
            }
            await using var server = await ChannelServer.StartAsync(settings, cancellationToken);
            Console.WriteLine($"ready {(server.IsGateway ? $"grpc={server.GrpcAddress} " : "")}management={server.ManagementAddress} data={server.DataDirectory}");
            if (server.PageAddress is { } page)
                Console.WriteLine($"page {page}");
            return await server.RunAsync(cancellationToken);
        }
        catch (Exception exception) when (StartFailure.Is(exception))
        {
            await Console.Error.WriteLineAsync(StartFailure.Line(exception));
            return 1;
        }
    }
}
