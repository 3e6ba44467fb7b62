using System.CommandLine;
using ChannelGrains.Dashboard;

namespace ChannelGrains.Server;

/// <summary><c>serve</c>: the server alone.</summary>
internal static class ServeCommand
{
    private const string PageRole = "page";

    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "Directory of the journals (default: data)." };
        var listen = new Option<string?>("--listen") { Description = "Address to listen on (default: 127.0.0.1)." };
        var port = PortOptions.Grpc();
        var managementPort = PortOptions.Management();
        var singleUser = new Option<bool>("--insecure-single-user") { Description = "Lets one person both close and approve statements, plan and approve payment runs." };
        var roles = new Option<string?>("--roles") { Description = "What it is: all, or page, which serves the page of a server elsewhere, --page-server (default: all)." };
        roles.AcceptOnlyFromAmong("all", PageRole);
        var pageServer = new Option<Uri?>("--page-server") { Description = "With --roles page, the gRPC address of the server, as https://channels.example.com:5080." };
        var command = new Command("serve", "Runs the server on its embedded store. Every option is also configuration: CHANNELGRAINS__PORT=5080.")
        {
            data, listen, port, managementPort, singleUser, roles, pageServer,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(roles) == PageRole, new Dictionary<string, string?>
        {
            [nameof(ServerOptions.Data)] = parsed.GetValue(data),
            [nameof(ServerOptions.Listen)] = parsed.GetValue(listen),
            [nameof(ServerOptions.Port)] = parsed.GetValue(port)?.ToString(),
            [nameof(ServerOptions.ManagementPort)] = parsed.GetValue(managementPort)?.ToString(),
            [nameof(ServerOptions.InsecureSingleUser)] = parsed.GetValue(singleUser) ? bool.TrueString : null,
            [$"{nameof(ServerOptions.Page)}:{nameof(DashboardOptions.Server)}"] = parsed.GetValue(pageServer)?.ToString(),
        }, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(bool isPage, Dictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        try
        {
            if (isPage)
            {
                await using var alone = await PageServer.StartAsync(settings.Where(setting => setting.Value is not null).ToDictionary(), cancellationToken);
                Console.WriteLine($"page {alone.Address}/");
                await alone.RunAsync(cancellationToken);
                return 0;
            }
            await using var server = await ChannelServer.StartAsync(settings.Where(setting => setting.Value is not null).ToDictionary(), cancellationToken);
            Console.WriteLine($"ready grpc={server.GrpcAddress} management={server.ManagementAddress} data={server.DataDirectory}");
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
