using System.CommandLine;

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
        var command = new Command("serve", "Runs the server on its embedded store. Every option is also configuration: CHANNELGRAINS__PORT=5080.")
        {
            data, listen, port, managementPort, singleUser,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(new Dictionary<string, string?>
        {
            [nameof(ServerOptions.Data)] = parsed.GetValue(data),
            [nameof(ServerOptions.Listen)] = parsed.GetValue(listen),
            [nameof(ServerOptions.Port)] = parsed.GetValue(port)?.ToString(),
            [nameof(ServerOptions.ManagementPort)] = parsed.GetValue(managementPort)?.ToString(),
            [nameof(ServerOptions.InsecureSingleUser)] = parsed.GetValue(singleUser) ? bool.TrueString : null,
        }, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Dictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        try
        {
            await using var server = await ChannelServer.StartAsync(settings.Where(setting => setting.Value is not null).ToDictionary(), cancellationToken);
            Console.WriteLine($"ready grpc={server.GrpcAddress} management={server.ManagementAddress} data={server.DataDirectory}");
            return await server.RunAsync(cancellationToken);
        }
        catch (Exception exception) when (StartFailure.Is(exception))
        {
            await Console.Error.WriteLineAsync(StartFailure.Line(exception));
            return 1;
        }
    }
}
