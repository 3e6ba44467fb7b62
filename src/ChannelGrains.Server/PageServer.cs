using System.ComponentModel.DataAnnotations;
using System.Net;
using ChannelGrains.Client;
using ChannelGrains.Dashboard;
using ChannelGrains.Gateway.Access;
using ChannelGrains.Gateway.Rest;
using ChannelGrains.Server.Monitoring;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Console;

namespace ChannelGrains.Server;

/// <summary>The page alone, of a server or of gateways elsewhere: no journal, no grains, no gRPC of its own.</summary>
public sealed class PageServer : IAsyncDisposable
{
    private const int MaxConnections = 10_000;

    private readonly WebApplication _application;

    private PageServer(WebApplication application) => _application = application;

    public string Address => _application.Urls.First();

    /// <summary>Whether the page is the only role that settings, environment and files give a process.</summary>
    public static bool IsMeant(IReadOnlyDictionary<string, string?> settings) =>
        ServerRoleNames.Parse(Prepare(settings).Configuration.GetSection(ServerOptions.Section)[nameof(ServerOptions.Roles)] ?? new ServerOptions().Roles) == ServerRoles.Page;

    /// <param name="settings">Settings by name, which win over environment and files.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<PageServer> StartAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        var builder = Prepare(settings);
        var options = builder.Configuration.GetSection(ServerOptions.Section).Get<ServerOptions>() ?? new ServerOptions();
        var gateways = Check(options);
        builder.Logging.AddConsoleFormatter<LogLines, ConsoleFormatterOptions>();
        Telemetry.Configure(builder, options.Telemetry);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = kestrel.Limits.MaxConcurrentUpgradedConnections = MaxConnections;
            kestrel.Listen(options.ManagementAddress, options.ManagementPort, listener => Listeners.Encrypt(listener, options, HttpProtocols.Http1));
        });
        builder.Services.AddSingleton(Microsoft.Extensions.Options.Options.Create(options.Ingest));
        builder.Services.AddSingleton(Microsoft.Extensions.Options.Options.Create(options.Rest));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new KeyRing([.. options.ApiKeys]));
        OwnPage.Add(builder, options, _ => ClientChannel.Create(gateways, new ClientOptions()));
        var application = builder.Build();
        application.UseRest(served: false);
        application.UseMiddleware<OperatorGate>(options.OperatorAccess);
        application.UseDashboard(_ => { });
        application.MapGet("/health/live", () => Results.Text("live\n")).WithMetadata(new AnyHost());
        Telemetry.Map(application, options.Telemetry);
        application.MapDashboard(OwnPage.AssetsManifest);
        await application.StartAsync(cancellationToken);
        return new PageServer(application);
    }

    public Task RunAsync(CancellationToken cancellationToken) => _application.WaitForShutdownAsync(cancellationToken);

    /// <summary>Stops first, so that live pages leave before what they need does.</summary>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    private static WebApplicationBuilder Prepare(IReadOnlyDictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = OwnPage.ApplicationName, ContentRootPath = AppContext.BaseDirectory, Args = ChannelServer.ReadOnce });
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => $"{ServerOptions.Section}:{setting.Key}", setting => setting.Value));
        return builder;
    }

    private static IReadOnlyList<Uri> Check(ServerOptions options)
    {
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        Validator.ValidateObject(options.Page, new ValidationContext(options.Page), validateAllProperties: true);
        options.Rest.Validate();
        var gateways = PageGateways.Parse(options.Page.Server);
        if (!IPAddress.IsLoopback(options.ManagementAddress) && options.Tls is null)
            throw new ValidationException($"Listening on {options.ManagementListen}, which is not loopback, needs Tls: people sign in with keys there.");
        return gateways;
    }
}
