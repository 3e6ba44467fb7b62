using System.ComponentModel.DataAnnotations;
using ChannelGrains.Dashboard;
using ChannelGrains.Gateway.Access;
using ChannelGrains.Gateway.Budgets;
using ChannelGrains.Gateway.Rest;
using ChannelGrains.Gateway.Watching;
using ChannelGrains.Grains;
using ChannelGrains.Grains.AsOf;
using ChannelGrains.Grains.CloseJobs;
using ChannelGrains.Grains.Discipline;
using ChannelGrains.Grains.Evidence;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Lookup;
using ChannelGrains.Grains.Payments;
using ChannelGrains.Grains.Reviews;
using ChannelGrains.Server.Monitoring;

namespace ChannelGrains.Server;

/// <summary>Settings of the server, from configuration section <c>ChannelGrains</c>; in the environment <c>CHANNELGRAINS__PORT</c> and so on.</summary>
public sealed class ServerOptions
{
    public const string Section = "ChannelGrains";

    /// <summary>Directory of the journals and of the customer key.</summary>
    [Required]
    public string Data { get; set; } = "data";

    /// <summary>Address to listen on. One that is not loopback needs API keys and TLS.</summary>
    [Required]
    public string Listen { get; set; } = "127.0.0.1";

    /// <summary>Address of health, which needs no key, of metrics, and of the REST API. Loopback unless you open it for a scraper on purpose:
    /// then metrics ask for a key, and they and the REST API are served with ApiKeys and Tls only.</summary>
    [Required]
    public string ManagementListen { get; set; } = "127.0.0.1";

    /// <summary>Port of gRPC; 0 takes a free one.</summary>
    [Range(0, 65_535)]
    public int Port { get; set; } = 5080;

    /// <summary>Port of health, metrics and the REST API over HTTP/1.1; 0 takes a free one.</summary>
    [Range(0, 65_535)]
    public int ManagementPort { get; set; } = 5081;

    /// <summary>What this process is: <c>all</c>, or <c>silo</c>, <c>gateway</c> and <c>page</c> with commas between them.</summary>
    public string Roles { get; set; } = "all";

    /// <summary>Fingerprint of a customer key that replaces the one the journals were made with, when that is lost for good; needed for one start.</summary>
    public string? AcceptCustomerKey { get; set; }

    /// <summary>Serves gRPC reflection, for tools that explore the API; for development.</summary>
    public bool Reflection { get; set; }

    /// <summary>Serves Orleans' own dashboard of grains at <c>/orleans</c> of the management port, to whom metrics are served. It measures each call of a grain.</summary>
    public bool OrleansDashboard { get; set; }

    /// <summary>One person may both close and approve, plan and pay: where keys are not, everybody is the same principal. For a machine of one's own.</summary>
    public bool InsecureSingleUser { get; set; }

    /// <summary>Minutes after which a partner that nobody asks for leaves memory.</summary>
    [Range(1, 1_440)]
    public int IdlePartnerMinutes { get; set; } = 15;

    public TlsOptions? Tls { get; set; }

    public JournalSettings Journal { get; set; } = new();

    public PostgresSettings Postgres { get; set; } = new();

    public ClusterSettings Cluster { get; set; } = new();

    public IngestOptions Ingest { get; set; } = new();

    public BudgetOptions Budget { get; set; } = new();

    public WatchOptions Watch { get; set; } = new();

    public ViewOptions Views { get; set; } = new();

    public ReviewOptions Reviews { get; set; } = new();

    public AsOfOptions AsOf { get; set; } = new();

    public LookupOptions Lookup { get; set; } = new();

    public CloseJobOptions CloseJobs { get; set; } = new();

    public PaymentOptions Payments { get; set; } = new();

    public EvidenceOptions Evidence { get; set; } = new();

    public DisciplineOptions Discipline { get; set; } = new();

    public TelemetryOptions Telemetry { get; set; } = new();

    public RestOptions Rest { get; set; } = new();

    public DashboardOptions Page { get; set; } = new();

    public IList<ApiKeyOptions> ApiKeys { get; set; } = [];

    /// <summary>For tests only: breaks guarantees on purpose.</summary>
    public GrainFaults Faults { get; set; } = new();

    public System.Net.IPAddress Address => Parse(nameof(Listen), Listen);

    public System.Net.IPAddress ManagementAddress => Parse(nameof(ManagementListen), ManagementListen);

    /// <summary>The REST API is served on loopback; elsewhere only where nobody gets in without a key, and no key goes in the clear.</summary>
    public bool ServesRest => System.Net.IPAddress.IsLoopback(ManagementAddress) || IsProtected;

    /// <summary>Who may read metrics.</summary>
    internal OperatorAccess OperatorAccess => System.Net.IPAddress.IsLoopback(ManagementAddress) ? OperatorAccess.Open : IsProtected ? OperatorAccess.WithKey : OperatorAccess.Closed;

    /// <summary>The page is served where the REST API is, as it hands over the same.</summary>
    public bool ServesPage => Page.Enabled && ServesRest && Has(ServerRoles.Page);

    /// <summary>One of several processes of a deployment.</summary>
    public bool IsOfCluster => Cluster.IsSilo || !Has(ServerRoles.Silo);

    public bool Has(ServerRoles role) => ServerRoleNames.Parse(Roles).HasFlag(role);

    private bool IsProtected => ApiKeys.Count > 0 && Tls is not null;

    /// <summary>Throws with what to change when settings do not go together.</summary>
    public void Validate()
    {
        Validator.ValidateObject(this, new ValidationContext(this), validateAllProperties: true);
        Validator.ValidateObject(Ingest, new ValidationContext(Ingest), validateAllProperties: true);
        Validator.ValidateObject(Budget, new ValidationContext(Budget), validateAllProperties: true);
        Validator.ValidateObject(Watch, new ValidationContext(Watch), validateAllProperties: true);
        Validator.ValidateObject(Views, new ValidationContext(Views), validateAllProperties: true);
        Validator.ValidateObject(Reviews, new ValidationContext(Reviews), validateAllProperties: true);
        Validator.ValidateObject(CloseJobs, new ValidationContext(CloseJobs), validateAllProperties: true);
        Validator.ValidateObject(Payments, new ValidationContext(Payments), validateAllProperties: true);
        Validator.ValidateObject(Evidence, new ValidationContext(Evidence), validateAllProperties: true);
        Validator.ValidateObject(Discipline, new ValidationContext(Discipline), validateAllProperties: true);
        Validator.ValidateObject(AsOf, new ValidationContext(AsOf), validateAllProperties: true);
        Validator.ValidateObject(Lookup, new ValidationContext(Lookup), validateAllProperties: true);
        Validator.ValidateObject(Page, new ValidationContext(Page), validateAllProperties: true);
        Validator.ValidateObject(Journal, new ValidationContext(Journal), validateAllProperties: true);
        Validator.ValidateObject(Postgres, new ValidationContext(Postgres), validateAllProperties: true);
        Cluster.Validate(ServerRoleNames.Parse(Roles), Postgres.ConnectionString is not null);
        _ = ManagementAddress;
        Rest.Validate();
        if (Has(ServerRoles.Gateway) && !System.Net.IPAddress.IsLoopback(Address) && !IsProtected)
            throw new ValidationException($"Listening on {Listen}, which is not loopback, needs ApiKeys and Tls. Configure both, or listen on 127.0.0.1.");
    }

    private static System.Net.IPAddress Parse(string setting, string text) => System.Net.IPAddress.TryParse(text, out var address)
        ? address
        : throw new ValidationException($"{setting} is '{text}', which is no IP address. Use 127.0.0.1, ::1 or an address of this machine.");
}
