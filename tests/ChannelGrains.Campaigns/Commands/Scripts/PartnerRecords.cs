using ChannelGrains.Kpi.V1;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Commands.Scripts;

/// <summary>How many records a partner's journal has: of one that nothing but a story writes to, one for each acknowledged command.</summary>
internal static class PartnerRecords
{
    public const string Name = "records";

    public static async Task<Shown> ReadAsync(ChannelBase channel, string partnerId, Shown shown)
    {
        var kpis = await new KpiService.KpiServiceClient(channel).GetPartnerKpisAsync(new GetPartnerKpisRequest { PartnerId = partnerId, Period = "2025-01" });
        return shown.Plus(Name, kpis.JournalVersion);
    }
}
