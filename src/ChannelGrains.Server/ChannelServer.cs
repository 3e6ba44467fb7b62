using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway;
using ChannelGrains.Gateway.Access;
using ChannelGrains.Gateway.Admin;
using ChannelGrains.Grains;
using ChannelGrains.Journal;
using ChannelGrains.Journal.Embedded;
using ChannelGrains.Postgres.Journals;
using ChannelGrains.Server.Monitoring;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry.Metrics;

namespace ChannelGrains.Server;

/// <summary>A running server: silo, gateway and store in one process, or a part of a deployment of several.</summary>
public sealed class ChannelServer : IAsyncDisposable
{
    /// <summary>How long a stop may take when the streams are gone.</summary>
    private static readonly TimeSpan GrainsEnd = TimeSpan.FromSeconds(30);

    // Settings are read at the start. What watches their files for changes watches all below them too: a data directory there, with each of its writes.
    internal static readonly string[] ReadOnce = ["--hostBuilder:reloadConfigOnChange=false"];

    private readonly WebApplication _application;
    private readonly FatalJournal _fatal;
    private bool _isDisposed;

    private ChannelServer(WebApplication application, ServerOptions options, FatalJournal fatal)
    {
        _application = application;
        _fatal = fatal;
        DataDirectory = Path.GetFullPath(options.Data);
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToList();
        IsGateway = options.Has(ServerRoles.Gateway);
        GrpcAddress = IsGateway ? addresses[0] : "";
        ManagementAddress = addresses[^1];
        PageAddress = options.ServesPage ? ManagementAddress + "/" : null;
    }

    public bool IsGateway { get; }

    /// <summary>Empty where there is no gateway.</summary>
    public string GrpcAddress { get; }

    public string ManagementAddress { get; }

    /// <summary>Null where the page is not served.</summary>
    public string? PageAddress { get; }

    public string DataDirectory { get; }

    public IServiceProvider Services => _application.Services;

    /// <summary>Starts a server; it takes traffic when this completes.</summary>
    /// <param name="settings">Settings by name, which win over environment and files.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <param name="configure">Replaces services, for tests.</param>
    public static async Task<ChannelServer> StartAsync(
        IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = OwnPage.ApplicationName, ContentRootPath = AppContext.BaseDirectory, Args = ReadOnce });
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => $"{ServerOptions.Section}:{setting.Key}", setting => setting.Value));
        var options = builder.Configuration.GetSection(ServerOptions.Section).Get<ServerOptions>() ?? new ServerOptions();
        options.Validate();
        StartChecks.Run(options);
        var keys = new KeyRing([.. options.ApiKeys]);
        var fatal = new FatalJournal();
        builder.Logging.AddConsoleFormatter<LogLines, ConsoleFormatterOptions>();
        Telemetry.Configure(builder, options.Telemetry);
        Listeners.Configure(builder.WebHost, options);
        var services = builder.Services;
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(options.Ingest));
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(options.Budget));
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(options.Watch));
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(options.Views));
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(options.Reviews));
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(options.AsOf));
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(options.Lookup));
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(options.CloseJobs));
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(options.Payments));
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(options.Evidence));
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(options.Discipline));
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(options.Rest));
        services.AddSingleton(options.Faults);
        services.AddSingleton(fatal);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = options.Ingest.GoAwayGrace + GrainsEnd);
        services.AddSingleton(new FourEyes(options.InsecureSingleUser));
        AddRoles(services, options, keys);
        services.AddSingleton(provider => EmbeddedStore.Hold(options, provider));
        services.AddSingleton(_ => new DataDisk(Path.GetFullPath(options.Data)));
        services.AddSingleton(new ServerCertificate(options.Tls?.ReadExpiry(), ClusterTls.ReadExpiry(options.Cluster.Certificate)));
        if (options.Postgres.ConnectionString is null)
        {
            services.AddSingleton<JournalInstruments>();
            services.TryAddSingleton(provider => EmbeddedStore.Open(options, fatal, provider));
            services.AddSingleton<IJournalStore>(provider => provider.GetRequiredService<EmbeddedJournalStore>());
        }
        else
        {
            if (options.Has(ServerRoles.Silo))
                services.AddSharedStore();
            services.AddSingleton<PostgresInstruments>();
            services.AddSingleton(provider => PostgresStore.Open(options, fatal, provider));
            services.AddSingleton<IJournalStore>(provider => provider.GetRequiredService<PostgresJournalStore>());
        }
        services.TryAddSingleton<IEvidenceStore>(provider => EmbeddedStore.OpenEvidence(options, provider));
        services.AddSingleton<IJournals>(provider => provider.GetRequiredService<IJournalStore>());
        services.AddSingleton<IJournalIndex>(provider => provider.GetRequiredService<IJournalStore>());
        services.AddSingleton<IJournalRows>(provider => provider.GetRequiredService<IJournalStore>());
        services.AddSingleton<ICommitWatch>(provider => provider.GetRequiredService<IJournalStore>());
        services.AddSingleton<TicketStores>();
        services.AddSingleton<IJournalAdministration>(provider => provider.GetRequiredService<IJournalStore>());
        services.AddSingleton(_ => EmbeddedStore.CustomerKey(options));
        if (options.ServesPage)
            OwnPage.Add(builder, options, provider => OwnPage.ConnectToSelf(provider, options));
        var traces = Telemetry.Traces(builder.Configuration, options.Telemetry);
        if (options.Has(ServerRoles.Silo))
            builder.UseOrleans(silo => Silo.Configure(silo, options, traces));
        else
            builder.UseOrleansClient(client => Silo.Configure(client, options, traces));
        configure?.Invoke(services);
        var application = builder.Build();
        // Listens before the store is opened, which measures what it recovers.
        application.Services.GetService<MeterProvider>();
        application.Services.GetRequiredService<IJournalStore>();
        application.Services.GetRequiredService<IEvidenceStore>();
        if (options.Has(ServerRoles.Silo))
            application.Services.ReadAhead();
        Map(application, options);
        await application.StartAsync(cancellationToken);
        StartupLog.Started(application.Logger, options, keys);
        ClusterLog.Started(application.Logger, options, application.Services);
        return new ChannelServer(application, options, fatal);
    }

    /// <summary>Runs until stopped; 0, or 1 when the journal failed.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        _fatal.StopOnFailure(_application.Lifetime);
        await _application.WaitForShutdownAsync(cancellationToken);
        return _fatal.Failed ? 1 : 0;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
            return;
        // A server that is only disposed of stops first, as by a signal, so that what calls grains by itself ends before they do.
        if (!_application.Lifetime.ApplicationStopped.IsCancellationRequested)
        {
            _application.Lifetime.StopApplication();
            await _application.StopAsync();
        }
        await _application.DisposeAsync();
    }

    private static void AddRoles(IServiceCollection services, ServerOptions options, KeyRing keys)
    {
        if (options.Has(ServerRoles.Silo))
            services.AddChannelGrains();
        else
            services.AddChannelGrainsCallers().AddCallsApart();
        if (options.Has(ServerRoles.Gateway))
        {
            services.AddChannelGrainsGateway(options.Ingest, keys, options.IsOfCluster);
            services.AddGrpcHealthChecks(health => health.Services.Map("journal", check => check.Name == "journal"));
            if (options.Reflection)
                services.AddGrpcReflection();
        }
        else
        {
            services.AddSingleton(keys);
            services.AddChannelGrainsReaders();
        }
        var health = services.AddHealthChecks().AddCheck<JournalHealth>("journal");
        if (options.IsOfCluster)
            health.AddCheck<ClusterHealth>("cluster");
    }

    private static void Map(WebApplication application, ServerOptions options)
    {
        if (!options.Has(ServerRoles.Gateway))
        {
            Management.MapSilo(application, options);
            return;
        }
        application.MapChannelGrains();
        application.MapGrpcHealthChecksService();
        if (options.Reflection)
            application.MapGrpcReflectionService();
        Management.Map(application, options);
    }
}
