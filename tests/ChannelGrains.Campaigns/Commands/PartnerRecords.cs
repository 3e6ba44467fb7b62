using ChannelGrains.Actions.V1;
using ChannelGrains.Kpi.V1;
using ChannelGrains.Risks.V1;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Commands;

/// <summary>How many records a partner's journal has beside those that reviews made: of one that nothing but a story writes to, one for each acknowledged command.</summary>
internal static class PartnerRecords
{
    public const string Name = "records";

    private const int PageSize = 1_000;

    /// <summary>Who makes records that nobody asked for.</summary>
    private const string Reviewer = "review";

    private static readonly ActionState[] States = [ActionState.Open, ActionState.InProgress, ActionState.Done, ActionState.Verified, ActionState.Cancelled];

    /// <summary>Lists of actions follow the journal a little later, so that the count may be too high for a moment.</summary>
    public static async Task<Shown> ReadAsync(ChannelBase channel, string partnerId, Shown shown)
    {
        var kpis = await new KpiService.KpiServiceClient(channel).GetPartnerKpisAsync(new GetPartnerKpisRequest { PartnerId = partnerId, Period = "2025-01" });
        var reviewed = new HashSet<long>();
        await AddLevelsAsync(channel, partnerId, reviewed);
        await AddActionsAsync(channel, partnerId, reviewed);
        return shown.Plus(Name, kpis.JournalVersion - reviewed.Count(version => version <= kpis.JournalVersion));
    }

    private static async Task AddLevelsAsync(ChannelBase channel, string partnerId, HashSet<long> reviewed)
    {
        var client = new RiskService.RiskServiceClient(channel);
        var request = new ListRiskHistoryRequest { PartnerId = partnerId, PageSize = PageSize };
        do
        {
            var page = await client.ListRiskHistoryAsync(request);
            reviewed.UnionWith(page.Events.Where(stated => stated.Principal == Reviewer).Select(stated => stated.JournalVersion));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
    }

    private static async Task AddActionsAsync(ChannelBase channel, string partnerId, HashSet<long> reviewed)
    {
        var client = new ActionService.ActionServiceClient(channel);
        var request = new ListActionsRequest { Filter = new ActionFilter { PartnerId = partnerId, States = { States } }, PageSize = PageSize };
        do
        {
            var page = await client.ListActionsAsync(request);
            foreach (var action in page.Actions.Where(action => action.OpenedBy == Reviewer))
                reviewed.Add((await client.GetActionAsync(new GetActionRequest { PartnerId = partnerId, ActionId = action.ActionId })).Steps[0].JournalVersion);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
    }
}
