using ChannelGrains.Actions.V1;
using ChannelGrains.Admin.V1;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Audit.V1;
using ChannelGrains.Compliance.V1;
using ChannelGrains.Discipline.V1;
using ChannelGrains.Evidence.V1;
using ChannelGrains.Feedback.V1;
using ChannelGrains.Forms.V1;
using ChannelGrains.Risks.V1;
using ChannelGrains.Scorecards.V1;
using ChannelGrains.Settlement.V1;
using Grpc.Net.Client;

namespace ChannelGrains.Server.Tests.Driving;

/// <summary>The API of one server, and partners and sources that are a test's own.</summary>
/// <param name="channel">Leads to it.</param>
/// <param name="sending">Leads to the gateway that takes transactions, where that is another one.</param>
public sealed class TestClient(GrpcChannel channel, GrpcChannel? sending = null)
{
    private static int _made;

    public GrpcChannel Channel { get; } = channel;

    private GrpcChannel Sending { get; } = sending ?? channel;

    public IngestService.IngestServiceClient Ingest { get; } = new(sending ?? channel);

    public PartnerService.PartnerServiceClient Partners { get; } = new(channel);

    public AgreementService.AgreementServiceClient Agreements { get; } = new(channel);

    public FeedbackService.FeedbackServiceClient Feedback { get; } = new(channel);

    public FormService.FormServiceClient Forms { get; } = new(channel);

    public CertificateService.CertificateServiceClient Certificates { get; } = new(channel);

    public ComplianceService.ComplianceServiceClient Compliance { get; } = new(channel);

    public DisciplineService.DisciplineServiceClient Discipline { get; } = new(channel);

    public EvidenceService.EvidenceServiceClient Evidence { get; } = new(channel);

    public ActionService.ActionServiceClient Actions { get; } = new(channel);

    public ScorecardService.ScorecardServiceClient Scorecards { get; } = new(channel);

    public ProgrammeService.ProgrammeServiceClient Programme { get; } = new(channel);

    public KpiService.KpiServiceClient Kpis { get; } = new(channel);

    public MarketService.MarketServiceClient Markets { get; } = new(channel);

    public ToolService.ToolServiceClient Tools { get; } = new(channel);

    public TargetService.TargetServiceClient Targets { get; } = new(channel);

    public SettlementService.SettlementServiceClient Settlement { get; } = new(channel);

    public RiskService.RiskServiceClient Risk { get; } = new(channel);

    public AuditService.AuditServiceClient Audit { get; } = new(channel);

    public AdminService.AdminServiceClient Admin { get; } = new(channel);

    /// <summary>An id that no other test of this run has.</summary>
    public static string NewId(string prefix) => $"{prefix}-{Interlocked.Increment(ref _made):D5}";

    /// <summary>An ACTIVE partner in Chengdu whose business days are those of UTC.</summary>
    public async Task<string> CreatePartnerAsync(Action<CreatePartnerRequest>? change = null)
    {
        var request = new CreatePartnerRequest
        {
            PartnerId = NewId("partner"),
            Partner = new Partner { DisplayName = "A partner", ChannelType = ChannelType.Direct, Region = "cn/sichuan/chengdu", TimeZone = "Etc/UTC" },
            InitialState = PartnerState.Active,
        };
        change?.Invoke(request);
        await Partners.CreatePartnerAsync(request);
        return request.PartnerId;
    }

    /// <summary>A source that takes transactions of any age, so that tests may name fixed days.</summary>
    public async Task<string> CreateSourceAsync(SourceMode mode, Action<Source>? change = null)
    {
        var source = new Source { SourceId = NewId("source"), Mode = mode, MaxAgeDays = 36_500 };
        change?.Invoke(source);
        await Ingest.CreateSourceAsync(new CreateSourceRequest { Source = source });
        return source.SourceId;
    }

    public Task<IngestSession> OpenAsync(string sourceId) => IngestSession.OpenAsync(Sending, sourceId);

    public async Task<BatchResult> SubmitAsync(string sourceId, TransactionBatch batch) =>
        (await Ingest.SubmitTransactionsAsync(new SubmitTransactionsRequest { SourceId = sourceId, Batch = batch })).Result;

    public async Task<Lane> GetLaneAsync(string sourceId, string partnerId) =>
        (await Ingest.GetLaneAsync(new GetLaneRequest { SourceId = sourceId, PartnerId = partnerId })).Lane;

    public async Task<IReadOnlyList<QuarantineItem>> QuarantineAsync(string partnerId) =>
        (await Ingest.ListQuarantinedAsync(new ListQuarantinedRequest { PartnerId = partnerId, PageSize = 1_000 })).Items;

    public async Task<PartnerKpis> KpisAsync(string partnerId, string period) =>
        (await Kpis.GetPartnerKpisAsync(new GetPartnerKpisRequest { PartnerId = partnerId, Period = period })).Kpis;

    /// <summary>Net sales of a period in the currency's unit.</summary>
    public async Task<decimal> NetAsync(string partnerId, string period = "2026") => (await KpisAsync(partnerId, period)).Total.Net.ToDecimal();
}
