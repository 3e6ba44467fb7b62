namespace ChannelGrains.Gateway.Access;

/// <summary>Which roles may call which method. What is not listed is for admins.</summary>
internal static class AccessRules
{
    private const Roles Anyone = Roles.Source | Roles.Reader | Roles.Manager | Roles.Finance;
    private const Roles Readers = Roles.Reader | Roles.Manager | Roles.Finance;

    private static readonly Dictionary<string, Roles> ByMethod = new(StringComparer.Ordinal)
    {
        ["/channelgrains.ingest.v1.IngestService/StreamTransactions"] = Roles.Source,
        ["/channelgrains.ingest.v1.IngestService/SubmitTransactions"] = Roles.Source,
        ["/channelgrains.ingest.v1.IngestService/OpenLane"] = Roles.Source,
        ["/channelgrains.ingest.v1.IngestService/GetLane"] = Roles.Source | Readers,
        ["/channelgrains.ingest.v1.IngestService/ListLanes"] = Readers,
        ["/channelgrains.ingest.v1.IngestService/GetSource"] = Anyone,
        ["/channelgrains.ingest.v1.IngestService/ListSources"] = Readers,
        ["/channelgrains.ingest.v1.IngestService/ListQuarantined"] = Readers,
        ["/channelgrains.ingest.v1.IngestService/ReplayQuarantined"] = Roles.Manager,
        ["/channelgrains.ingest.v1.IngestService/DiscardQuarantined"] = Roles.Manager,
        ["/channelgrains.partner.v1.PartnerService/GetPartner"] = Anyone,
        ["/channelgrains.partner.v1.PartnerService/ListPartners"] = Readers,
        ["/channelgrains.partner.v1.PartnerService/CreatePartner"] = Roles.Manager,
        ["/channelgrains.partner.v1.PartnerService/UpdatePartner"] = Roles.Manager,
        ["/channelgrains.partner.v1.PartnerService/SuspendPartner"] = Roles.Manager,
        ["/channelgrains.partner.v1.PartnerService/ResumePartner"] = Roles.Manager,
        ["/channelgrains.partner.v1.PartnerService/TerminatePartner"] = Roles.Manager,
        ["/channelgrains.partner.v1.ProgrammeService/GetProgramme"] = Readers,
        ["/channelgrains.kpi.v1.KpiService/GetPartnerKpis"] = Readers,
        ["/channelgrains.kpi.v1.KpiService/WatchPartnerKpis"] = Readers,
        ["/channelgrains.kpi.v1.KpiService/QuerySeries"] = Readers,
        ["/channelgrains.kpi.v1.KpiService/ListPartnerKpis"] = Readers,
        ["/channelgrains.kpi.v1.KpiService/WatchLeaderboard"] = Readers,
        ["/channelgrains.kpi.v1.KpiService/GetChannelKpis"] = Readers,
        ["/channelgrains.kpi.v1.KpiService/WatchChannelKpis"] = Readers,
        ["/channelgrains.market.v1.MarketService/GetMarketShare"] = Readers,
        ["/channelgrains.market.v1.MarketService/WatchMarketShare"] = Readers,
        ["/channelgrains.market.v1.MarketService/ListMarkets"] = Readers,
        ["/channelgrains.market.v1.MarketService/ReportMarketSize"] = Roles.Manager,
        ["/channelgrains.market.v1.MarketService/ReportCompetitorSales"] = Roles.Manager,
    };

    public static Roles For(string method) => ByMethod.GetValueOrDefault(method);

    /// <summary>Health and reflection name nobody and need nobody.</summary>
    public static bool IsOpen(string method) => method.StartsWith("/grpc.", StringComparison.Ordinal);
}
